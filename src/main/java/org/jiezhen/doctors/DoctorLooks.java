package org.jiezhen.doctors;

import jakarta.annotation.security.RolesAllowed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.filings.Lack;
import org.jiezhen.prices.ItemId;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Saying;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whoever a request concerns reads its briefing and its record; each look is journalled, in the guest's story. */
@Service
@Transactional
public class DoctorLooks {

    /** How far a request is that is open, or answered; what has ended without a record is on no board. */
    public enum Stage {
        /** Nobody comes yet. */
        ASKED,
        /** A doctor comes. */
        COMING,
        /** A doctor is with the guest. */
        WITH_GUEST,
        /** A doctor was with the guest, and owes the record. */
        RECORD_OWED,
        /** The record is signed off. */
        ANSWERED
    }

    /** A briefing as it stood from then on. */
    public record Told(Briefing briefing, Instant since, String by) {}

    /**
     * A record as it was signed off.
     *
     * @param why why it says something else than before; null for the first
     */
    public record Signed(Findings findings, @Nullable String why, Instant at, String by, StaffId doctor) {}

    /**
     * A request, opened.
     *
     * @param told the briefing, the last first
     * @param signed the record, the last first; empty as long as there is none
     * @param mine whether whoever looks asks; otherwise he or she is a doctor
     * @param open whether it is open
     * @param planned what is planned for the guest and medical
     * @param verdicts what the record that stands says of planned items, with what each is called
     * @param unplanned what it says of items that are planned no longer
     */
    public record Opened(
            DoctorRequestId request,
            VisitId visit,
            String ticket,
            List<Told> told,
            List<Signed> signed,
            boolean mine,
            boolean open,
            List<Planned> planned,
            Map<Localized, Verdict> verdicts,
            Map<ItemId, Verdict> unplanned) {}

    /**
     * Something that is planned for the guest and medical.
     *
     * @param said what the record of this request says of it; null when nothing
     * @param lacks what whoever looks lacks to confirm it, as a sentence; null when nothing
     */
    public record Planned(
            ItemId item,
            Localized name,
            @Nullable Verdict said,
            @Nullable Saying lacks) {}

    /** A request of a guest, without a word of what is in it. */
    public record Said(
            DoctorRequestId request,
            String state,
            Instant since,
            @Nullable String doctor,
            @Nullable String comes,
            boolean concerns) {}

    /** That somebody is asked to stay with the guest, and who has taken the guest over, if anybody has. */
    public record Company(Instant asked, @Nullable String with) {}

    private final Commands commands;
    private final DoctorRequestKind kind;
    private final Verdicts verdicts;
    private final CurrentStaff staff;
    private final JdbcClient jdbc;

    DoctorLooks(Commands commands, DoctorRequestKind kind, Verdicts verdicts, CurrentStaff staff, JdbcClient jdbc) {
        this.commands = commands;
        this.kind = kind;
        this.verdicts = verdicts;
        this.staff = staff;
        this.jdbc = jdbc;
    }

    /**
     * Opens a request that concerns whoever looks.
     *
     * @throws org.jiezhen.shared.Refusal when there is none, or it concerns others
     */
    @RolesAllowed({DoctorPermission.ASK, DoctorPermission.RECORD})
    public Opened open(DoctorRequestId id) {
        var request = kind.locked(id);
        var mine = isMine(request);
        if (!mine && !isDoctors(request)) {
            throw DoctorRequestKind.unknown();
        }
        commands.run(kind, request, DoctorAct.LOOK.plain(), _ -> {});
        return new Opened(
                id,
                request.visit(),
                request.label(),
                told(id),
                signed(id),
                mine,
                request.stands().state() == DoctorRequest.State.OPEN,
                planned(request),
                verdicts.said(id),
                unplanned(request));
    }

    private Map<ItemId, Verdict> unplanned(DoctorRequest request) {
        var said = verdicts.standing(request.id());
        verdicts.intended(request.visit()).forEach(item -> said.remove(item.item()));
        return said;
    }

    private List<Planned> planned(DoctorRequest request) {
        var said = verdicts.standing(request.id());
        return verdicts.intended(request.visit()).stream()
                .map(item -> new Planned(
                        item.item(),
                        item.name(),
                        said.get(item.item()),
                        verdicts.lacks(staff.id(), item).map(Lack::why).orElse(null)))
                .toList();
    }

    private boolean isMine(DoctorRequest request) {
        return staff.may(DoctorPermission.ASK)
                && (request.by().equals(staff.id())
                        || exists(
                                "SELECT FROM visit_custody_now WHERE visit_id = ? AND staff_id = ?",
                                request.visit().value()));
    }

    private boolean isDoctors(DoctorRequest request) {
        return staff.may(DoctorPermission.RECORD)
                && (request.doctor() == null
                        || request.doctor().equals(staff.id())
                        || exists("""
                                SELECT FROM task_now WHERE task_id = ? AND (person IS NULL OR owner = ?)""", request.task().value())
                        || exists(
                                "SELECT FROM doctor_record WHERE request_id = ? AND doctor_id = ?",
                                request.id().value()));
    }

    // The statement is the code's own; its second parameter is whoever looks.
    private boolean exists(String select, UUID about) {
        return jdbc.sql("SELECT EXISTS (" + select + ")")
                .params(about, staff.id().value())
                .query(Boolean.class)
                .single();
    }

    private List<Told> told(DoctorRequestId id) {
        return jdbc.sql("""
                        SELECT b.*, n.name FROM doctor_briefing b
                        LEFT JOIN journal_told j ON j.id = b.begun_by
                        LEFT JOIN staff_named n ON n.actor = j.actor
                        WHERE b.request_id = ? AND b.voided IS NULL ORDER BY b.id DESC""")
                .param(id.value())
                .query((rs, row) -> new Told(
                        new Briefing(
                                rs.getString("wish"),
                                rs.getString("plan"),
                                words(rs, "worries"),
                                words(rs, "cautions"),
                                words(rs, "questions")),
                        at(rs, "started"),
                        words(rs, "name")))
                .list();
    }

    private List<Signed> signed(DoctorRequestId id) {
        return jdbc.sql("""
                        SELECT d.*, n.name FROM doctor_record d LEFT JOIN staff_named n ON n.actor = d.doctor_id::text
                        WHERE d.request_id = ? ORDER BY d.id DESC""")
                .param(id.value())
                .query((rs, row) -> new Signed(
                        new Findings(
                                rs.getString("findings"),
                                rs.getString("indication"),
                                words(rs, "not_advisable"),
                                rs.getString("advice")),
                        rs.getString("why"),
                        at(rs, "started"),
                        words(rs, "name"),
                        new StaffId(rs.getObject("doctor_id", UUID.class))))
                .list();
    }

    /** The requests of a guest, the last first. */
    @RolesAllowed({DoctorPermission.ASK, DoctorPermission.RECORD, DoctorPermission.WATCH})
    @Transactional(readOnly = true)
    public List<Said> of(VisitId visit) {
        return jdbc.sql("""
                        SELECT r.id, s.state, s.started, s.reason, dn.name AS doctor_name, cn.name AS comes_name,
                               r.asked_by = :me OR EXISTS (SELECT FROM visit_custody_now c
                                                           WHERE c.visit_id = r.visit_id AND c.staff_id = :me) AS mine,
                               r.doctor_id IS NULL OR r.doctor_id = :me OR t.owner = :me
                                   OR EXISTS (SELECT FROM doctor_record d WHERE d.request_id = r.id AND d.doctor_id = :me) AS doctors
                        FROM doctor_request r
                        JOIN doctor_request_state s ON s.request_id = r.id AND s.ended IS NULL AND s.voided IS NULL
                        LEFT JOIN task_now t ON t.task_id = r.task_id
                        LEFT JOIN staff_named dn ON dn.actor = r.doctor_id::text
                        LEFT JOIN doctor_record_now o ON o.request_id = r.id
                        LEFT JOIN staff_named cn ON cn.actor = coalesce(t.owner, o.doctor_id)::text
                        WHERE r.visit_id = :visit ORDER BY r.requested DESC, r.id""")
                .param("me", staff.id().value())
                .param("visit", visit.value())
                .query((rs, row) -> new Said(
                        new DoctorRequestId(rs.getObject("id", UUID.class)),
                        rs.getString("state"),
                        at(rs, "started"),
                        rs.getString("doctor_name"),
                        rs.getString("comes_name"),
                        (staff.may(DoctorPermission.ASK) && rs.getBoolean("mine"))
                                || (staff.may(DoctorPermission.RECORD) && rs.getBoolean("doctors"))))
                .list();
    }

    /** Whether somebody is asked to stay with a guest, and has taken the guest over. */
    @RolesAllowed({DoctorPermission.ASK, DoctorPermission.RECORD, DoctorPermission.WATCH})
    @Transactional(readOnly = true)
    public Optional<Company> company(VisitId visit) {
        return jdbc.sql("""
                        SELECT t.requested, CASE WHEN t.begun IS NOT NULL THEN n.name END FROM task_now t
                        LEFT JOIN staff_named n ON n.actor = t.owner::text
                        WHERE t.visit_id = ? AND t.code = 'STAY_WITH' ORDER BY t.requested LIMIT 1""")
                .param(visit.value())
                .query((rs, row) ->
                        new Company(rs.getObject(1, OffsetDateTime.class).toInstant(), rs.getString(2)))
                .optional();
    }

    private static String words(ResultSet rs, String column) throws SQLException {
        return Objects.requireNonNullElse(rs.getString(column), "");
    }

    private static Instant at(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }
}

package org.jiezhen.doctors;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jiezhen.customers.ShownName;
import org.jiezhen.doctors.DoctorBoard.RequestFact;
import org.jiezhen.doctors.DoctorLooks.Stage;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.Column;
import org.jiezhen.live.Field;
import org.jiezhen.live.HeldBy;
import org.jiezhen.live.Mark;
import org.jiezhen.live.Next;
import org.jiezhen.live.Shown;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Ticket;
import org.jiezhen.staff.StaffId;
import org.jiezhen.tasks.TaskId;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Every open request for a doctor, and what was answered today. No briefing and no record is on it: those are opened, and each look
 * is journalled.
 */
@Component
public class DoctorBoard implements BoardSource<RequestFact> {

    /** The board's name. */
    public static final String NAME = "doctor";

    /** A colleague. */
    public record Who(StaffId id, String name, @Nullable String role) {}

    /**
     * Somebody stays with the guest while the consultant is away.
     *
     * @param with who has taken the guest over; null as long as nobody has
     */
    public record Company(@Nullable String with) {}

    /**
     * A request.
     *
     * @param shownName what boards call the guest; for those whom the request concerns
     * @param where where the guest is
     * @param alone who alone is asked; null asks whichever doctor can come
     * @param keeper who has the guest, if a person
     * @param comes who comes, is with the guest, or has answered
     * @param due until when the next step is due; null once it is answered
     * @param briefed since when the briefing says something else than at first; null when it does not
     * @param declined who cannot come; null when nobody has said so
     * @param company whether somebody is asked to stay with the guest
     */
    public record RequestFact(
            DoctorRequestId request,
            VisitId visit,
            TaskId task,
            Ticket ticket,
            @Nullable Object shownName,
            @Nullable Localized where,
            Who asker,
            @Nullable Who alone,
            @Nullable StaffId keeper,
            Stage stage,
            Instant requested,
            @Nullable Instant due,
            @Nullable Who comes,
            @Nullable Instant comesSince,
            @Nullable Instant briefed,
            @Nullable String declined,
            Set<StaffId> decliners,
            @Nullable Company company)
            implements BoardSource.Fact {

        @Override
        public String id() {
            return request.toString();
        }

        /** Whether it is this consultant's: asked for, or of the guest whom she has. */
        public boolean isOf(StaffId consultant) {
            return asker.id.equals(consultant) || consultant.equals(keeper);
        }

        /** Whether it is for this doctor: asked of her, of whichever doctor can come, or hers already. */
        public boolean isFor(StaffId doctor) {
            return comes != null && comes.id.equals(doctor) || alone == null || alone.id.equals(doctor);
        }

        private boolean isComing(StaffId doctor) {
            return comes != null && comes.id.equals(doctor);
        }

        private @Nullable HeldBy heldBy() {
            return comes == null
                    ? null
                    : HeldBy.person(comes.id, comes.name, comes.role).since(comesSince);
        }

        private @Nullable Integer target() {
            return due == null ? null : (int) Duration.between(requested, due).toSeconds();
        }
    }

    /**
     * What is this person's business. A doctor is shown what is asked of her, or of whichever doctor can come; a consultant what she
     * asks for; whoever watches, every open request with its room, its clock and who comes, and no name.
     *
     * @param may what the person is permitted
     */
    public static Audience<RequestFact> of(StaffId me, Predicate<String> may) {
        var records = may.test(DoctorPermission.RECORD);
        var asks = may.test(DoctorPermission.ASK);
        var watches = may.test(DoctorPermission.WATCH);
        Predicate<RequestFact> concerns = fact -> (records && fact.isFor(me)) || (asks && fact.isOf(me));
        return new Audience<>(
                records || asks ? "of:" + me + ":" + records + ":" + asks + ":" + watches : "watch",
                records ? DoctorPermission.RECORD : asks ? DoctorPermission.ASK : DoctorPermission.WATCH,
                fact -> concerns.test(fact) || (watches && fact.stage != Stage.ANSWERED),
                shown(me, concerns, records));
    }

    private static List<Shown<RequestFact>> shown(StaffId me, Predicate<RequestFact> concerns, boolean records) {
        return List.of(
                Column.ticket(field("tk", fact -> fact.ticket.text()), "doctors.ticket"),
                Column.status(
                                field("st", RequestFact::stage).coded("doctors.stage", Stage.class),
                                "doctors.state",
                                new Mark("ASKED", "ring0", false),
                                new Mark("COMING", "ring2", false),
                                new Mark("WITH_GUEST", "discplus", true),
                                new Mark("RECORD_OWED", "ring3", false),
                                new Mark("ANSWERED", "i-check", true))
                        .sub(
                                field("nm", fact -> concerns.test(fact) ? fact.shownName : null),
                                Field.mark("dm", fact -> fact.decliners.contains(me), "doctors.declinedByMe")),
                Column.text(field("wh", RequestFact::where), "doctors.where")
                        .strong()
                        .none("doctors.noWhere"),
                Column.text(field("as", fact -> fact.asker.name), "doctors.askedBy")
                        .sub(
                                Field.mark(
                                        "br", fact -> concerns.test(fact) && fact.briefed != null, "doctors.briefed"),
                                field("al", fact -> fact.alone == null ? null : fact.alone.name)
                                        .counted("doctors.alone", "doctors.alone"),
                                field("dc", RequestFact::declined).counted("doctors.declined", "doctors.declined"),
                                field(
                                                "cp",
                                                fact -> fact.company == null
                                                        ? null
                                                        : fact.company.with == null ? "WAITS" : "THERE")
                                        .coded("doctors.company", "WAITS", "THERE"),
                                field("cn", fact -> fact.company == null ? null : fact.company.with)),
                Column.holder(RequestFact::heldBy, _ -> null, "doctors.comes"),
                Column.elapsed(
                        field("s", fact -> fact.stage == Stage.ANSWERED ? null : fact.requested.toEpochMilli()),
                        field("tg", RequestFact::target),
                        "doctors.since"),
                Column.actions(
                        fact -> concerns.test(fact) ? next(fact, me, records) : List.of(),
                        "doctors.action",
                        "GO",
                        "COME",
                        "RECORD",
                        "OPEN"),
                field("o", fact -> order(fact, me)));
    }

    // Mine first, then what is asked, the longest first; what is answered last.
    private static long order(RequestFact fact, StaffId me) {
        var rank = fact.stage == Stage.ANSWERED
                ? 9
                : fact.isComing(me) ? 0 : fact.decliners.contains(me) ? 5 : fact.stage.ordinal() + 1;
        return rank * 10_000_000_000_000L + fact.requested.toEpochMilli();
    }

    private static List<Next> next(RequestFact fact, StaffId me, boolean records) {
        if (!records || !(fact.stage == Stage.ASKED || fact.isComing(me))) {
            return List.of(Next.of("OPEN"));
        }
        return List.of(Next.of(
                switch (fact.stage) {
                    case ASKED -> fact.decliners.contains(me) ? "OPEN" : "GO";
                    case COMING -> "COME";
                    case WITH_GUEST, RECORD_OWED -> "RECORD";
                    case ANSWERED -> "OPEN";
                }));
    }

    private static Field<RequestFact> field(String name, Function<RequestFact, @Nullable Object> read) {
        return Field.of(name, read);
    }

    private static final String ROWS = """
            WITH shown AS (
                SELECT request_id, state, started FROM doctor_request_state
                WHERE state = 'OPEN' AND ended IS NULL AND voided IS NULL
                UNION ALL
                SELECT request_id, state, started FROM doctor_request_state
                WHERE state = 'ANSWERED' AND ended IS NULL AND voided IS NULL AND started >= :today)
            SELECT r.id, r.visit_id, r.task_id, r.requested, v.arrival_day, v.ticket_number, w.name, w.alias, w.discreet,
                   p.name_zh, p.name_en, r.asked_by, an.name AS asker_name, r.doctor_id, dn.name AS doctor_name,
                   k.staff_id AS keeper, t.due, t.person AS alone, pn.name AS alone_name,
                   coalesce(o.doctor_id, z.staff_id, t.owner) AS comes, cn.name AS comes_name,
                   (SELECT role_code FROM account_role a WHERE a.account_id = coalesce(o.doctor_id, z.staff_id, t.owner)
                    ORDER BY a.ordinal LIMIT 1) AS comes_role,
                   coalesce(o.amended, z.started, t.owner_since) AS comes_since,
                   CASE WHEN x.state = 'ANSWERED' THEN 'ANSWERED'
                        WHEN z.staff_id IS NOT NULL THEN CASE WHEN i.id IS NOT NULL THEN 'WITH_GUEST' ELSE 'RECORD_OWED' END
                        WHEN t.owner IS NOT NULL THEN 'COMING' ELSE 'ASKED' END AS stage,
                   b.briefed, e.names AS declined, e.people AS decliners, c.task_id AS company, c.with_name
            FROM shown x
            JOIN LATERAL (SELECT * FROM doctor_request WHERE id = x.request_id LIMIT 1) AS r ON true
            JOIN LATERAL (SELECT arrival_day, ticket_number FROM visit WHERE id = r.visit_id LIMIT 1) AS v ON true
            LEFT JOIN LATERAL (SELECT * FROM visit_person WHERE visit_id = r.visit_id LIMIT 1) AS w ON true
            LEFT JOIN LATERAL (SELECT place_id FROM visit_place_now WHERE visit_id = r.visit_id LIMIT 1) AS l ON true
            LEFT JOIN place p ON p.id = l.place_id
            LEFT JOIN LATERAL (SELECT staff_id FROM visit_custody_now WHERE visit_id = r.visit_id LIMIT 1) AS k ON true
            LEFT JOIN LATERAL (SELECT due, person, owner, owner_since FROM task_now WHERE task_id = r.task_id LIMIT 1) AS t ON true
            LEFT JOIN LATERAL (SELECT staff_id, place_id, started FROM doctor_seeing
                               WHERE request_id = r.id AND ended IS NULL AND voided IS NULL LIMIT 1) AS z ON true
            LEFT JOIN LATERAL (SELECT id FROM room_doctor WHERE place_id = z.place_id AND doctor_id = z.staff_id
                                 AND ended IS NULL AND voided IS NULL LIMIT 1) AS i ON true
            LEFT JOIN LATERAL (SELECT doctor_id, started AS amended FROM doctor_record
                               WHERE request_id = r.id AND ended IS NULL LIMIT 1) AS o ON true
            LEFT JOIN LATERAL (SELECT max(started) AS briefed FROM doctor_briefing
                               WHERE request_id = r.id AND voided IS NULL HAVING count(*) > 1) AS b ON true
            LEFT JOIN LATERAL (SELECT string_agg(n.name, '、' ORDER BY d.id) AS names, array_agg(d.staff_id) AS people
                               FROM doctor_declined d JOIN staff_named n ON n.actor = d.staff_id::text
                               WHERE d.request_id = r.id AND d.ended IS NULL AND d.voided IS NULL) AS e ON true
            LEFT JOIN LATERAL (SELECT y.task_id, CASE WHEN y.begun IS NOT NULL THEN yn.name END AS with_name
                               FROM task_now y LEFT JOIN staff_named yn ON yn.actor = y.owner::text
                               WHERE y.visit_id = r.visit_id AND y.code = 'STAY_WITH' LIMIT 1) AS c ON true
            LEFT JOIN staff_named an ON an.actor = r.asked_by::text
            LEFT JOIN staff_named dn ON dn.actor = r.doctor_id::text
            LEFT JOIN staff_named pn ON pn.actor = t.person::text
            LEFT JOIN staff_named cn ON cn.actor = coalesce(o.doctor_id, z.staff_id, t.owner)::text
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    DoctorBoard(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> subjects() {
        return Set.of(DoctorRequestKind.NAME, "task", "visit", "room", "place", "customer", "account");
    }

    @Override
    public List<RequestFact> read() {
        return jdbc.sql(ROWS + " ORDER BY r.requested, r.id")
                .param("today", today())
                .query(DoctorBoard::fact)
                .list();
    }

    /** One that is on the board, as it is now. */
    public Optional<RequestFact> find(DoctorRequestId request) {
        return jdbc.sql(ROWS + " WHERE r.id = :request")
                .param("today", today())
                .param("request", request.value())
                .query(DoctorBoard::fact)
                .optional();
    }

    private OffsetDateTime today() {
        return BusinessTime.day(clock.instant())
                .atStartOfDay(BusinessTime.ZONE)
                .toInstant()
                .atOffset(ZoneOffset.UTC);
    }

    private static RequestFact fact(ResultSet rs, int row) throws SQLException {
        var stage = Stage.valueOf(rs.getString("stage"));
        var keeper = rs.getObject("keeper", UUID.class);
        var zh = rs.getString("name_zh");
        var decliners = rs.getArray("decliners");
        return new RequestFact(
                new DoctorRequestId(Objects.requireNonNull(rs.getObject("id", UUID.class))),
                new VisitId(Objects.requireNonNull(rs.getObject("visit_id", UUID.class))),
                new TaskId(Objects.requireNonNull(rs.getObject("task_id", UUID.class))),
                new Ticket(rs.getObject("arrival_day", LocalDate.class), rs.getInt("ticket_number")),
                ShownName.of(rs.getBoolean("discreet"), rs.getString("alias"), rs.getString("name")),
                zh == null ? null : new Localized(zh, rs.getString("name_en")),
                Objects.requireNonNull(who(rs, "asked_by", "asker_name", null)),
                stage == Stage.ANSWERED
                        ? who(rs, "doctor_id", "doctor_name", null)
                        : who(rs, "alone", "alone_name", null),
                keeper == null ? null : new StaffId(keeper),
                stage,
                Objects.requireNonNull(at(rs, "requested")),
                stage == Stage.ANSWERED ? null : at(rs, "due"),
                who(rs, "comes", "comes_name", "comes_role"),
                at(rs, "comes_since"),
                at(rs, "briefed"),
                rs.getString("declined"),
                decliners == null
                        ? Set.of()
                        : Arrays.stream((UUID[]) decliners.getArray())
                                .map(StaffId::new)
                                .collect(Collectors.toUnmodifiableSet()),
                rs.getObject("company", UUID.class) == null ? null : new Company(rs.getString("with_name")));
    }

    private static @Nullable Who who(ResultSet rs, String id, String name, @Nullable String role) throws SQLException {
        var person = rs.getObject(id, UUID.class);
        return person == null
                ? null
                : new Who(
                        new StaffId(person),
                        Objects.requireNonNullElse(rs.getString(name), ""),
                        role == null ? null : rs.getString(role));
    }

    private static @Nullable Instant at(ResultSet rs, String column) throws SQLException {
        var at = rs.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}

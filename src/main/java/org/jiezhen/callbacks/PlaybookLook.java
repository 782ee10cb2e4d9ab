package org.jiezhen.callbacks;

import jakarta.annotation.security.RolesAllowed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.intake.IntakePermission;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Permission;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The playbook where it is needed: what is said there, by how things stand with the guest; and questions with good answers. */
@Service
@Transactional(readOnly = true)
@RolesAllowed(CallbackPermission.PLAYBOOK)
public class PlaybookLook {

    private static final int OF_AGE = 18;

    private final CallbackReasons reasons;
    private final CurrentStaff staff;
    private final JdbcClient jdbc;

    PlaybookLook(CallbackReasons reasons, CurrentStaff staff, JdbcClient jdbc) {
        this.reasons = reasons;
        this.staff = staff;
        this.jdbc = jdbc;
    }

    /** Where something is said. */
    public enum Where {
        INTAKE,
        CONSULT,
        CALL
    }

    /** What it is. */
    public enum Kind {
        /** What is said. */
        LINE,
        /** What guests ask, and a good answer. */
        QUESTION,
        /** How to meet guests of a kind. */
        TYPE
    }

    /** Of which guests alone it is said. */
    public enum When {
        /** Was angry when last rung. */
        ANGRY,
        DISCREET,
        MINOR,
        /** Has said so on the form; which, is read there. */
        ALLERGIC
    }

    /**
     * An entry, as it is now.
     *
     * @param when of which guests alone; null of all
     * @param type of guests who are met in this way alone: the code of how; null of all
     */
    public record Entry(
            String code,
            Kind kind,
            Set<Where> where,
            @Nullable When when,
            @Nullable String type,
            int version,
            Localized title,
            Localized text) {

        /** Whether her own state asks for it, so that it is read before all else. */
        public boolean isForHer() {
            return when != null || type != null;
        }

        private boolean says(String word) {
            return (title.zh() + ' ' + title.en() + ' ' + text.zh() + ' ' + text.en())
                    .toLowerCase(Locale.ROOT)
                    .contains(word);
        }
    }

    /**
     * What is said to, and asked by, the person whom one rings just now: first what her own state asks for. What is typed must be
     * in it, every word of it.
     *
     * @param typed null for everything
     */
    public List<Entry> find(CustomerId rung, @Nullable String typed) {
        var mine = jdbc.sql("""
                        SELECT EXISTS (SELECT FROM customer_person p JOIN customer_record r ON r.person_id = p.person_id
                                       JOIN callback_claim_now l ON l.customer_id = r.record_id AND l.staff_id = :me
                                       WHERE p.record_id = :person)""")
                .param("person", rung.value())
                .param("me", staff.id().value())
                .query(Boolean.class)
                .single();
        return find(Where.CALL, mine ? so(rung) : Stand.UNKNOWN, typed);
    }

    /** How things stand with a guest, as far as whoever looks may know it. */
    private record Stand(Set<When> so, @Nullable String type) {

        static final Stand UNKNOWN = new Stand(Set.of(), null);

        boolean asksFor(Entry entry) {
            return (entry.when == null || so.contains(entry.when)) && (entry.type == null || entry.type.equals(type));
        }
    }

    private List<Entry> find(Where where, Stand stand, @Nullable String typed) {
        var words = typed == null
                ? List.<String>of()
                : List.of(typed.strip().toLowerCase(Locale.ROOT).split("\\s+"));
        return all().stream()
                .filter(entry -> entry.kind != Kind.TYPE && entry.where.contains(where))
                .filter(stand::asksFor)
                .filter(entry -> words.stream().allMatch(entry::says))
                .sorted((one, other) -> Boolean.compare(other.isForHer(), one.isForHer()))
                .toList();
    }

    /** The same, of a guest who is here. */
    public List<Entry> find(Where where, VisitId visit, @Nullable String typed) {
        var stand = jdbc.sql("SELECT person_id FROM visit_person WHERE visit_id = ? AND person_id IS NOT NULL")
                .param(visit.value())
                .query((rs, row) -> new CustomerId(rs.getObject(1, UUID.class)))
                .optional()
                .map(this::so)
                .orElse(Stand.UNKNOWN);
        return find(where, stand, typed);
    }

    /** How to meet guests of which kinds. */
    public List<Entry> types() {
        return all().stream().filter(entry -> entry.kind == Kind.TYPE).toList();
    }

    /** An entry. */
    public Optional<Entry> look(String code) {
        return all().stream().filter(entry -> entry.code.equals(code)).findFirst();
    }

    /** An entry as it was in a version. */
    public Optional<Entry> look(String code, int version) {
        return jdbc.sql("""
                        SELECT e.*, t.version, t.title_zh, t.title_en, t.zh, t.en
                        FROM playbook_entry e JOIN playbook_text t ON t.code = e.code WHERE e.code = ? AND t.version = ?""").params(code, version).query(PlaybookLook::entry).optional();
    }

    private List<Entry> all() {
        return jdbc.sql("SELECT * FROM playbook_now ORDER BY rank, code")
                .query(PlaybookLook::entry)
                .list();
    }

    private static Entry entry(ResultSet rs, int row) throws SQLException {
        var where = EnumSet.noneOf(Where.class);
        if (rs.getBoolean("at_intake")) {
            where.add(Where.INTAKE);
        }
        if (rs.getBoolean("at_consult")) {
            where.add(Where.CONSULT);
        }
        if (rs.getBoolean("at_call")) {
            where.add(Where.CALL);
        }
        var when = rs.getString("shown_when");
        return new Entry(
                rs.getString("code"),
                Kind.valueOf(rs.getString("kind")),
                Set.copyOf(where),
                when == null ? null : When.valueOf(when),
                rs.getString("for_type"),
                rs.getInt("version"),
                new Localized(rs.getString("title_zh"), rs.getString("title_en")),
                new Localized(rs.getString("zh"), rs.getString("en")));
    }

    /** How things stand with a guest; how she was met on the telephone is for whoever rings alone. */
    private Stand so(CustomerId person) {
        var so = EnumSet.noneOf(When.class);
        jdbc.sql("SELECT discreet, birth_date FROM customer WHERE id = ?")
                .param(person.value())
                .query((rs, row) -> {
                    if (rs.getBoolean(1)) {
                        so.add(When.DISCREET);
                    }
                    var born = rs.getObject(2, LocalDate.class);
                    if (born != null && born.plusYears(OF_AGE).isAfter(reasons.today())) {
                        so.add(When.MINOR);
                    }
                    return true;
                })
                .optional();
        if (staff.may(CallbackPermission.PROFILE) && wasAngry(person)) {
            so.add(When.ANGRY);
        }
        if (hasAllergies(person)) {
            so.add(When.ALLERGIC);
        }
        return new Stand(so, staff.may(CallbackPermission.PROFILE) ? profile(person) : null);
    }

    /** By what was said on the last visit, to whoever sees such a mark on the row, or may know of health. */
    private boolean hasAllergies(CustomerId person) {
        return (staff.may(Permission.VISITS_SEE) || staff.may(IntakePermission.HEALTH))
                && jdbc.sql("""
                        SELECT EXISTS (SELECT FROM intake_allergic WHERE visit_id = (
                            SELECT v.id FROM customer_record r JOIN visit v ON v.customer_id = r.record_id
                            WHERE r.person_id = ? ORDER BY v.arrived_at DESC LIMIT 1))""").param(person.value()).query(Boolean.class).single();
    }

    /** How she is met, for whoever rings her just now, has her, or answers for the day. */
    private @Nullable String profile(CustomerId person) {
        return jdbc.sql("""
                        SELECT f.type FROM customer_record r
                        JOIN customer_profile f ON f.customer_id = r.record_id AND f.until > :today
                        WHERE r.person_id = :person AND (:oversees OR EXISTS (
                            SELECT FROM customer_record o
                            WHERE o.person_id = :person AND (
                                EXISTS (SELECT FROM callback_claim_now l WHERE l.customer_id = o.record_id AND l.staff_id = :me)
                                OR EXISTS (SELECT FROM visit v JOIN visit_now n ON n.visit_id = v.id
                                           WHERE v.customer_id = o.record_id AND v.status = 'IN_PROGRESS'
                                             AND n.holder = 'STAFF' AND n.staff_id = :me))))
                        ORDER BY f.set_by DESC LIMIT 1""")
                .param("person", person.value())
                .param("today", reasons.today())
                .param("oversees", staff.may(CallbackPermission.OVERSEE))
                .param("me", staff.id().value())
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private boolean wasAngry(CustomerId person) {
        return jdbc.sql("""
                        SELECT s.mood FROM customer_record r
                        JOIN callback_call k ON k.customer_id = r.record_id
                        JOIN callback_result s ON s.call_id = k.id AND s.ended IS NULL AND s.voided IS NULL
                        WHERE r.person_id = ? AND s.mood IS NOT NULL ORDER BY k.opened DESC LIMIT 1""")
                .param(person.value())
                .query(String.class)
                .optional()
                .map(Mood.ANGRY.name()::equals)
                .orElse(false);
    }
}

package org.jiezhen.triage;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jiezhen.duty.Standings;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Refusal;
import org.jiezhen.staff.StaffId;
import org.jiezhen.triage.Rules.Reason;
import org.jiezhen.triage.Situation.Consultant;
import org.jiezhen.triage.Situation.Grade;
import org.jiezhen.triage.Situation.Guest;
import org.jiezhen.triage.Situation.Owed;
import org.jiezhen.triage.Wishes.Wish;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is so of a guest and of all who receive guests, as triage looks at it. */
@Component
class Facts {

    // What the guest asks for stands in the intake form, wherever it was said.
    // One's own from before are those who received any record of the person, on a visit that was none by mistake.
    private static final String GUEST = """
            SELECT v.type, t.turn, b.consultant_id AS booked, k.person_id,
                   (SELECT value FROM intake_said WHERE visit_id = v.id AND field = 'LANGUAGE') AS said,
                   (SELECT value FROM intake_said WHERE visit_id = v.id AND field = 'INTEREST') AS specialties,
                   v.channel, c.kind,
                   (SELECT language FROM customer WHERE id = k.person_id) AS language,
                   (SELECT c.consultant_id FROM customer_record r JOIN customer c ON c.id = r.record_id
                    WHERE r.person_id = k.person_id AND c.consultant_id IS NOT NULL
                    ORDER BY c.id = r.person_id DESC, c.registered_at LIMIT 1) AS owner,
                   (SELECT s.staff_id FROM customer_record r JOIN visit o ON o.customer_id = r.record_id
                    JOIN visit_assignment s ON s.visit_id = o.id AND s.state = 'RECEIVED' AND s.voided IS NULL
                    WHERE r.person_id = k.person_id AND o.id <> v.id ORDER BY s.id LIMIT 1) AS first,
                   (SELECT s.staff_id FROM customer_record r JOIN visit o ON o.customer_id = r.record_id
                    JOIN visit_assignment s ON s.visit_id = o.id AND s.state = 'RECEIVED' AND s.voided IS NULL
                    WHERE r.person_id = k.person_id AND o.id <> v.id AND o.arrival_day = v.arrival_day
                    ORDER BY s.id LIMIT 1) AS earlier,
                   (SELECT c.consultant_id FROM customer_person p JOIN customer_record r ON r.person_id = p.person_id
                    JOIN customer c ON c.id = r.record_id
                    WHERE p.record_id = coalesce(v.referrer_id, (SELECT CAST(value AS uuid) FROM intake_said
                                                                  WHERE visit_id = v.id AND field = 'REFERRER'))
                      AND c.consultant_id IS NOT NULL
                    ORDER BY c.id = r.person_id DESC, c.registered_at LIMIT 1) AS referrers
            FROM visit v
            JOIN visit_type t ON t.code = v.type
            LEFT JOIN booking_consultant b ON b.booking_id = v.booking_id
            LEFT JOIN channel_kind c ON c.code = v.channel
            LEFT JOIN customer_person k ON k.record_id = v.customer_id
            WHERE v.id = :visit AND v.source <> 'BUSINESS'""";

    private static final String CONSULTANTS = """
            SELECT a.id, c.grade, coalesce(c.at_once, 2) AS at_once, coalesce(c.a_day, 20) AS a_day,
                   coalesce(c.wheel, true) AS wheel,
                   (SELECT array_agg(s.specialty ORDER BY s.specialty) FROM consultant_specialty s
                    WHERE s.account_id = c.account_id) AS scope,
                   (SELECT array_agg(l.language ORDER BY l.language) FROM consultant_language l
                    WHERE l.account_id = c.account_id) AS languages,
                   (SELECT count(*) FROM (
                        SELECT visit_id FROM visit_custody_now WHERE staff_id = a.id AND visit_id <> :visit
                        UNION
                        SELECT s.visit_id FROM visit_assignment s JOIN visit_custody_now h ON h.visit_id = s.visit_id
                        WHERE s.staff_id = a.id AND s.ended IS NULL AND s.voided IS NULL
                          AND s.state IN ('ASKED', 'ACCEPTED') AND s.visit_id <> :visit) AS g) AS at_work,
                   (SELECT count(*) FROM triage_turn r WHERE r.account_id = a.id AND r.kind IN ('TURN', 'CREDIT', 'NAMED')
                    AND r.voided IS NULL AND r.at >= :from) AS today,
                   coalesce(k.level, 0) AS level, coalesce(k.comes, false) AS comes, k.last_turn,
                   (SELECT CASE WHEN s.state IN ('DECLINED', 'EXPIRED') THEN s.state ELSE m.overruled END
                    FROM triage_decision d
                    JOIN visit_assignment s ON s.decision_id = d.id AND s.voided IS NULL
                    LEFT JOIN triage_decision m ON m.visit_id = d.visit_id AND m.instead = d.id
                         AND m.overruled IN ('PASSED_ON', 'OTHERS_WISH', 'MANAGER_MOVED')
                         AND EXISTS (SELECT FROM visit_assignment n WHERE n.decision_id = m.id AND n.voided IS NULL)
                    WHERE d.visit_id = :visit AND d.chosen = a.id
                    ORDER BY d.no DESC, s.id DESC LIMIT 1) AS left
            FROM account a
            LEFT JOIN consultant c ON c.account_id = a.id
            LEFT JOIN triage_seat k ON k.account_id = a.id
            WHERE a.enabled AND EXISTS (
                SELECT FROM account_role JOIN role_permission USING (role_code)
                WHERE account_id = a.id AND permission = :receive)
            ORDER BY a.id""";

    private static final String OWED = """
            SELECT t.account_id, t.id, t.at FROM triage_turn t
            WHERE t.owed AND NOT t.served AND t.voided IS NULL
            ORDER BY t.id""";

    private final Standings standings;
    private final JdbcClient jdbc;

    Facts(Standings standings, JdbcClient jdbc) {
        this.standings = standings;
        this.jdbc = jdbc;
    }

    /** What a guest asks for, as it stands. */
    Optional<Wish> wish(VisitId visit) {
        return guest(visit).map(guest -> new Wish(guest.wanted(), guest.language()));
    }

    private Optional<Guest> guest(VisitId visit) {
        return jdbc.sql(GUEST).param("visit", visit.value()).query(Facts::guest).optional();
    }

    /** @throws Refusal when the visit is nobody's to be triaged */
    Situation of(VisitId visit, Instant now) {
        var guest = guest(visit).orElseThrow(() -> new Refusal("refusal.triage.noGuest"));
        var no = jdbc.sql("SELECT no FROM triage_wheel").query(Long.class).single();
        return new Situation(now, no, guest, consultants(visit, now));
    }

    private static Guest guest(ResultSet rs, int row) throws SQLException {
        var wanted = rs.getString("specialties");
        var said = rs.getString("said");
        var known = rs.getString("language");
        return new Guest(
                rs.getString("type"),
                rs.getBoolean("turn"),
                staff(rs, "earlier"),
                staff(rs, "booked"),
                staff(rs, "referrers"),
                staff(rs, "owner"),
                staff(rs, "first"),
                wanted == null || wanted.isEmpty() ? List.of() : Arrays.asList(wanted.split(" ")),
                said != null ? said : known != null ? known : "zh",
                Stream.of(rs.getString("channel"), rs.getString("kind"))
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
    }

    /** All who receive guests, as they are for this one. */
    List<Consultant> consultants(VisitId visit, Instant now) {
        var stand = standings.now();
        Map<StaffId, List<Owed>> owed = new HashMap<>();
        jdbc.sql(OWED).query(rs -> {
            owed.computeIfAbsent(new StaffId(rs.getObject(1, UUID.class)), _ -> new ArrayList<>())
                    .add(new Owed(
                            rs.getLong(2), rs.getObject(3, OffsetDateTime.class).toInstant()));
        });
        return jdbc.sql(CONSULTANTS)
                .param("visit", visit.value())
                .param(
                        "from",
                        BusinessTime.day(now).atStartOfDay(BusinessTime.ZONE).toOffsetDateTime())
                .param("receive", TriagePermission.RECEIVE)
                .query((rs, row) -> {
                    var id = new StaffId(rs.getObject("id", UUID.class));
                    var last = rs.getObject("last_turn", OffsetDateTime.class);
                    var grade = rs.getString("grade");
                    var left = rs.getString("left");
                    return new Consultant(
                            id,
                            stand.of(id),
                            texts(rs.getArray("scope")),
                            texts(rs.getArray("languages")),
                            grade == null ? Grade.MIDDLE : Grade.valueOf(grade),
                            rs.getInt("at_work"),
                            rs.getInt("at_once"),
                            rs.getInt("today"),
                            rs.getInt("a_day"),
                            rs.getBoolean("wheel"),
                            rs.getBoolean("comes"),
                            rs.getInt("level"),
                            last == null ? null : last.toInstant(),
                            owed.getOrDefault(id, List.of()),
                            left == null ? null : Reason.valueOf(left));
                })
                .list();
    }

    private static @Nullable List<String> texts(@Nullable Array array) throws SQLException {
        return array == null ? null : List.of((String[]) array.getArray());
    }

    private static @Nullable StaffId staff(ResultSet rs, String column) throws SQLException {
        return Id.orNull(rs.getObject(column, UUID.class), StaffId::new);
    }
}

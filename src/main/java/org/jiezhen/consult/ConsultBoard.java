package org.jiezhen.consult;

import jakarta.annotation.security.RolesAllowed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jiezhen.customers.ShownName;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.Column;
import org.jiezhen.live.Field;
import org.jiezhen.live.Next;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Ticket;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.WaitingReason;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The day of each consultant: the guests of whom she has custody, those who come to her next, those who have booked with her
 * and are still to come, and those whom she is to ring. Each is sent her own alone.
 */
@Component
public class ConsultBoard implements BoardSource<ConsultBoard.ConsultFact> {

    /** The board's name. */
    public static final String NAME = "consult";

    // The last part of an id tells colleagues apart, and is short enough for a row's.
    private static final int LAST_PART = 24;

    private static final int STATE = 200;
    private static final int EARLIER = 180;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    /** What a row is to her; they stand in this order. */
    public enum Part {
        /** A guest with her. */
        NOW,
        /** A guest whom she has taken on, and who is with somebody else meanwhile: with a guide while she briefs the doctor. */
        AWAY,
        /** A guest who comes to her, and is with somebody else still. */
        NEXT,
        /** Booked with her for today, and not here. */
        BOOKED,
        /** To be rung by her, today or since before. */
        RING,
        /** Where she stands in the wheel. */
        WHEEL
    }

    /**
     * Somebody in her day.
     *
     * @param who the consultant
     * @param subject the visit, the booking, the callback
     * @param ticket of a visit
     * @param name as her own boards show it
     * @param type of the visit, by its code
     * @param reason what a visit waits for, by its code
     * @param what what it is about: what the guest would like, why she is to be rung
     * @param marks what must be minded of a visit: whether the guest may eat and drink, whether there are allergies
     * @param drink what the guest would like to drink
     * @param earlier how often the guest was here before, and what came of it last
     * @param owed what the guest's plan waits for from her: a briefing, an answer taken in
     * @param with who has the guest meanwhile
     * @param news by which it is known that something was done about the visit
     * @param since of a visit for how long it is so; of a booking for when
     * @param seconds within what time
     * @param due of a callback
     * @param offered whether the guest is offered to her just now
     */
    public record ConsultFact(
            StaffId who,
            Part part,
            UUID subject,
            @Nullable Ticket ticket,
            @Nullable Object name,
            @Nullable String type,
            @Nullable String reason,
            @Nullable Localized place,
            @Nullable Localized what,
            @Nullable Localized marks,
            @Nullable Localized drink,
            @Nullable Localized earlier,
            @Nullable Localized owed,
            @Nullable String with,
            @Nullable Long news,
            int companions,
            @Nullable Instant since,
            @Nullable Integer seconds,
            @Nullable LocalTime at,
            @Nullable LocalDate due,
            boolean offered)
            implements BoardSource.Fact {

        /** One visit may be in the days of two: with one, and offered to the other. */
        @Override
        public String id() {
            return subject + ":" + who.toString().substring(LAST_PART);
        }

        /** Of a row the visit, the booking or the callback it is about. */
        public static String subject(String row) {
            return row.substring(0, Math.max(0, row.indexOf(':')));
        }

        private boolean visits() {
            return part == Part.NOW || part == Part.AWAY || part == Part.NEXT;
        }

        private @Nullable String label() {
            return ticket != null
                    ? ticket.text()
                    : at != null
                            ? TIME.format(at)
                            : due == null ? null : due.toString().substring(5);
        }

        private @Nullable Object whereabouts() {
            return !visits() ? null : place == null ? "STANDING" : place;
        }

        private List<Next> next() {
            if (offered) {
                return List.of(Next.of("RECEIVE"));
            }
            return part == Part.NOW && WaitingReason.LEAVING.equals(reason) ? List.of(Next.of("FAREWELL")) : List.of();
        }
    }

    /** Her own day. */
    public static Audience<ConsultFact> of(StaffId who) {
        return new Audience<>(
                "of:" + who,
                ConsultPermission.OWN,
                fact -> fact.who.equals(who),
                List.of(
                        Column.ticket(field("tk", ConsultFact::label), "consult.ticket"),
                        Column.text(field("nm", ConsultFact::name), "consult.guest")
                                .strong()
                                .none("name.unknown")
                                .sub(field("ty", ConsultFact::type), field("mk", ConsultFact::marks)),
                        Column.status(
                                        field("st", fact -> fact.visits() ? fact.reason : fact.part.name()),
                                        "consult.state")
                                .sub(
                                        field("pl", ConsultFact::whereabouts).coded("visits.place", "STANDING"),
                                        field("wi", ConsultFact::with).counted("consult.with", "consult.with"),
                                        field("ow", ConsultFact::owed))
                                .wide(STATE),
                        Column.text(field("wt", ConsultFact::what), "consult.what")
                                .sub(
                                        field(
                                                        "co",
                                                        fact -> fact.companions == 0
                                                                ? null
                                                                : Integer.toString(fact.companions))
                                                .counted("visits.companions.one", "visits.companions"),
                                        field("dr", ConsultFact::drink)),
                        Column.text(field("ea", ConsultFact::earlier), "consult.earlier")
                                .wide(EARLIER),
                        Column.elapsed(
                                field("s", fact -> fact.since == null ? null : fact.since.toEpochMilli()),
                                field("tg", fact -> fact.seconds),
                                "consult.elapsed"),
                        Column.actions(ConsultFact::next, "consult.action", "RECEIVE", "FAREWELL", "OPEN"),
                        field("gr", fact -> fact.part).coded("consult.part", Part.class),
                        field("o", fact -> fact.part.ordinal()),
                        // Whatever is done about a visit, its card on the page is drawn anew.
                        field("nw", ConsultFact::news),
                        // Only a visit has a card.
                        field("v", fact -> fact.visits() ? true : null),
                        field("py", fact -> fact.part == Part.WHEEL ? null : ShownName.spelled(fact.name))));
    }

    private static Field<ConsultFact> field(String name, Function<ConsultFact, @Nullable Object> read) {
        return Field.of(name, read);
    }

    private static final String READ = """
            WITH mine AS (
                SELECT c.staff_id AS who, c.visit_id, 'NOW' AS part, false AS offered FROM visit_custody_now c
                WHERE c.holder = 'STAFF' AND c.staff_id IN (SELECT account_id FROM consultant_now)
                UNION ALL
                SELECT h.taker_id, h.visit_id, 'NEXT', true FROM visit_handoff_now h
                WHERE h.taker_id IN (SELECT account_id FROM consultant_now)
                UNION ALL
                SELECT t.staff_id, t.visit_id, CASE t.state WHEN 'RECEIVED' THEN 'AWAY' ELSE 'NEXT' END, false
                FROM visit o JOIN triage_now t ON t.visit_id = o.id
                WHERE o.status = 'IN_PROGRESS' AND t.state IN ('ASKED', 'ACCEPTED', 'RECEIVED')
                  AND NOT EXISTS (SELECT FROM visit_custody_now c
                                  WHERE c.visit_id = t.visit_id AND c.staff_id = t.staff_id)
                  AND NOT EXISTS (SELECT FROM visit_handoff_now h
                                  WHERE h.visit_id = t.visit_id AND h.taker_id = t.staff_id))
            SELECT m.who, m.part, m.offered, n.visit_id AS subject, n.arrival_day, n.ticket_number,
                   w.discreet, w.alias, w.name, n.type, n.reason, pl.name_zh, pl.name_en,
                   coalesce(i.zh, bk.interest) AS what_zh, coalesce(i.en, bk.interest) AS what_en,
                   f.zh AS marks_zh, f.en AS marks_en, d.zh AS drink_zh, d.en AS drink_en,
                   e.zh AS earlier_zh, e.en AS earlier_en, ow.zh AS owed_zh, ow.en AS owed_en,
                   CASE WHEN m.part <> 'NOW' THEN c.name END AS with_name,
                   (SELECT max(j.id) FROM journal_told j WHERE j.story_kind = 'visit' AND j.story_id = m.visit_id::text) AS news,
                   n.companions,
                   n.reason_since AS since, t.seconds, CAST(NULL AS time) AS at, CAST(NULL AS date) AS due
            FROM mine m
            JOIN LATERAL (SELECT * FROM visit_now WHERE visit_id = m.visit_id LIMIT 1) AS n ON n.source <> 'BUSINESS'
            JOIN LATERAL (SELECT * FROM visit_person WHERE visit_id = m.visit_id LIMIT 1) AS w ON true
            LEFT JOIN LATERAL (
                SELECT s.name FROM visit_custody_now h JOIN staff_named s ON s.actor = h.staff_id::text
                WHERE h.visit_id = m.visit_id LIMIT 1) AS c ON true
            LEFT JOIN LATERAL (
                SELECT string_agg(k.zh, ' · ' ORDER BY k.rank) AS zh, string_agg(k.en, ' · ' ORDER BY k.rank) AS en
                FROM (SELECT zh, en, rank FROM doctor_owed WHERE visit_id = m.visit_id
                      UNION ALL SELECT zh, en, rank FROM quote_owed WHERE visit_id = m.visit_id
                      UNION ALL SELECT zh, en, rank FROM callback_mark WHERE visit_id = m.visit_id) AS k
                WHERE m.part <> 'NEXT') AS ow ON true
            LEFT JOIN place pl ON pl.id = n.place_id
            LEFT JOIN booking bk ON bk.id = n.booking_id
            LEFT JOIN target t ON t.code = n.reason
            LEFT JOIN LATERAL (
                SELECT string_agg(s.zh, '、' ORDER BY s.rank) AS zh, string_agg(s.en, ', ' ORDER BY s.rank) AS en
                FROM intake_said a JOIN specialty s ON s.code = ANY (string_to_array(a.value, ' '))
                WHERE a.visit_id = m.visit_id AND a.field = 'INTEREST') AS i ON true
            LEFT JOIN LATERAL (
                SELECT string_agg(k.zh, ' · ' ORDER BY k.rank) AS zh, string_agg(k.en, ' · ' ORDER BY k.rank) AS en
                FROM (SELECT zh, en, 0 AS rank FROM fasting_mark WHERE visit_id = m.visit_id
                      UNION ALL SELECT zh, en, rank FROM intake_mark WHERE visit_id = m.visit_id) AS k) AS f ON true
            LEFT JOIN LATERAL (SELECT zh, en FROM intake_drink WHERE visit_id = m.visit_id LIMIT 1) AS d ON true
            LEFT JOIN LATERAL (
                SELECT nullif(concat_ws('；', CASE WHEN b.times > 0 THEN
                                  concat_ws(' ', concat('来过 ', b.times, ' 次，上次 ', b.last), o.zh) END,
                              CASE WHEN g.rung > 0 THEN concat('回访 ', g.rung, ' 次，接通 ', g.spoken, ' 次') END), '') AS zh,
                       nullif(concat_ws('; ', CASE WHEN b.times > 0 THEN
                                  concat_ws(' ', concat('visits before: ', b.times, ', last ', b.last), o.en) END,
                              CASE WHEN g.rung > 0 THEN concat('rung: ', g.rung, ', reached: ', g.spoken) END), '') AS en
                FROM (SELECT count(*) AS times, max(v.arrival_day) AS last,
                             (array_agg(v.id ORDER BY v.arrival_day DESC, v.ticket_number DESC))[1] AS id
                      FROM visit v
                      WHERE v.customer_id = ANY (ARRAY(SELECT record_id FROM customer_record WHERE person_id = w.person_id))
                        AND v.id <> m.visit_id AND v.status = 'COMPLETED') AS b
                CROSS JOIN (SELECT count(*) AS rung, count(*) FILTER (WHERE spoken) AS spoken FROM callback_rung
                            WHERE customer_id = ANY (ARRAY(SELECT record_id FROM customer_record
                                                           WHERE person_id = w.person_id))) AS g
                LEFT JOIN LATERAL (SELECT zh, en FROM outcome_mark WHERE visit_id = b.id LIMIT 1) AS o ON true) AS e ON true
            UNION ALL
            SELECT bc.consultant_id, 'BOOKED', false, b.id, NULL, NULL,
                   coalesce(p.discreet, false) OR u.discreet, p.alias, coalesce(p.name, b.name), NULL, NULL, NULL, NULL,
                   b.interest, b.interest, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, b.at, NULL
            FROM booking b
            JOIN booking_consultant bc ON bc.booking_id = b.id
            JOIN booking_undecided u ON u.booking_id = b.id
            LEFT JOIN LATERAL (SELECT * FROM customer_person WHERE record_id = b.customer_id LIMIT 1) AS p ON true
            WHERE b.day = :today AND b.status = 'BOOKED'
            UNION ALL
            SELECT c.staff_id, 'RING', false, c.callback_id, NULL, NULL,
                   p.discreet, p.alias, p.name, NULL, NULL, NULL, NULL, c.zh, c.en, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0,
                   NULL, NULL, NULL, c.due
            FROM callback_now c
            JOIN LATERAL (SELECT * FROM customer_person WHERE record_id = c.customer_id LIMIT 1) AS p ON true
            WHERE c.staff_id IS NOT NULL AND c.due <= :today
            UNION ALL
            SELECT t.account_id, 'WHEEL', false, t.account_id, NULL, NULL, false, NULL, NULL, NULL, NULL, NULL, NULL,
                   concat('轮转第 ', t.place, ' 位', CASE WHEN t.owed > 0 THEN concat('，补派 ', t.owed, ' 次') END),
                   concat('Place ', t.place, ' in the wheel',
                          CASE WHEN t.owed > 0 THEN concat(', make-up turns ', t.owed) END),
                   NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL
            FROM triage_place t WHERE t.place IS NOT NULL""";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final CurrentStaff staff;

    ConsultBoard(JdbcClient jdbc, Clock clock, CurrentStaff staff) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.staff = staff;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> subjects() {
        return Set.of(
                "visit",
                "customer",
                "account",
                "place",
                "target",
                "booking",
                "intake",
                "fasting",
                "triage",
                "outcome",
                "callback",
                "duty",
                // What the card of a guest says besides.
                "task",
                "room",
                "document",
                "quote",
                "doctorRequest",
                "deal",
                "folder",
                "labOrder");
    }

    @Override
    public List<ConsultFact> read() {
        return jdbc.sql(READ)
                .param("today", BusinessTime.day(clock.instant()))
                .query(ConsultBoard::fact)
                .list();
    }

    /** The guest who is with whoever is signed in, for whom longest; empty when nobody is. */
    @RolesAllowed(ConsultPermission.OWN)
    @Transactional(readOnly = true)
    public Optional<ConsultFact> withMe() {
        return jdbc.sql("SELECT * FROM (" + READ
                        + ") AS day WHERE who = :who AND part = 'NOW' ORDER BY since, subject LIMIT 1")
                .param("today", BusinessTime.day(clock.instant()))
                .param("who", staff.id().value())
                .query(ConsultBoard::fact)
                .optional();
    }

    private static ConsultFact fact(ResultSet rs, int row) throws SQLException {
        var day = rs.getObject("arrival_day", LocalDate.class);
        var since = rs.getObject("since", OffsetDateTime.class);
        return new ConsultFact(
                new StaffId(rs.getObject("who", UUID.class)),
                Part.valueOf(rs.getString("part")),
                rs.getObject("subject", UUID.class),
                day == null ? null : new Ticket(day, rs.getInt("ticket_number")),
                rs.getString("part").equals(Part.WHEEL.name())
                        ? localized(rs, "what")
                        : ShownName.of(rs.getBoolean("discreet"), rs.getString("alias"), rs.getString("name")),
                rs.getString("type"),
                rs.getString("reason"),
                localized(rs, "name"),
                rs.getString("part").equals(Part.WHEEL.name()) ? null : localized(rs, "what"),
                localized(rs, "marks"),
                localized(rs, "drink"),
                localized(rs, "earlier"),
                localized(rs, "owed"),
                rs.getString("with_name"),
                rs.getObject("news", Long.class),
                rs.getInt("companions"),
                since == null ? null : since.toInstant(),
                rs.getObject("seconds", Integer.class),
                rs.getObject("at", LocalTime.class),
                rs.getObject("due", LocalDate.class),
                rs.getBoolean("offered"));
    }

    private static @Nullable Localized localized(ResultSet rs, String what) throws SQLException {
        var zh = rs.getString(what + "_zh");
        return zh == null ? null : new Localized(zh, rs.getString(what + "_en"));
    }
}

package org.jiezhen.journey;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiezhen.channels.Through;
import org.jiezhen.customers.ShownName;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.Watched;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.Ticket;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.ArrivalsBoard.Colleague;
import org.jiezhen.visits.JourneyLines;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitStatus;
import org.jiezhen.visits.WaitingReason;
import org.jiezhen.visits.WaitingReasons;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The journeys that somebody looks at now: for each visit how it stands, and its history, the journal's entries with
 * the periods they began. A visit that nobody on this node watches is not read: with 200 customers in the house that
 * would be their whole day at every change.
 */
@Component
public class TimelineBoard implements BoardSource<TimelineBoard.TimelineFact> {

    /** The board's name. */
    public static final String NAME = "timeline";

    /** A visit's journey for those who see every customer. */
    public static Audience<TimelineFact> everybodys(VisitId visit) {
        return new Audience<>(
                "visit:" + visit, Permission.VISITS_SEE, fact -> fact.visit().equals(visit), TimelineFields.SHOWN);
    }

    /** A visit's journey for somebody whom it concerns, as long as it does. */
    public static Audience<TimelineFact> concerning(VisitId visit, StaffId staff) {
        return new Audience<>(
                "visit:" + visit + ":" + staff,
                Permission.VISITS_ACCOMPANY,
                fact -> fact.visit().equals(visit) && fact.concerns().contains(staff),
                TimelineFields.SHOWN);
    }

    /** Something about a watched visit. */
    public sealed interface TimelineFact extends BoardSource.Fact {
        /** Whose journey it belongs to. */
        VisitId visit();

        /** Whom the visit concerns now: who has custody, who offers it and who is offered it. */
        Set<StaffId> concerns();

        @Override
        default boolean about(String kind, String subject) {
            return subject.equals(visit().toString());
        }
    }

    /** Who is responsible for the customer: a person, the desk when there is none, or nobody. */
    record Holder(String kind, @Nullable Colleague staff) {}

    /**
     * An open offer of a hand-off.
     *
     * @param taker null when it is offered to the desk
     */
    record Offer(@Nullable Colleague taker, Colleague giver, Instant since) {}

    /**
     * A call of the ticket.
     *
     * @param status CALLED, ABSENT or REQUEUED
     * @param place where to, unless the ticket waits again
     * @param times how often
     */
    record TicketCall(String status, @Nullable Localized place, int times, Instant since) {}

    /**
     * What is so of an open visit.
     *
     * @param reason what it waits for first, by its code
     * @param also what else
     * @param place null while the customer stands
     */
    record Present(
            String reason,
            Instant reasonSince,
            List<WaitingReason> also,
            @Nullable Integer targetSeconds,
            @Nullable Localized place,
            Holder holder,
            Instant custodySince,
            @Nullable Offer offer,
            @Nullable TicketCall call) {}

    /**
     * How a visit stands.
     *
     * @param name the customer's, or what a discreet guest is called
     * @param lateAlone after how many seconds it is late that nobody has the customer
     * @param present null once the visit is over
     */
    record Head(
            VisitId visit,
            Ticket ticket,
            boolean today,
            VisitStatus status,
            @Nullable Object name,
            int companions,
            boolean discreet,
            Source source,
            @Nullable Localized channel,
            String type,
            Instant arrived,
            @Nullable Instant departed,
            @Nullable Integer lateAlone,
            @Nullable Present present,
            Set<StaffId> concerns)
            implements TimelineFact {

        @Override
        public String id() {
            return visit.toString();
        }
    }

    /**
     * Who took an entry back, and when.
     *
     * @param by null when that was not a person
     */
    record Undone(@Nullable String by, Instant at) {}

    /**
     * An entry of the journal about a visit, and what it began.
     *
     * @param actor null when it was not a person
     * @param reason what the visit waits for from then on, by its code
     * @param until when that was over; null while it is so
     * @param led whether it began a place: {@code place}, or standing when that is null
     * @param offeredTo whom it offered the customer to: a person, or the desk
     */
    record Event(
            VisitId visit,
            long entry,
            Instant at,
            String action,
            @Nullable String why,
            @Nullable Colleague actor,
            @Nullable String reason,
            @Nullable Instant until,
            boolean led,
            @Nullable Localized place,
            @Nullable Holder holder,
            @Nullable Holder offeredTo,
            @Nullable TicketCall call,
            @Nullable Localized said,
            @Nullable Undone undone,
            Set<StaffId> concerns)
            implements TimelineFact {

        @Override
        public String id() {
            return "e" + entry;
        }
    }

    // Periods are joined by the visit first, which an index knows; each entry began at most one on each track, or the
    // first of
    // what the visit waits for is told. What
    // an undo put back it began itself, so entries that were taken back keep what they had begun.
    private static final String JOURNEYS = """
            SELECT v.id, v.arrival_day, v.ticket_number, v.status AS visit_status, w.name, w.alias, v.companions,
                   w.discreet, v.source, v.channel_said, chn.zh AS channel_zh, chn.en AS channel_en, v.type,
                   v.arrived_at, v.departed_at,
                   n.reason AS waits_for, n.reason_since, n.also, t.seconds, la.seconds AS late_alone,
                   pl.name_zh AS place_zh, pl.name_en AS place_en,
                   n.holder, n.staff_id, ca.display_name AS staff_name, first_role(n.staff_id) AS staff_role,
                   n.custody_since,
                   n.offered, n.taker_id, ht.display_name AS taker_name, n.giver_id,
                   hg.display_name AS giver_name,
                   n.call, lp.name_zh AS call_zh, lp.name_en AS call_en, n.times, n.called,
                   j.id AS entry, j.action, j.reason,
                   coalesce(ec.started, es.started, eo.started, eh.started, el.started, j.at) AS at,
                   a.id AS actor_id, a.display_name AS actor_name, first_role(a.id) AS actor_role,
                   es.code AS began_reason, es.until AS began_until,
                   eo.id IS NOT NULL AS led, eop.name_zh AS led_zh, eop.name_en AS led_en,
                   ec.holder AS began_holder, ec.staff_id AS began_staff_id, eca.display_name AS began_staff_name,
                   first_role(ec.staff_id) AS began_staff_role,
                   eh.taker AS offered_to, eh.taker_id AS offered_to_id, eht.display_name AS offered_to_name,
                   el.status AS began_call, elp.name_zh AS began_call_zh, elp.name_en AS began_call_en,
                   el.times AS began_call_times, el.started AS began_called,
                   u.at AS undone_at, ua.display_name AS undone_by,
                   said.zh AS said_zh, said.en AS said_en
            FROM visit v
            JOIN visit_person w ON w.visit_id = v.id
            LEFT JOIN LATERAL (SELECT * FROM visit_now WHERE visit_id = v.id LIMIT 1) AS n ON true
            LEFT JOIN channel_named chn ON chn.code = v.channel
            LEFT JOIN target t ON t.code = n.reason
            LEFT JOIN target la ON la.code = 'ALONE'
            LEFT JOIN place pl ON pl.id = n.place_id
            LEFT JOIN place lp ON lp.id = n.call_place_id
            LEFT JOIN account ca ON ca.id = n.staff_id
            LEFT JOIN account ht ON ht.id = n.taker_id
            LEFT JOIN account hg ON hg.id = n.giver_id
            JOIN journal_told j ON j.story_kind = 'visit' AND j.story_id = v.id::text AND j.action NOT LIKE '%.undo'
            LEFT JOIN account a ON a.id::text = j.actor
            LEFT JOIN LATERAL (
                SELECT r.code, r.started,
                       (SELECT o.ended FROM visit_reason o WHERE o.visit_id = r.visit_id AND o.code = r.code
                        AND o.started = r.started AND o.voided IS NULL LIMIT 1) AS until
                FROM visit_reason r WHERE r.visit_id = v.id AND r.begun_by = j.id ORDER BY r.id LIMIT 1) AS es ON true
            LEFT JOIN visit_place eo ON eo.visit_id = v.id AND eo.begun_by = j.id
            LEFT JOIN place eop ON eop.id = eo.place_id
            LEFT JOIN visit_custody ec ON ec.visit_id = v.id AND ec.begun_by = j.id
            LEFT JOIN account eca ON eca.id = ec.staff_id
            LEFT JOIN visit_handoff eh ON eh.visit_id = v.id AND eh.begun_by = j.id
            LEFT JOIN account eht ON eht.id = eh.taker_id
            LEFT JOIN visit_call el ON el.visit_id = v.id AND el.begun_by = j.id
            LEFT JOIN place elp ON elp.id = el.place_id
            LEFT JOIN journal_told u ON u.story_kind = 'visit' AND u.story_id = v.id::text
                AND u.action LIKE '%.undo' AND u.detail ->> 'entry' = j.id::text
            LEFT JOIN account ua ON ua.id::text = u.actor
            LEFT JOIN LATERAL (SELECT * FROM said WHERE said.entry = j.id LIMIT 1) AS said ON true
            WHERE v.id IN (:watched)
            ORDER BY v.id, j.id
            """.replaceAll(
                    "first_role\\(([a-z_.]+)\\)",
                    "(SELECT r.role_code FROM account_role r WHERE r.account_id = $1 ORDER BY r.ordinal LIMIT 1)");

    private final Watched<UUID> watched = new Watched<>();
    private final JdbcClient jdbc;
    private final Clock clock;
    private final WaitingReasons reasons;
    private final String journeys;

    TimelineBoard(JdbcClient jdbc, Clock clock, WaitingReasons reasons, List<JourneyLines> lines) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.reasons = reasons;
        this.journeys = Stream.concat(
                        Stream.of("SELECT CAST(NULL AS bigint) AS entry, '' AS zh, '' AS en WHERE false"),
                        lines.stream().map(line -> "SELECT entry, zh, en FROM " + line.view()))
                .collect(Collectors.joining(" UNION ALL ", "WITH said AS (", ") " + JOURNEYS));
    }

    /** Reads a visit's journey, with every look at this board, until the last watch of it is closed. */
    public Watched.Watch watch(VisitId visit) {
        return watched.watch(visit.value());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> subjects() {
        return Set.of("visit", "customer", "account", "place", "target", "channel");
    }

    @Override
    public List<TimelineFact> read() {
        return read(watched.now());
    }

    // A journey is one visit's: whatever is told of others changes none of its rows.
    @Override
    public Set<String> readInPart() {
        return Set.of("visit");
    }

    @Override
    public List<TimelineFact> read(Part part) {
        return read(watched.now().stream()
                .filter(visit -> part.of("visit").contains(visit.toString()))
                .collect(Collectors.toUnmodifiableSet()));
    }

    private List<TimelineFact> read(Set<UUID> visits) {
        if (visits.isEmpty()) {
            return List.of();
        }
        var today = BusinessTime.day(clock.instant());
        ResultSetExtractor<List<TimelineFact>> facts = rs -> facts(rs, today);
        return jdbc.sql(journeys).param("watched", visits).query(facts);
    }

    private List<TimelineFact> facts(ResultSet rs, LocalDate today) throws SQLException {
        var facts = new ArrayList<TimelineFact>();
        Head head = null;
        while (rs.next()) {
            var visit = new VisitId(rs.getObject("id", UUID.class));
            if (head == null || !head.visit.equals(visit)) {
                head = head(rs, visit, today);
                facts.add(head);
            }
            facts.add(event(rs, visit, head.concerns));
        }
        return facts;
    }

    private Head head(ResultSet rs, VisitId visit, LocalDate today) throws SQLException {
        var day = rs.getObject("arrival_day", LocalDate.class);
        var present = present(rs);
        return new Head(
                visit,
                new Ticket(day, rs.getInt("ticket_number")),
                day.equals(today),
                VisitStatus.valueOf(rs.getString("visit_status")),
                ShownName.of(rs.getBoolean("discreet"), rs.getString("alias"), rs.getString("name")),
                rs.getInt("companions"),
                rs.getBoolean("discreet"),
                Source.valueOf(rs.getString("source")),
                Through.told(rs.getString("channel_said"), rs.getString("channel_zh"), rs.getString("channel_en")),
                rs.getString("type"),
                instant(rs, "arrived_at"),
                rs.getObject("departed_at") == null ? null : instant(rs, "departed_at"),
                rs.getObject("late_alone", Integer.class),
                present,
                present == null ? Set.of() : concerned(present));
    }

    private @Nullable Present present(ResultSet rs) throws SQLException {
        var reason = rs.getString("waits_for");
        var holder = holder(rs, "holder", "staff");
        if (reason == null || holder == null) {
            return null;
        }
        var giver = colleague(rs, "giver", null);
        return new Present(
                reason,
                instant(rs, "reason_since"),
                reasons.of(rs.getArray("also")),
                rs.getObject("seconds", Integer.class),
                localized(rs, "place"),
                holder,
                instant(rs, "custody_since"),
                giver == null ? null : new Offer(colleague(rs, "taker", null), giver, instant(rs, "offered")),
                call(rs, "call", "times", "called"));
    }

    private static Set<StaffId> concerned(Present present) {
        var offer = present.offer;
        return Stream.of(
                        Stream.ofNullable(present.holder.staff),
                        Stream.ofNullable(offer).map(Offer::giver),
                        Stream.ofNullable(offer).flatMap(open -> Stream.ofNullable(open.taker)))
                .flatMap(people -> people)
                .map(Colleague::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Event event(ResultSet rs, VisitId visit, Set<StaffId> concerns) throws SQLException {
        var undone = rs.getObject("undone_at");
        return new Event(
                visit,
                rs.getLong("entry"),
                instant(rs, "at"),
                rs.getString("action"),
                rs.getString("reason"),
                colleague(rs, "actor", rs.getString("actor_role")),
                rs.getString("began_reason"),
                rs.getObject("began_until") == null ? null : instant(rs, "began_until"),
                rs.getBoolean("led"),
                localized(rs, "led"),
                holder(rs, "began_holder", "began_staff"),
                rs.getString("offered_to") == null
                        ? null
                        : new Holder(rs.getString("offered_to"), colleague(rs, "offered_to", null)),
                call(rs, "began_call", "began_call_times", "began_called"),
                localized(rs, "said"),
                undone == null ? null : new Undone(rs.getString("undone_by"), instant(rs, "undone_at")),
                concerns);
    }

    private static @Nullable Holder holder(ResultSet rs, String kind, String staff) throws SQLException {
        var holder = rs.getString(kind);
        return holder == null ? null : new Holder(holder, colleague(rs, staff, rs.getString(staff + "_role")));
    }

    private static @Nullable Colleague colleague(ResultSet rs, String who, @Nullable String role) throws SQLException {
        var id = rs.getObject(who + "_id", UUID.class);
        return id == null ? null : new Colleague(new StaffId(id), rs.getString(who + "_name"), role);
    }

    private static @Nullable TicketCall call(ResultSet rs, String call, String times, String since)
            throws SQLException {
        var status = rs.getString(call);
        return status == null
                ? null
                : new TicketCall(status, localized(rs, call), rs.getInt(times), instant(rs, since));
    }

    private static @Nullable Localized localized(ResultSet rs, String what) throws SQLException {
        var zh = rs.getString(what + "_zh");
        return zh == null ? null : new Localized(zh, rs.getString(what + "_en"));
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }
}

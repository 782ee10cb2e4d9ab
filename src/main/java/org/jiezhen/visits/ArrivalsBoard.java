package org.jiezhen.visits;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.customers.ShownName;
import org.jiezhen.house.PlaceId;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardSource;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.Ticket;
import org.jiezhen.staff.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is in the house: every open visit with where, for what, since when, with whom. */
@Component
public class ArrivalsBoard implements BoardSource<ArrivalsBoard.VisitFact> {

    /** The board's name. */
    public static final String NAME = "arrivals";

    /** Guides and the manager see every customer. */
    public static final Audience<VisitFact> GUIDES =
            new Audience<>("guides", Permission.VISITS_SEE, fact -> ArrivalRow.of(fact, true));

    /**
     * Somebody sees the customers in his or her own custody, and those that are offered.
     *
     * @param mayCall whether this person calls tickets
     */
    public static Audience<VisitFact> mine(StaffId staff, boolean mayCall) {
        return new Audience<>(
                "mine:" + staff + (mayCall ? ":calls" : ""),
                Permission.VISITS_ACCOMPANY,
                fact -> fact.concerns(staff) ? ArrivalRow.of(fact, mayCall) : null);
    }

    /** A colleague as shown beside a customer. */
    public record Colleague(
            StaffId id, String name, @Nullable String role) {}

    /**
     * The open offer of a hand-off.
     *
     * @param taker null when it is offered to the desk
     */
    public record Offer(long id, @Nullable Colleague taker, Colleague giver, Instant since) {}

    /**
     * The ticket's call, as it stands.
     *
     * @param placeId where to; null once the ticket waits again
     * @param place what that place is called
     * @param times how often it was called
     */
    public record Call(
            Status status,
            @Nullable PlaceId placeId,
            @Nullable Localized place,
            int times,
            Instant since) {
        /** What became of the call so far. */
        public enum Status {
            /** Asked to come, and awaited. */
            CALLED,
            /** Did not come. */
            ABSENT,
            /** Waits to be called anew. */
            REQUEUED
        }
    }

    /**
     * An open visit, whole.
     *
     * @param name as the customer writes it; a discreet guest's is shown to nobody unasked: {@link #shownName}
     * @param alias what a discreet guest is called instead, when that was said
     * @param customer the customer's record; null while nobody knows who it is
     * @param sameName whether another customer in the house has nearly the same name, so that two identifiers are asked
     * @param sameNameShown whether one who is not discreet has: a mark that only a discreet guest explains would tell who
     *     that is
     */
    public record VisitFact(
            VisitId visit,
            Ticket ticket,
            boolean today,
            @Nullable String name,
            @Nullable String phoneTail,
            int companions,
            boolean discreet,
            @Nullable String alias,
            @Nullable CustomerId customer,
            boolean sameName,
            boolean sameNameShown,
            Source source,
            boolean firstVisit,
            Stage stage,
            Instant stageSince,
            @Nullable Integer targetSeconds,
            @Nullable Localized place,
            String holder,
            @Nullable Colleague with,
            Instant custodySince,
            @Nullable Offer offer,
            @Nullable Call call)
            implements BoardSource.Fact {

        @Override
        public String id() {
            return visit.toString();
        }

        /** What the customer is called on shared boards. */
        @Nullable
        Object shownName() {
            return ShownName.of(discreet, alias, name);
        }

        /** Whether somebody has this customer, gives or is offered this customer. */
        boolean concerns(StaffId staff) {
            return (with != null && with.id.equals(staff))
                    || (offer != null
                            && ((offer.taker != null && offer.taker.id.equals(staff)) || offer.giver.id.equals(staff)));
        }
    }

    /**
     * A row as guides see it. Field names are short because every browser gets them with every change.
     *
     * @param tk ticket
     * @param nm name, or what a discreet guest is called
     * @param py how that is spelled, to be found by
     * @param sn whether another customer in the house has nearly the same name
     * @param dy arrival day, when it is not today
     * @param ph the phone's last four digits
     * @param co companions
     * @param st stage
     * @param wf what for: the stage's code again, worded as what the customer waits for
     * @param pl place
     * @param cl how the ticket's call stands
     * @param cp where it is called to
     * @param cn how often
     * @param dc discreet
     * @param s since when in this stage, in milliseconds
     * @param tg the stage's target, in seconds
     * @param who custody
     * @param off open offer
     * @param nx the next actions, each with the holder it is for
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ArrivalRow(
            String id,
            String tk,
            @Nullable Object nm,
            @Nullable String py,
            @Nullable String sn,
            @Nullable String first,
            String src,
            @Nullable String dy,
            @Nullable String ph,
            @Nullable String co,
            String st,
            String wf,
            Object pl,
            @Nullable String cl,
            @Nullable Localized cp,
            @Nullable String cn,
            @Nullable String dc,
            long s,
            @Nullable Integer tg,
            Who who,
            @Nullable Off off,
            List<List<String>> nx) {

        @JsonInclude(JsonInclude.Include.NON_NULL)
        record Who(String h, @Nullable String n, @Nullable String r, long s) {}

        @JsonInclude(JsonInclude.Include.NON_NULL)
        record Off(String h, String to, @Nullable String n, String g, long s) {}

        static ArrivalRow of(VisitFact fact, boolean mayCall) {
            var with = fact.with;
            var call = fact.call;
            var offer = fact.offer;
            return new ArrivalRow(
                    fact.id(),
                    fact.ticket.text(),
                    fact.shownName(),
                    ShownName.spelled(fact.shownName()),
                    fact.sameNameShown && !fact.discreet ? "YES" : null,
                    fact.source == Source.BUSINESS ? null : fact.firstVisit ? "FIRST" : "RETURN",
                    fact.source.name(),
                    fact.today ? null : fact.ticket.day().toString().substring(5),
                    fact.phoneTail,
                    fact.companions == 0 ? null : Integer.toString(fact.companions),
                    fact.stage.name(),
                    fact.stage.name(),
                    fact.place == null ? "STANDING" : fact.place,
                    call == null ? null : call.status.name(),
                    call == null ? null : call.place,
                    call == null || call.times < 2 ? null : Integer.toString(call.times),
                    fact.discreet ? "YES" : null,
                    fact.stageSince.toEpochMilli(),
                    fact.targetSeconds,
                    new Who(
                            with != null ? "staff:" + with.id : fact.holder.equals("DESK") ? "desk" : "none",
                            with == null ? null : with.name,
                            with == null ? null : with.role,
                            fact.custodySince.toEpochMilli()),
                    offer == null
                            ? null
                            : new Off(
                                    Long.toString(offer.id),
                                    offer.taker == null ? "desk" : "staff:" + offer.taker.id,
                                    offer.taker == null ? null : offer.taker.name,
                                    "staff:" + offer.giver.id,
                                    offer.since.toEpochMilli()),
                    next(fact, mayCall));
        }

        private static List<List<String>> next(VisitFact fact, boolean mayCall) {
            var next = new ArrayList<List<String>>();
            if (fact.offer != null) {
                next.add(List.of("ACCEPT", fact.offer.taker == null ? "desk" : "staff:" + fact.offer.taker.id));
            }
            if (fact.with == null) {
                next.add(fact.holder.equals("DESK") ? List.of("TAKE", "desk") : List.of("TAKE"));
            } else {
                var holder = "staff:" + fact.with.id;
                switch (fact.stage) {
                    case ARRIVED -> next.add(List.of("INTAKE", holder));
                    case INTAKE -> next.add(List.of("AWAITING_TRIAGE", holder));
                    case AWAITING_HOST -> next.add(List.of("WITH_HOST", holder));
                    case LEAVING -> next.add(List.of("FAREWELL", holder));
                    case AWAITING_TRIAGE, AWAITING_CONSULTATION, IN_CONSULTATION, WITH_HOST -> {}
                }
            }
            if (mayCall && !fact.discreet && fact.today) {
                var call = fact.call;
                if (call != null && call.status == Call.Status.CALLED) {
                    next.add(List.of("CALL_AGAIN"));
                } else if (call != null && call.status == Call.Status.ABSENT) {
                    next.add(List.of("REQUEUE"));
                } else if (fact.stage == Stage.AWAITING_CONSULTATION) {
                    next.add(List.of("CALL"));
                }
            }
            return next;
        }
    }

    // There is one open period each; LIMIT keeps the planner from joining all open periods with each other. Until
    // the tables are analysed for the first time it takes them for one row, and with 400 customers such a join of
    // three took more than 15 s.
    private static final String OPEN = """
            WITH sounds AS MATERIALIZED (
                SELECT p.pinyin, count(*) FILTER (WHERE NOT v.discreet AND NOT p.discreet) AS shown FROM visit v
                JOIN customer k ON k.id = v.customer_id
                JOIN customer p ON p.id = k.root_id
                WHERE v.status = 'IN_PROGRESS' AND p.pinyin <> '' GROUP BY p.pinyin HAVING count(*) > 1)
            SELECT v.id, v.arrival_day, v.ticket_number, p.name, right(p.phone, 4) AS tail, v.companions,
                   v.discreet OR coalesce(p.discreet, false) AS discreet, p.alias, v.customer_id,
                   p.pinyin IN (SELECT sounds.pinyin FROM sounds) AS same_name,
                   p.pinyin IN (SELECT sounds.pinyin FROM sounds WHERE shown > 1) AS same_name_shown,
                   v.source, v.first_visit, s.stage, s.started AS stage_since, t.seconds,
                   pl.name_zh, pl.name_en,
                   c.holder, c.staff_id, ca.display_name AS with_name, c.started AS custody_since,
                   (SELECT r.role_code FROM account_role r WHERE r.account_id = c.staff_id
                    ORDER BY r.ordinal LIMIT 1) AS with_role,
                   h.id AS offer, h.taker_id, ht.display_name AS taker_name, h.giver_id,
                   hg.display_name AS giver_name, h.started AS offered,
                   l.status AS call, lp.id AS call_place, lp.name_zh AS call_zh, lp.name_en AS call_en, l.times, l.started AS called
            FROM visit v
            LEFT JOIN customer k ON k.id = v.customer_id
            LEFT JOIN customer p ON p.id = k.root_id
            JOIN LATERAL (SELECT * FROM visit_stage WHERE visit_id = v.id AND ended IS NULL AND voided IS NULL LIMIT 1)
                AS s ON true
            JOIN LATERAL (SELECT * FROM visit_place WHERE visit_id = v.id AND ended IS NULL AND voided IS NULL LIMIT 1)
                AS o ON true
            JOIN LATERAL (SELECT * FROM visit_custody WHERE visit_id = v.id AND ended IS NULL AND voided IS NULL LIMIT 1)
                AS c ON true
            LEFT JOIN LATERAL (SELECT * FROM visit_handoff WHERE visit_id = v.id AND ended IS NULL AND voided IS NULL
                LIMIT 1) AS h ON true
            LEFT JOIN LATERAL (SELECT * FROM visit_call WHERE visit_id = v.id AND ended IS NULL AND voided IS NULL
                LIMIT 1) AS l ON true
            LEFT JOIN place lp ON lp.id = l.place_id
            LEFT JOIN target t ON t.code = s.stage
            LEFT JOIN place pl ON pl.id = o.place_id
            LEFT JOIN account ca ON ca.id = c.staff_id
            LEFT JOIN account ht ON ht.id = h.taker_id
            LEFT JOIN account hg ON hg.id = h.giver_id
            WHERE v.status = 'IN_PROGRESS'
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    ArrivalsBoard(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> subjects() {
        return Set.of("visit", "customer", "account", "place", "target");
    }

    @Override
    public List<VisitFact> read() {
        var today = BusinessTime.day(clock.instant());
        return jdbc.sql(OPEN).query((rs, row) -> fact(rs, today)).list();
    }

    /** One open visit, as it is now. */
    Optional<VisitFact> find(VisitId visit) {
        var today = BusinessTime.day(clock.instant());
        return jdbc.sql(OPEN + " AND v.id = ?")
                .param(visit.value())
                .query((rs, row) -> fact(rs, today))
                .optional();
    }

    private static VisitFact fact(ResultSet rs, LocalDate today) throws SQLException {
        var day = rs.getObject("arrival_day", LocalDate.class);
        var target = rs.getObject("seconds", Integer.class);
        var placeZh = rs.getString("name_zh");
        var offer = rs.getObject("offer", Long.class);
        return new VisitFact(
                new VisitId(rs.getObject("id", UUID.class)),
                new Ticket(day, rs.getInt("ticket_number")),
                day.equals(today),
                rs.getString("name"),
                rs.getString("tail"),
                rs.getInt("companions"),
                rs.getBoolean("discreet"),
                rs.getString("alias"),
                Id.orNull(rs.getObject("customer_id", UUID.class), CustomerId::new),
                rs.getBoolean("same_name"),
                rs.getBoolean("same_name_shown"),
                Source.valueOf(rs.getString("source")),
                rs.getBoolean("first_visit"),
                Stage.valueOf(rs.getString("stage")),
                instant(rs, "stage_since"),
                target,
                placeZh == null ? null : new Localized(placeZh, rs.getString("name_en")),
                rs.getString("holder"),
                colleague(rs, "staff_id", "with_name", rs.getString("with_role")),
                instant(rs, "custody_since"),
                offer == null
                        ? null
                        : new Offer(
                                offer,
                                colleague(rs, "taker_id", "taker_name", null),
                                new Colleague(
                                        new StaffId(rs.getObject("giver_id", UUID.class)),
                                        rs.getString("giver_name"),
                                        null),
                                instant(rs, "offered")),
                call(rs));
    }

    private static @Nullable Call call(ResultSet rs) throws SQLException {
        var status = rs.getString("call");
        var place = rs.getString("call_zh");
        return status == null
                ? null
                : new Call(
                        Call.Status.valueOf(status),
                        Id.orNull(rs.getObject("call_place", UUID.class), PlaceId::new),
                        place == null ? null : new Localized(place, rs.getString("call_en")),
                        rs.getInt("times"),
                        instant(rs, "called"));
    }

    private static @Nullable Colleague colleague(ResultSet rs, String id, String name, @Nullable String role)
            throws SQLException {
        var staff = rs.getObject(id, UUID.class);
        return staff == null ? null : new Colleague(new StaffId(staff), rs.getString(name), role);
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }
}

package org.jiezhen.visits;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jiezhen.channels.Through;
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
import org.jiezhen.staff.BehindLock;
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
            new Audience<>("guides", Permission.VISITS_SEE, _ -> true, ArrivalsColumns.of(true));

    /**
     * Somebody sees the customers in his or her own custody, and those that are offered.
     *
     * @param mayCall whether this person calls tickets
     */
    public static Audience<VisitFact> mine(StaffId staff, boolean mayCall) {
        return new Audience<>(
                "mine:" + staff + (mayCall ? ":calls" : ""),
                Permission.VISITS_ACCOMPANY,
                fact -> fact.concerns(staff),
                ArrivalsColumns.of(mayCall));
    }

    /** The same behind a locked screen: tickets, places, states and clocks, and nobody by name. */
    public static final Audience<VisitFact> BEHIND_LOCK = new Audience<>(
            "locked", BehindLock.authority(Permission.VISITS_SEE), _ -> true, ArrivalsColumns.behindLock(null));

    /** Somebody's own customers, and those offered to this person, behind the lock of the screen. */
    public static Audience<VisitFact> mineBehindLock(StaffId staff) {
        return new Audience<>(
                "mine:" + staff + ":locked",
                BehindLock.authority(Permission.VISITS_ACCOMPANY),
                fact -> fact.concerns(staff),
                ArrivalsColumns.behindLock(staff));
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
     * @param pinyin how the name sounds
     * @param customer the customer's record; null while nobody knows who it is
     * @param person the record that stands for the person
     * @param sameName whether another customer in the house has nearly the same name, so that two identifiers are asked
     * @param sameNameShown whether one who is not discreet has: a mark that only a discreet guest explains would tell who
     *     that is
     * @param channel what people are told of the channel through which the house won the guest; null while nobody knows
     * @param reason what the visit waits for, or is done with its guest: the first of them by rank
     * @param reasonSince since when
     * @param also what else, by rank
     * @param marks what other modules show on its row: {@link RowMarks}
     * @param unreachable since when whoever has the guest cannot be reached, where others are to know
     * @param lateAlone of a guest whom nobody has: after how many seconds that is late
     */
    public record VisitFact(
            VisitId visit,
            Ticket ticket,
            boolean today,
            @Nullable String name,
            @Nullable String pinyin,
            @Nullable String phoneTail,
            int companions,
            boolean discreet,
            @Nullable String alias,
            @Nullable CustomerId customer,
            @Nullable CustomerId person,
            boolean sameName,
            boolean sameNameShown,
            Source source,
            @Nullable Localized channel,
            String type,
            WaitingReason reason,
            Instant reasonSince,
            List<WaitingReason> also,
            @Nullable Integer targetSeconds,
            @Nullable Localized place,
            String holder,
            @Nullable Colleague with,
            Instant custodySince,
            @Nullable Offer offer,
            @Nullable Call call,
            @Nullable Localized marks,
            @Nullable Instant unreachable,
            @Nullable Integer lateAlone)
            implements BoardSource.Fact {

        @Override
        public String id() {
            return visit.toString();
        }

        @Override
        public boolean about(String kind, String subject) {
            return kind.equals("customer")
                    ? subject.equals(String.valueOf(customer)) || subject.equals(String.valueOf(person))
                    : subject.equals(id());
        }

        /** Whether there is a name to be mistaken for another. */
        private boolean named() {
            return pinyin != null && !pinyin.isEmpty();
        }

        private VisitFact among(long namesakes, long shownNamesakes) {
            var same = namesakes > 1;
            var shown = same && shownNamesakes > 1;
            return same == sameName && shown == sameNameShown
                    ? this
                    : new VisitFact(
                            visit,
                            ticket,
                            today,
                            name,
                            pinyin,
                            phoneTail,
                            companions,
                            discreet,
                            alias,
                            customer,
                            person,
                            same,
                            shown,
                            source,
                            channel,
                            type,
                            reason,
                            reasonSince,
                            also,
                            targetSeconds,
                            place,
                            holder,
                            with,
                            custodySince,
                            offer,
                            call,
                            marks,
                            unreachable,
                            lateAlone);
        }

        /** How far the visit is. */
        public Phase phase() {
            return reason.phase();
        }

        /** The code of what it waits for. */
        public String code() {
            return reason.code();
        }

        /** What the customer is called on shared boards. */
        public @Nullable Object shownName() {
            return ShownName.of(discreet, alias, name);
        }

        /** Whether somebody has this customer, gives or is offered this customer. */
        boolean concerns(StaffId staff) {
            return (with != null && with.id.equals(staff))
                    || (offer != null
                            && ((offer.taker != null && offer.taker.id.equals(staff)) || offer.giver.id.equals(staff)));
        }
    }

    // Each visit's person is looked up, as LIMIT says: joined, everybody who was ever here would be read.
    private static final String OPEN = """
            SELECT n.visit_id AS id, n.arrival_day, n.ticket_number, w.name, w.pinyin, w.phone_tail, n.companions,
                   w.discreet, w.alias, n.customer_id, w.person_id, n.source, n.channel_said, chn.zh AS channel_zh, chn.en AS channel_en, n.type, n.reason, n.reason_since,
                   n.also,
                   t.seconds, pl.name_zh, pl.name_en,
                   n.holder, n.staff_id, ca.display_name AS with_name, n.custody_since,
                   (SELECT r.role_code FROM account_role r WHERE r.account_id = n.staff_id
                    ORDER BY r.ordinal LIMIT 1) AS with_role,
                   n.offer_id AS offer, n.taker_id, ht.display_name AS taker_name, n.giver_id,
                   hg.display_name AS giver_name, n.offered,
                   n.call, lp.id AS call_place, lp.name_zh AS call_zh, lp.name_en AS call_en, n.times, n.called,
                   mk.zh AS marks_zh, mk.en AS marks_en, un.since AS unreachable,
                   CASE WHEN n.holder = 'NONE' THEN (SELECT seconds FROM target WHERE code = 'ALONE') END AS late_alone
            FROM visit_now n
            JOIN LATERAL (SELECT * FROM visit_person WHERE visit_id = n.visit_id LIMIT 1) AS w ON true
            LEFT JOIN channel_named chn ON chn.code = n.channel
            LEFT JOIN place lp ON lp.id = n.call_place_id
            LEFT JOIN target t ON t.code = n.reason
            LEFT JOIN place pl ON pl.id = n.place_id
            LEFT JOIN account ca ON ca.id = n.staff_id
            LEFT JOIN staff_unreachable_now un ON un.account_id = n.staff_id
            LEFT JOIN account ht ON ht.id = n.taker_id
            LEFT JOIN account hg ON hg.id = n.giver_id
            LEFT JOIN LATERAL (
                SELECT string_agg(zh, ' · ' ORDER BY rank, since) AS zh, string_agg(en, ' · ' ORDER BY rank, since) AS en
                FROM marks WHERE visit_id = n.visit_id) AS mk ON true
            """;

    private static final String PART = """
            WHERE n.visit_id = ANY (ARRAY(
                SELECT unnest(CAST(:visits AS uuid[]))
                UNION
                """ + VisitsOfCustomers.OPEN + "))";

    // How many others sound the same is counted, and they are not read. Each is looked up, as LIMIT says.
    private static final String NAMESAKES = """
            CROSS JOIN LATERAL (
                SELECT count(*) AS namesakes, count(*) FILTER (WHERE NOT s.discreet) AS shown_namesakes
                FROM visit h
                JOIN LATERAL (SELECT pinyin, discreet FROM visit_person WHERE visit_id = h.id LIMIT 1) AS s ON true
                WHERE h.status = 'IN_PROGRESS' AND s.pinyin = one.pinyin AND one.pinyin <> '') AS others
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final WaitingReasons reasons;
    private final String open;
    private final String one;

    ArrivalsBoard(JdbcClient jdbc, Clock clock, WaitingReasons reasons, List<RowMarks> marks) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.reasons = reasons;
        var with = "WITH marks AS (" + RowMarks.all(marks) + ") ";
        this.open = with + OPEN;
        this.one = with + "SELECT * FROM (" + OPEN + "WHERE n.visit_id = :visit) AS one " + NAMESAKES;
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
    public List<VisitFact> read() {
        return List.copyOf(finish(read(jdbc.sql(open))));
    }

    @Override
    public Set<String> readInPart() {
        return Set.of("visit", "customer");
    }

    @Override
    public List<VisitFact> read(Part part) {
        return read(jdbc.sql(open + PART)
                .param("visits", part.rowsAnd("visit"))
                .param("customers", part.array("customer")));
    }

    /** Marks those whose names sound the same. */
    @Override
    public Collection<VisitFact> finish(Collection<VisitFact> facts) {
        var named = facts.stream().filter(VisitFact::named).toList();
        var all = named.stream().collect(Collectors.groupingBy(VisitFact::pinyin, Collectors.counting()));
        var shown = named.stream()
                .filter(fact -> !fact.discreet)
                .collect(Collectors.groupingBy(VisitFact::pinyin, Collectors.counting()));
        return facts.stream()
                .map(fact -> fact.among(all.getOrDefault(fact.pinyin, 0L), shown.getOrDefault(fact.pinyin, 0L)))
                .toList();
    }

    /** One open visit, as it is now. */
    Optional<VisitFact> find(VisitId visit) {
        var today = BusinessTime.day(clock.instant());
        return jdbc.sql(one)
                .param("visit", visit.value())
                .query((rs, row) -> fact(rs, today).among(rs.getLong("namesakes"), rs.getLong("shown_namesakes")))
                .optional();
    }

    private List<VisitFact> read(JdbcClient.StatementSpec statement) {
        var today = BusinessTime.day(clock.instant());
        return statement.query((rs, row) -> fact(rs, today)).list();
    }

    private VisitFact fact(ResultSet rs, LocalDate today) throws SQLException {
        var day = rs.getObject("arrival_day", LocalDate.class);
        var target = rs.getObject("seconds", Integer.class);
        var placeZh = rs.getString("name_zh");
        var offer = rs.getObject("offer", Long.class);
        return new VisitFact(
                new VisitId(rs.getObject("id", UUID.class)),
                new Ticket(day, rs.getInt("ticket_number")),
                day.equals(today),
                rs.getString("name"),
                rs.getString("pinyin"),
                rs.getString("phone_tail"),
                rs.getInt("companions"),
                rs.getBoolean("discreet"),
                rs.getString("alias"),
                Id.orNull(rs.getObject("customer_id", UUID.class), CustomerId::new),
                Id.orNull(rs.getObject("person_id", UUID.class), CustomerId::new),
                false,
                false,
                Source.valueOf(rs.getString("source")),
                Through.told(rs.getString("channel_said"), rs.getString("channel_zh"), rs.getString("channel_en")),
                rs.getString("type"),
                reasons.of(rs.getString("reason")),
                instant(rs, "reason_since"),
                reasons.of(rs.getArray("also")),
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
                call(rs),
                localized(rs, "marks"),
                rs.getObject("unreachable") == null ? null : instant(rs, "unreachable"),
                rs.getObject("late_alone", Integer.class));
    }

    private static @Nullable Localized localized(ResultSet rs, String what) throws SQLException {
        var zh = rs.getString(what + "_zh");
        return zh == null ? null : new Localized(zh, rs.getString(what + "_en"));
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

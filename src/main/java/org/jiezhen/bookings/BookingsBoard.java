package org.jiezhen.bookings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jiezhen.channels.Through;
import org.jiezhen.customers.ShownName;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.Column;
import org.jiezhen.live.Field;
import org.jiezhen.live.Mark;
import org.jiezhen.live.Shown;
import org.jiezhen.live.Watched;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.Ticket;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is expected on the days that somebody looks at now. A day that nobody on this node watches is not read. */
@Component
public class BookingsBoard implements BoardSource<BookingsBoard.BookingFact> {

    /** The board's name. */
    public static final String NAME = "bookings";

    private static final List<Shown<BookingFact>> SHOWN = List.of(
            Column.ticket(Field.of("tm", fact -> fact.at.toString().substring(0, 5)), "bookings.time"),
            Column.text(Field.of("nm", BookingFact::shownName), "bookings.customer")
                    .strong()
                    .sub(
                            Field.mark("dc", BookingFact::discreet, "bookings.discreet"),
                            Field.<BookingFact>of("first", BookingFact::first)
                                    .coded("bookings.first", "FIRST", "RETURN")),
            Column.status(
                            Field.<BookingFact>of("st", BookingFact::status)
                                    .coded("bookings.status", Booking.Status.class),
                            "bookings.state",
                            new Mark("BOOKED", "ring0", false),
                            new Mark("ARRIVED", "disc", true),
                            new Mark("FULFILLED", "out", false),
                            new Mark("CANCELLED", "r-closed", false),
                            new Mark("NOSHOW", "dia", false))
                    .sub(Field.of("tk", BookingFact::ticket)),
            Column.text(Field.of("cs", BookingFact::consultant), "bookings.consultant")
                    .none("consultant.none")
                    .sub(Field.of("ch", BookingFact::channel)),
            Column.text(Field.of("it", BookingFact::interest), "bookings.interest")
                    .none("interest.none")
                    .sub(Field.of("no", BookingFact::number), Field.of("ph", BookingFact::phoneTail)),
            Column.elapsed(
                    Field.of("s", fact -> fact.overdueSince == null ? null : (Long) fact.overdueSince.toEpochMilli()),
                    Field.of("tg", fact -> fact.overdueSince == null ? null : fact.targetSeconds),
                    "bookings.elapsed"),
            Column.opening("bookings.action"),
            // Who is still expected stands before those who are here; those who have left are below.
            Field.of("o", BookingFact::place),
            Field.of("to", fact -> "bookings?day=" + fact.day + "&booking=" + fact.booking),
            // How the name is spelled, to be found by.
            Field.of("py", fact -> ShownName.spelled(fact.shownName())));

    /** The bookings of a day. */
    public static Audience<BookingFact> of(LocalDate day) {
        return new Audience<>("day:" + day, Permission.BOOKINGS_SEE, fact -> fact.day.equals(day), SHOWN);
    }

    /**
     * A booking of a watched day.
     *
     * @param name the customer's; a discreet guest's is shown to nobody unasked: {@link #shownName}
     * @param channel what people are told of the one through which it was made
     * @param overdueSince the time it was for, once that has come and while nobody has
     * @param visit the one that it brought
     * @param ticket of that visit
     */
    public record BookingFact(
            BookingId booking,
            String number,
            Booking.Status status,
            LocalDate day,
            LocalTime at,
            String name,
            boolean discreet,
            @Nullable String alias,
            @Nullable String phoneTail,
            Localized channel,
            @Nullable String consultant,
            @Nullable String interest,
            @Nullable Boolean firstVisit,
            @Nullable Instant overdueSince,
            @Nullable Integer targetSeconds,
            @Nullable UUID visit,
            @Nullable String ticket)
            implements BoardSource.Fact {

        @Override
        public String id() {
            return booking.toString();
        }

        @Override
        public boolean about(String kind, String subject) {
            return subject.equals(kind.equals("visit") ? String.valueOf(visit) : id());
        }

        private @Nullable String first() {
            return firstVisit == null ? null : firstVisit ? "FIRST" : "RETURN";
        }

        private int place() {
            return switch (status) {
                case BOOKED, NOSHOW -> 0;
                case ARRIVED -> 1;
                case FULFILLED -> 2;
                case CANCELLED -> 3;
            };
        }

        Object shownName() {
            // A booking always has a name.
            return Objects.requireNonNull(ShownName.of(discreet, alias, name));
        }
    }

    private static final String WATCHED = """
            SELECT b.id, b.number, b.status, b.day, b.at, b.name, right(b.phone, 4) AS tail, c.zh, c.en, b.channel_said,
                   b.interest, b.first_visit, a.display_name AS consultant,
                   coalesce(p.discreet, false) OR coalesce(vp.discreet, false)
                       OR (v.id IS NULL AND u.discreet) AS discreet,
                   coalesce(vp.alias, p.alias) AS alias,
                   v.id AS visit, v.arrival_day, v.ticket_number, t.seconds
            FROM booking b
            JOIN channel_named c ON c.code = b.channel
            LEFT JOIN account a ON a.id = b.consultant_id
            LEFT JOIN customer_person p ON p.record_id = b.customer_id
            JOIN booking_undecided u ON u.booking_id = b.id
            LEFT JOIN visit v ON v.booking_id = b.id AND v.status <> 'ENTERED_IN_ERROR'
            LEFT JOIN visit_person vp ON vp.visit_id = v.id
            LEFT JOIN target t ON t.code = 'BOOKING'
            WHERE b.day IN (:days)
            """;

    private final Watched<LocalDate> watched = new Watched<>();
    private final JdbcClient jdbc;
    private final Clock clock;

    BookingsBoard(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Reads a day, with every look at this board, until the last watch of it is closed. */
    public Watched.Watch watch(LocalDate day) {
        return watched.watch(day);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> subjects() {
        return Set.of("booking", "visit", "day", "customer", "account", "target", "channel");
    }

    @Override
    public List<BookingFact> read() {
        return read(sql -> jdbc.sql(sql), "");
    }

    // A booking and the visit it brought change no other. Who is discreet is known by customer and by telephone.
    @Override
    public Set<String> readInPart() {
        return Set.of("booking", "visit");
    }

    @Override
    public List<BookingFact> read(Part part) {
        return read(
                sql -> jdbc.sql(sql).param("bookings", part.rowsAnd("booking")).param("visits", part.array("visit")),
                """
                AND b.id = ANY (ARRAY(
                    SELECT unnest(CAST(:bookings AS uuid[]))
                    UNION
                    SELECT booking_id FROM visit WHERE id = ANY (CAST(:visits AS uuid[]))))
                """);
    }

    private List<BookingFact> read(Function<String, JdbcClient.StatementSpec> statement, String part) {
        var days = watched.now();
        if (days.isEmpty()) {
            return List.of();
        }
        var now = clock.instant();
        return statement
                .apply(WATCHED + part)
                .param("days", days)
                .query((rs, row) -> fact(rs, now))
                .list();
    }

    private static BookingFact fact(ResultSet rs, Instant now) throws SQLException {
        var day = rs.getObject("day", LocalDate.class);
        var at = rs.getObject("at", LocalTime.class);
        var status = Booking.Status.valueOf(rs.getString("status"));
        var when = day.atTime(at).atZone(BusinessTime.ZONE).toInstant();
        var arrival = rs.getObject("arrival_day", LocalDate.class);
        return new BookingFact(
                new BookingId(rs.getObject("id", UUID.class)),
                rs.getString("number"),
                status,
                day,
                at,
                rs.getString("name"),
                rs.getBoolean("discreet"),
                rs.getString("alias"),
                rs.getString("tail"),
                Objects.requireNonNull(
                        Through.told(rs.getString("channel_said"), rs.getString("zh"), rs.getString("en"))),
                rs.getString("consultant"),
                rs.getString("interest"),
                rs.getObject("first_visit", Boolean.class),
                status == Booking.Status.BOOKED && !when.isAfter(now) ? when : null,
                rs.getObject("seconds", Integer.class),
                rs.getObject("visit", UUID.class),
                arrival == null ? null : new Ticket(arrival, rs.getInt("ticket_number")).text());
    }
}

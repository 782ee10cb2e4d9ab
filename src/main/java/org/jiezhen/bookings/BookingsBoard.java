package org.jiezhen.bookings;

import com.fasterxml.jackson.annotation.JsonInclude;
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
import org.jiezhen.customers.ShownName;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.Watched;
import org.jiezhen.shared.BusinessTime;
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

    /** Whom everybody could be: a discreet guest without an alias. */

    /** The bookings of a day. */
    public static Audience<BookingFact> of(LocalDate day) {
        return new Audience<>(
                "day:" + day, Permission.BOOKINGS_SEE, fact -> fact.day.equals(day) ? BookingRow.of(fact) : null);
    }

    /**
     * A booking of a watched day.
     *
     * @param name the customer's; a discreet guest's is shown to nobody unasked: {@link #shownName}
     * @param overdueSince the time it was for, once that has come and while nobody has
     * @param ticket of the visit that it brought
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
            Channel channel,
            @Nullable String consultant,
            @Nullable String interest,
            @Nullable Boolean firstVisit,
            @Nullable Instant overdueSince,
            @Nullable Integer targetSeconds,
            @Nullable String ticket)
            implements BoardSource.Fact {

        @Override
        public String id() {
            return booking.toString();
        }

        Object shownName() {
            // A booking always has a name.
            return Objects.requireNonNull(ShownName.of(discreet, alias, name));
        }
    }

    /**
     * A row as everybody who sees bookings sees it.
     *
     * @param tm time of day
     * @param nm name, or what a discreet guest is called
     * @param py how that is spelled, to be found by
     * @param dc discreet
     * @param ph the phone's last four digits
     * @param ch channel
     * @param cs consultant
     * @param it interest
     * @param no number
     * @param tk ticket of the visit
     * @param s the time it was for, in milliseconds, once it has passed
     * @param tg the target, in seconds
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BookingRow(
            String id,
            String tm,
            Object nm,
            @Nullable String py,
            @Nullable String dc,
            @Nullable String ph,
            @Nullable String first,
            String ch,
            @Nullable String cs,
            @Nullable String it,
            String no,
            String st,
            @Nullable String tk,
            @Nullable Long s,
            @Nullable Integer tg) {

        static BookingRow of(BookingFact fact) {
            var since = fact.overdueSince;
            return new BookingRow(
                    fact.id(),
                    fact.at.toString().substring(0, 5),
                    fact.shownName(),
                    ShownName.spelled(fact.shownName()),
                    fact.discreet ? "YES" : null,
                    fact.phoneTail,
                    fact.firstVisit == null ? null : fact.firstVisit ? "FIRST" : "RETURN",
                    fact.channel.name(),
                    fact.consultant,
                    fact.interest,
                    fact.number,
                    fact.status.name(),
                    fact.ticket,
                    since == null ? null : since.toEpochMilli(),
                    since == null ? null : fact.targetSeconds);
        }
    }

    private static final String WATCHED = """
            SELECT b.id, b.number, b.status, b.day, b.at, b.name, right(b.phone, 4) AS tail, b.channel,
                   b.interest, b.first_visit, a.display_name AS consultant,
                   coalesce(p.discreet, false) OR coalesce(v.discreet, false) OR coalesce(vp.discreet, false)
                       OR EXISTS (SELECT FROM customer d JOIN customer r ON r.id = d.root_id
                                  WHERE reverse(d.phone) = reverse(b.phone) AND d.name = b.name AND r.discreet) AS discreet,
                   coalesce(vp.alias, p.alias) AS alias,
                   v.arrival_day, v.ticket_number, t.seconds
            FROM booking b
            LEFT JOIN account a ON a.id = b.consultant_id
            LEFT JOIN customer k ON k.id = b.customer_id
            LEFT JOIN customer p ON p.id = k.root_id
            LEFT JOIN visit v ON v.booking_id = b.id AND v.status <> 'ENTERED_IN_ERROR'
            LEFT JOIN customer vk ON vk.id = v.customer_id
            LEFT JOIN customer vp ON vp.id = vk.root_id
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
        return Set.of("booking", "visit", "day", "customer", "account", "target");
    }

    @Override
    public List<BookingFact> read() {
        var days = watched.now();
        if (days.isEmpty()) {
            return List.of();
        }
        var now = clock.instant();
        return jdbc.sql(WATCHED)
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
                Channel.valueOf(rs.getString("channel")),
                rs.getString("consultant"),
                rs.getString("interest"),
                rs.getObject("first_visit", Boolean.class),
                status == Booking.Status.BOOKED && !when.isAfter(now) ? when : null,
                rs.getObject("seconds", Integer.class),
                arrival == null ? null : new Ticket(arrival, rs.getInt("ticket_number")).text());
    }
}

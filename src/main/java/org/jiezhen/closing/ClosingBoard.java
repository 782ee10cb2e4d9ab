package org.jiezhen.closing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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
import org.jiezhen.live.Mark;
import org.jiezhen.live.Next;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.Ticket;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is left to be said before a day is closed: visits that are still open, and bookings on which nobody came. */
@Component
public class ClosingBoard implements BoardSource<ClosingBoard.Left> {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm").withZone(BusinessTime.ZONE);

    /** Whoever closes the day sees everything that is left. */
    public static final Audience<Left> CLOSERS = Audience.everyRow(
            "closers",
            Permission.VISITS_CLOSE_DAY,
            // A ticket; of a booking its time.
            Column.ticket(
                    field("tk", left -> left.ticket == null ? TIME.format(left.since) : left.ticket.text()),
                    "closing.when"),
            Column.text(field("nm", Left::name), "closing.subject")
                    .strong()
                    .none("name.unknown")
                    .sub(
                            field("no", Left::number),
                            // The day, when it is not today.
                            field(
                                    "dy",
                                    left -> left.today
                                            ? null
                                            : left.day.toString().substring(5))),
            Column.status(
                    field("sd", Left::standing).coded("closing.standing", Standing.class),
                    "closing.standing",
                    new Mark(Standing.OPEN.name(), "ring0", false),
                    new Mark(Standing.OVERNIGHT.name(), "bed", false),
                    new Mark(Standing.EXPECTED.name(), "i-clock", false)),
            Column.text(field("st", Left::reason), "closing.state")
                    .sub(field("pl", Left::whereabouts).coded("visits.place", "STANDING")),
            Column.text(field("wi", Left::with), "closing.with"),
            Column.elapsed(
                    field("s", left -> left.visits() ? (Long) left.since.toEpochMilli() : null), "closing.since"),
            Column.actions(
                    left -> left.standing == Standing.OPEN ? List.of(Next.of("RESOLVE")) : List.of(),
                    "closing.action",
                    "RESOLVE",
                    "OPEN"),
            // How the name is spelled, to be found by.
            field("py", left -> ShownName.spelled(left.name)));

    private static Field<Left> field(String name, Function<Left, @Nullable Object> read) {
        return Field.of(name, read);
    }

    /** What there is to say about something that is left. */
    public enum Standing {
        /** A visit of which nobody has said yet what became of it. */
        OPEN,
        /** Somebody said that the customer stays over the night. */
        OVERNIGHT,
        /** A booking whose time has come and nobody has: a no-show, when its day is closed. */
        EXPECTED
    }

    /**
     * A visit or a booking that is left.
     *
     * @param ticket of a visit
     * @param number of a booking
     * @param name as shared boards show it
     * @param reason what a visit waits for, by its code
     * @param place null while the customer stands, and of a booking
     * @param with who has the customer; null when nobody in person
     * @param since when the visit was last written about; for when the booking is
     */
    public record Left(
            UUID subject,
            Standing standing,
            LocalDate day,
            boolean today,
            @Nullable Ticket ticket,
            @Nullable String number,
            @Nullable Object name,
            @Nullable String reason,
            @Nullable Localized place,
            @Nullable String with,
            Instant since)
            implements BoardSource.Fact {

        @Override
        public String id() {
            return subject.toString();
        }

        /** The visit that is left; of what is none, an id that no visit has. */
        public VisitId visit() {
            return new VisitId(subject);
        }

        private boolean visits() {
            return standing != Standing.EXPECTED;
        }

        private @Nullable Object whereabouts() {
            return !visits() ? null : place == null ? "STANDING" : place;
        }
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    ClosingBoard(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "closing";
    }

    @Override
    public Set<String> subjects() {
        return Set.of("visit", "customer", "booking", "day", "place", "account");
    }

    /** Something that is left, as it is now. */
    public Optional<Left> find(UUID subject) {
        return read().stream().filter(left -> left.subject().equals(subject)).findFirst();
    }

    // Each visit's person is looked up, as LIMIT says: joined, everybody who was ever here would be read.
    @Override
    public List<Left> read() {
        var now = clock.instant();
        var today = BusinessTime.day(now);
        return jdbc.sql("""
                        WITH closing AS MATERIALIZED (SELECT next.day FROM (""" + ClosingTime.NEXT + """
                            ) AS next (day))
                        SELECT n.visit_id AS id, n.arrival_day AS day, n.ticket_number, NULL AS number,
                               w.discreet, w.name, w.alias, n.reason, pl.name_zh, pl.name_en, a.display_name,
                               greatest((SELECT max(started) FROM visit_reason_now WHERE visit_id = n.visit_id),
                                        n.place_since, n.custody_since) AS since,
                               EXISTS (SELECT FROM visit_overnight o
                                       WHERE o.visit_id = n.visit_id AND o.day >= closing.day) AS overnight
                        FROM closing, visit_now n
                        JOIN LATERAL (SELECT * FROM visit_person WHERE visit_id = n.visit_id LIMIT 1) AS w ON true
                        LEFT JOIN place pl ON pl.id = n.place_id
                        LEFT JOIN account a ON a.id = n.staff_id
                        UNION ALL
                        SELECT b.id, b.day, NULL, b.number,
                               coalesce(p.discreet, false) OR u.discreet,
                               coalesce(p.name, b.name), p.alias,
                               NULL, NULL, NULL, NULL, (b.day + b.at) AT TIME ZONE :zone, false
                        FROM closing, booking b
                        LEFT JOIN LATERAL (SELECT * FROM customer_person WHERE record_id = b.customer_id LIMIT 1)
                            AS p ON true
                        JOIN LATERAL (SELECT discreet FROM booking_undecided WHERE booking_id = b.id LIMIT 1) AS u ON true
                        WHERE b.status = 'BOOKED' AND b.day <= closing.day
                          AND (b.day + b.at) AT TIME ZONE :zone <= CAST(:now AS timestamptz)
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("today", today)
                .param("zone", BusinessTime.ZONE.getId())
                .query((rs, row) -> left(rs, today))
                .list();
    }

    private static Left left(ResultSet rs, LocalDate today) throws SQLException {
        var day = rs.getObject("day", LocalDate.class);
        var ticket = rs.getObject("ticket_number", Integer.class);
        var place = rs.getString("name_zh");
        return new Left(
                rs.getObject("id", UUID.class),
                ticket == null ? Standing.EXPECTED : rs.getBoolean("overnight") ? Standing.OVERNIGHT : Standing.OPEN,
                day,
                day.equals(today),
                ticket == null ? null : new Ticket(day, ticket),
                rs.getString("number"),
                ShownName.of(rs.getBoolean("discreet"), rs.getString("alias"), rs.getString("name")),
                rs.getString("reason"),
                place == null ? null : new Localized(place, rs.getString("name_en")),
                rs.getString("display_name"),
                rs.getObject("since", OffsetDateTime.class).toInstant());
    }
}

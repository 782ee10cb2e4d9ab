package org.jiezhen.visits;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.customers.ShownName;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardSource;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.Ticket;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is left to be said before a day is closed: visits that are still open, and bookings on which nobody came. */
@Component
public class ClosingBoard implements BoardSource<ClosingBoard.Left> {

    /** Whoever closes the day sees everything that is left. */
    public static final Audience<Left> CLOSERS = new Audience<>("closers", Permission.VISITS_CLOSE_DAY, LeftRow::of);

    /** What there is to say about something that is left. */
    public enum Standing {
        /** A visit of which nobody has said yet what became of it. */
        OPEN,
        /** Somebody said that the customer stays over the night. */
        OVERNIGHT,
        /** A booking on which nobody has come so far: a no-show, when its day is closed. */
        EXPECTED
    }

    /**
     * A visit or a booking that is left.
     *
     * @param ticket of a visit
     * @param number of a booking
     * @param name as shared boards show it
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
            @Nullable Stage stage,
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
    }

    /**
     * A row. Field names are short because every browser gets them with every change.
     *
     * @param tk ticket; of a booking its time
     * @param no a booking's number
     * @param nm name
     * @param py how the name is spelled, to be found by
     * @param dy the day, when it is not today
     * @param sd standing
     * @param st stage
     * @param pl place
     * @param wi who has the customer
     * @param s since when, in milliseconds; of a visit
     * @param nx the next action
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LeftRow(
            String id,
            String tk,
            @Nullable String no,
            @Nullable Object nm,
            @Nullable String py,
            @Nullable String dy,
            String sd,
            @Nullable String st,
            @Nullable Object pl,
            @Nullable String wi,
            @Nullable Long s,
            List<List<String>> nx) {

        private static final DateTimeFormatter TIME =
                DateTimeFormatter.ofPattern("HH:mm").withZone(BusinessTime.ZONE);

        static LeftRow of(Left left) {
            var visit = left.standing != Standing.EXPECTED;
            return new LeftRow(
                    left.id(),
                    left.ticket == null ? TIME.format(left.since) : left.ticket.text(),
                    left.number,
                    left.name,
                    ShownName.spelled(left.name),
                    left.today ? null : left.day.toString().substring(5),
                    left.standing.name(),
                    left.stage == null ? null : left.stage.name(),
                    !visit ? null : left.place == null ? "STANDING" : left.place,
                    left.with,
                    visit ? left.since.toEpochMilli() : null,
                    left.standing == Standing.OPEN ? List.of(List.of("RESOLVE")) : List.of());
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

    @Override
    public List<Left> read() {
        var today = BusinessTime.day(clock.instant());
        return jdbc.sql("""
                        WITH closing AS MATERIALIZED (SELECT next.day FROM (""" + ClosingTime.NEXT + """
                            ) AS next (day))
                        SELECT v.id, v.arrival_day AS day, v.ticket_number, NULL AS number,
                               v.discreet OR coalesce(p.discreet, false) AS discreet, p.name, p.alias, s.stage,
                               pl.name_zh, pl.name_en, a.display_name, greatest(s.started, o.started, c.started) AS since,
                               EXISTS (SELECT FROM visit_overnight n
                                       WHERE n.visit_id = v.id AND n.day >= closing.day) AS overnight
                        FROM closing, visit v
                        LEFT JOIN customer k ON k.id = v.customer_id
                        LEFT JOIN customer p ON p.id = k.root_id
                        JOIN LATERAL (SELECT * FROM visit_stage WHERE visit_id = v.id AND ended IS NULL
                            AND voided IS NULL LIMIT 1) AS s ON true
                        JOIN LATERAL (SELECT * FROM visit_place WHERE visit_id = v.id AND ended IS NULL
                            AND voided IS NULL LIMIT 1) AS o ON true
                        JOIN LATERAL (SELECT * FROM visit_custody WHERE visit_id = v.id AND ended IS NULL
                            AND voided IS NULL LIMIT 1) AS c ON true
                        LEFT JOIN place pl ON pl.id = o.place_id
                        LEFT JOIN account a ON a.id = c.staff_id
                        WHERE v.status = 'IN_PROGRESS'
                        UNION ALL
                        SELECT b.id, b.day, NULL, b.number,
                               coalesce(p.discreet, false)
                                   OR EXISTS (SELECT FROM customer d JOIN customer r ON r.id = d.root_id
                                              WHERE reverse(d.phone) = reverse(b.phone) AND d.name = b.name
                                                AND r.discreet),
                               coalesce(p.name, b.name), p.alias,
                               NULL, NULL, NULL, NULL, (b.day + b.at) AT TIME ZONE :zone, false
                        FROM closing, booking b
                        LEFT JOIN customer k ON k.id = b.customer_id
                        LEFT JOIN customer p ON p.id = k.root_id
                        WHERE b.status = 'BOOKED' AND b.day <= closing.day
                        """)
                .param("today", today)
                .param("zone", BusinessTime.ZONE.getId())
                .query((rs, row) -> left(rs, today))
                .list();
    }

    private static Left left(ResultSet rs, LocalDate today) throws SQLException {
        var day = rs.getObject("day", LocalDate.class);
        var ticket = rs.getObject("ticket_number", Integer.class);
        var stage = rs.getString("stage");
        var place = rs.getString("name_zh");
        return new Left(
                rs.getObject("id", UUID.class),
                ticket == null ? Standing.EXPECTED : rs.getBoolean("overnight") ? Standing.OVERNIGHT : Standing.OPEN,
                day,
                day.equals(today),
                ticket == null ? null : new Ticket(day, ticket),
                rs.getString("number"),
                ShownName.of(rs.getBoolean("discreet"), rs.getString("alias"), rs.getString("name")),
                stage == null ? null : Stage.valueOf(stage),
                place == null ? null : new Localized(place, rs.getString("name_en")),
                rs.getString("display_name"),
                rs.getObject("since", OffsetDateTime.class).toInstant());
    }
}

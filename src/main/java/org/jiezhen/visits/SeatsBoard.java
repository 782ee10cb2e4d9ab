package org.jiezhen.visits;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jiezhen.house.PlaceId;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.Field;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.Ticket;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The seats of the hall: which are free, who sits on the others, who sits there alone. */
@Component
public class SeatsBoard implements BoardSource<SeatsBoard.SeatFact> {

    /** Who registers arrivals sees tickets on seats, and no names. */
    public static final Audience<SeatFact> SEATS = Audience.everyRow(
            "seats",
            Permission.VISITS_ARRIVE,
            Field.of("g", SeatFact::row),
            Field.of("go", SeatFact::rowNumber),
            Field.of("o", SeatFact::ordinal),
            Field.of("c", SeatFact::shortName),
            taken("tk", taken -> taken.ticket.text()),
            taken("vid", taken -> taken.visit.toString()),
            taken("alone", taken -> taken.aloneSince == null ? null : (Long) taken.aloneSince.toEpochMilli()));

    private static Field<SeatFact> taken(String name, Function<Taken, @Nullable Object> read) {
        return Field.of(name, fact -> fact.taken == null ? null : read.apply(fact.taken));
    }

    /** The visit that has a seat, and since when nobody is with the customer, if so. */
    public record Taken(
            VisitId visit, Ticket ticket, @Nullable Instant aloneSince) {}

    /**
     * A seat.
     *
     * @param row what its row is called, {@code rowNumber} its place among the rows, {@code ordinal} the seat's place in it
     * @param shortName what the tile says
     */
    public record SeatFact(
            PlaceId seat,
            Localized row,
            int rowNumber,
            int ordinal,
            Localized shortName,
            @Nullable Taken taken) implements BoardSource.Fact {

        @Override
        public String id() {
            return seat.toString();
        }
    }

    private final JdbcClient jdbc;

    SeatsBoard(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "seats";
    }

    @Override
    public Set<String> subjects() {
        return Set.of("visit", "place");
    }

    @Override
    public List<SeatFact> read() {
        return jdbc.sql("""
                        SELECT p.id, coalesce(p.row_zh, '') AS row_zh, coalesce(p.row_en, '') AS row_en, p.row_no,
                               p.ordinal, p.short_zh, p.short_en,
                               v.id AS visit, v.arrival_day, v.ticket_number,
                               CASE WHEN c.holder = 'NONE' THEN c.started END AS alone
                        FROM place p
                        LEFT JOIN visit_place_now o ON o.claim = p.id
                        LEFT JOIN visit v ON v.id = o.visit_id
                        LEFT JOIN visit_custody_now c ON c.visit_id = v.id
                        WHERE p.kind = 'SEAT' AND p.in_use
                        ORDER BY p.ordinal
                        """)
                .query((rs, row) -> {
                    var visit = Id.orNull(rs.getObject("visit", UUID.class), VisitId::new);
                    var alone = rs.getObject("alone", OffsetDateTime.class);
                    return new SeatFact(
                            new PlaceId(rs.getObject("id", UUID.class)),
                            new Localized(rs.getString("row_zh"), rs.getString("row_en")),
                            rs.getInt("row_no"),
                            rs.getInt("ordinal"),
                            new Localized(rs.getString("short_zh"), rs.getString("short_en")),
                            visit == null
                                    ? null
                                    : new Taken(
                                            visit,
                                            new Ticket(
                                                    rs.getObject("arrival_day", LocalDate.class),
                                                    rs.getInt("ticket_number")),
                                            alone == null ? null : alone.toInstant()));
                })
                .list();
    }
}

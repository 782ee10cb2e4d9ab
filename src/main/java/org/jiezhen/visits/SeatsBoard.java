package org.jiezhen.visits;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.house.PlaceId;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardSource;
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
    public static final Audience<SeatFact> SEATS =
            new Audience<>("seats", Permission.VISITS_ARRIVE, fact -> SeatRow.of(fact));

    /** The visit that has a seat, and since when nobody is with the customer, if so. */
    public record Taken(
            VisitId visit, Ticket ticket, @Nullable Instant aloneSince) {}

    /** A seat. */
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

    /**
     * A seat as the phone shows it.
     *
     * @param g the row of seats
     * @param go its place among the rows
     * @param o the seat's place in its row
     * @param c what the tile says
     * @param tk the ticket that has it
     * @param vid that ticket's visit
     * @param alone since when nobody is with that customer, in milliseconds
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SeatRow(
            String id,
            Localized g,
            int go,
            int o,
            Localized c,
            @Nullable String tk,
            @Nullable String vid,
            @Nullable Long alone) {

        static SeatRow of(SeatFact fact) {
            var taken = fact.taken;
            return new SeatRow(
                    fact.id(),
                    fact.row,
                    fact.rowNumber,
                    fact.ordinal,
                    fact.shortName,
                    taken == null ? null : taken.ticket.text(),
                    taken == null ? null : taken.visit.toString(),
                    taken == null || taken.aloneSince == null ? null : taken.aloneSince.toEpochMilli());
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
                        LEFT JOIN visit_place o ON o.claim = p.id AND o.ended IS NULL AND o.voided IS NULL
                        LEFT JOIN visit v ON v.id = o.visit_id
                        LEFT JOIN visit_custody c ON c.visit_id = v.id AND c.ended IS NULL AND c.voided IS NULL
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

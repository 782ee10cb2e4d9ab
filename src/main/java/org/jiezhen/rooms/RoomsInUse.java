package org.jiezhen.rooms;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jiezhen.acts.Gate;
import org.jiezhen.house.HouseAct;
import org.jiezhen.house.PlaceId;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Ticket;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A room on which somebody counts, reserved or held, is not taken out of use, and becomes no other kind of place. */
@Component
class RoomsInUse implements Gate {

    private final JdbcClient jdbc;

    RoomsInUse(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("place");
    }

    @Override
    public void refuse(Passage passage) {
        var changed = passage.detail().get("to") instanceof Map<?, ?> to && to.containsKey("kind");
        if (passage.act() == HouseAct.TAKE_OUT || passage.act() == HouseAct.DESCRIBE_PLACE && changed) {
            kept(PlaceId.of(passage.subject().id()), passage.now()).ifPresent(refusal -> {
                throw refusal;
            });
        }
    }

    /** For whom it is kept, by whom, since when. */
    private Optional<Refusal> kept(PlaceId room, Instant now) {
        return jdbc.sql("""
                        SELECT k.why, p.name_zh, p.name_en, v.arrival_day, v.ticket_number, n.name, k.started
                        FROM (SELECT 'reserved' AS why, place_id, visit_id, started, begun_by FROM room_reservation
                              WHERE ended IS NULL AND voided IS NULL AND (until IS NULL OR until > :now)
                              UNION ALL
                              SELECT 'held', place_id, visit_id, started, begun_by FROM room_state
                              WHERE state = 'HELD' AND ended IS NULL AND voided IS NULL) AS k
                        JOIN place p ON p.id = k.place_id
                        JOIN visit_now v ON v.visit_id = k.visit_id
                        JOIN journal_told j ON j.id = k.begun_by
                        LEFT JOIN staff_named n ON n.actor = j.actor
                        WHERE k.place_id = :room LIMIT 1""")
                .param("room", room.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((rs, row) -> new Refusal(
                        "refusal.room." + rs.getString("why"),
                        new Localized(rs.getString("name_zh"), rs.getString("name_en")),
                        new Ticket(rs.getObject("arrival_day", LocalDate.class), rs.getInt("ticket_number")).text(),
                        Optional.ofNullable(rs.getString("name")).orElse(""),
                        rs.getObject("started", OffsetDateTime.class).toInstant()))
                .optional();
    }
}

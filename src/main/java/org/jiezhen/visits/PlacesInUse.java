package org.jiezhen.visits;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.acts.Gate;
import org.jiezhen.acts.Story;
import org.jiezhen.house.HouseAct;
import org.jiezhen.house.PlaceId;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Ticket;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Nobody is in a place that is out of use, whichever came first: it is not taken out of use, and becomes no other kind of
 * place, while a guest is there or is called there; and nobody is led or called to one that was.
 */
@Component
class PlacesInUse implements Gate {

    private final JdbcClient jdbc;
    private final Story story;

    PlacesInUse(JdbcClient jdbc, Story story) {
        this.jdbc = jdbc;
        this.story = story;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("place", "visit");
    }

    @Override
    public void refuse(Passage passage) {
        if (passage.subject().kind().equals("visit")) {
            requireInUse(passage);
        } else if (empties(passage)) {
            requireNobody(PlaceId.of(passage.subject().id()));
        }
    }

    /** Whether guests cannot stay where they are after it. */
    private static boolean empties(Passage passage) {
        return passage.act() == HouseAct.TAKE_OUT
                || passage.act() == HouseAct.DESCRIBE_PLACE
                        && passage.detail().get("to") instanceof Map<?, ?> to
                        && (to.containsKey("kind") || to.containsKey("floor"));
    }

    private void requireNobody(PlaceId place) {
        there(place).ifPresent(refusal -> {
            throw refusal;
        });
        called(place).ifPresent(refusal -> {
            throw refusal;
        });
    }

    /** Who is called there, by whom, since when. */
    private Optional<Refusal> called(PlaceId place) {
        return jdbc.sql("""
                        SELECT p.name_zh, p.name_en, v.arrival_day, v.ticket_number, n.name, o.started
                        FROM visit_call_now o
                        JOIN visit_call b ON b.id = o.id
                        JOIN place p ON p.id = o.place_id
                        JOIN visit v ON v.id = o.visit_id
                        JOIN journal_told j ON j.id = b.begun_by
                        LEFT JOIN staff_named n ON n.actor = j.actor
                        WHERE o.place_id = ? AND o.status = 'CALLED'
                        ORDER BY o.started LIMIT 1""")
                .param(place.value())
                .query((rs, row) -> new Refusal(
                        "refusal.place.calledTo",
                        new Localized(rs.getString(1), rs.getString(2)),
                        new Ticket(rs.getObject(3, LocalDate.class), rs.getInt(4)).text(),
                        Optional.ofNullable(rs.getString(5)).orElse(""),
                        rs.getObject(6, OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** Who has been there longest, who led them, since when, and how many are there beside. */
    private Optional<Refusal> there(PlaceId place) {
        return jdbc.sql("""
                        SELECT p.name_zh, p.name_en, v.arrival_day, v.ticket_number, n.name, o.started,
                               count(*) OVER () - 1 AS others
                        FROM visit_place_now o
                        JOIN visit_place b ON b.id = o.id
                        JOIN place p ON p.id = o.place_id
                        JOIN visit v ON v.id = o.visit_id
                        JOIN journal_told j ON j.id = b.begun_by
                        LEFT JOIN staff_named n ON n.actor = j.actor
                        WHERE o.place_id = ?
                        ORDER BY o.started LIMIT 1""")
                .param(place.value())
                .query((rs, row) -> new Refusal(
                        rs.getInt("others") == 0 ? "refusal.place.occupied" : "refusal.place.occupiedByMore",
                        new Localized(rs.getString(1), rs.getString(2)),
                        new Ticket(rs.getObject(3, LocalDate.class), rs.getInt(4)).text(),
                        Optional.ofNullable(rs.getString(5)).orElse(""),
                        rs.getObject(6, OffsetDateTime.class).toInstant(),
                        rs.getInt("others")))
                .optional();
    }

    /** What this act has begun is begun in a place in use. It waits for whoever is just taking it out of use. */
    private void requireInUse(Passage passage) {
        jdbc.sql("""
                        SELECT p.id, p.name_zh, p.name_en, p.in_use FROM place p
                        WHERE p.id IN (
                            SELECT place_id FROM visit_place
                            WHERE visit_id = :visit AND begun_by = :entry AND ended IS NULL AND voided IS NULL
                            UNION ALL
                            SELECT place_id FROM visit_call
                            WHERE visit_id = :visit AND begun_by = :entry AND status = 'CALLED'
                              AND ended IS NULL AND voided IS NULL)
                        FOR SHARE OF p""")
                .param("visit", UUID.fromString(passage.subject().id()))
                .param("entry", passage.entry())
                .query((rs, row) -> {
                    if (!rs.getBoolean("in_use")) {
                        throw outOfUse(
                                new PlaceId(rs.getObject("id", UUID.class)),
                                new Localized(rs.getString("name_zh"), rs.getString("name_en")),
                                passage.entry());
                    }
                    return true;
                })
                .list();
    }

    private Refusal outOfUse(PlaceId place, Localized name, long before) {
        var last = story.lastBefore(
                "refusal.place.outOfUse",
                new Journal.Subject("place", place.toString()),
                Set.of(HouseAct.TAKE_OUT),
                before);
        // Who closed it by SQL is not known.
        return last.args().length < 2
                ? new Refusal("refusal.place.unknown")
                : new Refusal(last.key(), name, last.args()[0], last.args()[1]);
    }
}

package org.jiezhen.lab;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions;
import org.jiezhen.shared.Transitions.Outcome;
import org.jiezhen.shared.Transitions.Track;
import org.jiezhen.shared.Transitions.Value;
import org.jiezhen.staff.StaffId;
import org.jiezhen.tasks.TaskId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The trips that are under way. One begins with the first errand that its runner begins, takes in what is begun later, and
 * ends when the last of what was taken is handed over or laid back, and not before.
 */
@Component
class OpenTrips {

    // Both claim what there is once only, as tracks call it: a runner has one trip, an errand is on one.
    static final Track RUN = new Track("lab_trip_run", "trip_id", List.of(new Value("claim", "uuid")), "claim");

    static final Track ITEMS =
            new Track("lab_trip_item", "trip_id", List.of(new Value("claim", "uuid")), "claim").oneOfEach("claim");

    private final Transitions transitions;
    private final JdbcClient jdbc;

    OpenTrips(Transitions transitions, JdbcClient jdbc) {
        this.transitions = transitions;
        this.jdbc = jdbc;
    }

    /** Whether such a task is an errand at all. */
    boolean isErrand(TaskId task) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM task t JOIN lab_runner_kind k ON k.code = t.code WHERE t.id = ?)")
                .param(task.value())
                .query(Boolean.class)
                .single();
    }

    /** Its runner has begun it: it joins the open trip, or begins one. Whose it was before, has it on no trip any more. */
    void join(TaskId task, UUID runner, Instant now, long entry) {
        // Two errands that one person begins at once are on one trip.
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('trip:' || ?, 0))")
                .param(runner.toString())
                .query((rs, row) -> true)
                .single();
        left(task, now, entry);
        var trip = of(new StaffId(runner)).orElseGet(() -> begin(runner, now, entry));
        if (transitions.begin(ITEMS, trip.value(), Map.of("claim", task.value()), now, entry) != Outcome.DONE) {
            throw new IllegalStateException("an errand is on two trips");
        }
    }

    private TripId begin(UUID runner, Instant now, long entry) {
        var trip = TripId.random();
        jdbc.sql("INSERT INTO lab_trip (id) VALUES (?)").param(trip.value()).update();
        if (transitions.begin(RUN, trip.value(), Map.of("claim", runner), now, entry) != Outcome.DONE) {
            throw new IllegalStateException("somebody is on two trips");
        }
        return trip;
    }

    /** It is handed over, or laid back: with the last of it the trip ends. */
    void left(TaskId task, Instant now, long entry) {
        record Item(long id, UUID trip) {}
        jdbc.sql("SELECT id, trip_id FROM lab_trip_item WHERE claim = ? AND ended IS NULL AND voided IS NULL")
                .param(task.value())
                .query((rs, row) -> new Item(rs.getLong(1), rs.getObject(2, UUID.class)))
                .optional()
                .ifPresent(item -> {
                    transitions.end(ITEMS, item.trip, item.id, now, entry);
                    if (isEmpty(item.trip)) {
                        transitions.end(RUN, item.trip, null, now, entry);
                    }
                });
    }

    private boolean isEmpty(UUID trip) {
        return jdbc.sql(
                        "SELECT NOT EXISTS (SELECT FROM lab_trip_item WHERE trip_id = ? AND ended IS NULL AND voided IS NULL)")
                .param(trip)
                .query(Boolean.class)
                .single();
    }

    /** What an act on an errand did to trips is taken back with it. */
    void takeBack(TaskId task, long undone, Instant now, long entry) {
        jdbc.sql("SELECT DISTINCT trip_id FROM lab_trip_item WHERE claim = ? ORDER BY trip_id")
                .param(task.value())
                .query(Id.column(TripId::new))
                .list()
                .forEach(trip -> {
                    var whole = transitions.undo(ITEMS, trip.value(), undone, Map.of(), now, entry)
                            && transitions.undo(RUN, trip.value(), undone, Map.of(), now, entry);
                    if (!whole) {
                        throw new Refusal("refusal.trip.movedOn");
                    }
                    if (isEmpty(trip.value())) {
                        transitions.end(RUN, trip.value(), null, now, entry);
                    }
                });
    }

    /** The trip somebody is on. */
    Optional<TripId> of(StaffId runner) {
        return jdbc.sql("SELECT trip_id FROM lab_trip_run WHERE claim = ? AND ended IS NULL AND voided IS NULL")
                .param(runner.value())
                .query(Id.column(TripId::new))
                .optional();
    }
}

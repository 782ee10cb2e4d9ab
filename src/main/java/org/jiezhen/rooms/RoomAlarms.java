package org.jiezhen.rooms;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.journal.Journal;
import org.jiezhen.rooms.RoomsBoard.Contradiction;
import org.jiezhen.rooms.RoomsBoard.RoomFact;
import org.jiezhen.rooms.RoomsBoard.State;
import org.jiezhen.shared.Transitions;
import org.jiezhen.shared.Transitions.Outcome;
import org.jiezhen.shared.Transitions.Track;
import org.jiezhen.shared.Transitions.Value;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells whoever answers for it what is wrong with a room: that it waits for longer than the house allows to be cleaned, that
 * a reservation ran out while its guest still waits, that a round saw something else. Each is raised once, journalled, on
 * whatever node, and ends when it is so no longer.
 */
@Component
class RoomAlarms {

    private static final Logger LOG = LoggerFactory.getLogger(RoomAlarms.class);
    private static final String ACTOR = "system";

    /** What somebody has to be told. */
    enum Kind {
        /** Whoever cleans. */
        NOT_CLEANED,
        /** The desk. */
        RAN_OUT,
        /** The manager. */
        DIFFERS
    }

    private static final Track ALARM =
            new Track("room_alarm", "place_id", List.of(new Value("kind", "text"))).oneOfEach("kind");

    /** One kind at one room. */
    private record Alarm(UUID room, Kind kind) {}

    private final RoomsBoard board;
    private final Transitions transitions;
    private final Journal journal;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Clock clock;

    RoomAlarms(
            RoomsBoard board,
            Transitions transitions,
            Journal journal,
            TransactionTemplate transaction,
            JdbcClient jdbc,
            Clock clock) {
        this.board = board;
        this.transitions = transitions;
        this.journal = journal;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${portal.room-alarms.sweep:PT10S}")
    void sweep() {
        try {
            var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            var raised = raised();
            var due = due(now);
            due.stream()
                    .filter(alarm -> !raised.containsKey(alarm))
                    .forEach(alarm -> transaction.executeWithoutResult(_ -> raise(alarm, now)));
            raised.forEach((alarm, id) -> {
                if (!due.contains(alarm)) {
                    transaction.executeWithoutResult(_ -> end(alarm, id, now));
                }
            });
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Could not look after the rooms: {}", e.getClass().getSimpleName());
        }
    }

    private Map<Alarm, Long> raised() {
        return jdbc
                .sql("SELECT id, place_id, kind FROM room_alarm WHERE ended IS NULL AND voided IS NULL")
                .query((rs, row) -> Map.entry(
                        new Alarm(rs.getObject("place_id", UUID.class), Kind.valueOf(rs.getString("kind"))),
                        rs.getLong("id")))
                .list()
                .stream()
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Set<Alarm> due(Instant now) {
        var due = new HashSet<Alarm>();
        for (var room : board.read()) {
            if (waitsTooLong(room, now)) {
                due.add(new Alarm(room.room().value(), Kind.NOT_CLEANED));
            }
            if (room.contradictions().contains(Contradiction.RAN_OUT)) {
                due.add(new Alarm(room.room().value(), Kind.RAN_OUT));
            }
            if (room.contradictions().contains(Contradiction.DIFFERS)) {
                due.add(new Alarm(room.room().value(), Kind.DIFFERS));
            }
        }
        return due;
    }

    private static boolean waitsTooLong(RoomFact room, Instant now) {
        var since = room.since();
        var target = room.targetSeconds();
        return room.state() == State.HOUSEKEEPING
                && since != null
                && target != null
                && !since.plusSeconds(target).isAfter(now);
    }

    // Another node may have been first: it is told once, and what was not told is not journalled.
    private void raise(Alarm alarm, Instant now) {
        if (jdbc.sql("SELECT pg_try_advisory_xact_lock(hashtextextended('room-alarm:' || ?, 0))")
                        .param(alarm.room.toString())
                        .query(Boolean.class)
                        .single()
                && !raised().containsKey(alarm)) {
            var entry = journal.append(ACTOR, "rooms.alarm", "room", alarm.room.toString(), alarm.kind.name(), null);
            transitions.begin(ALARM, alarm.room, Map.of("kind", alarm.kind.name()), now, entry);
        }
    }

    private void end(Alarm alarm, long id, Instant now) {
        if (jdbc.sql("SELECT id FROM room_alarm WHERE id = ? AND ended IS NULL FOR UPDATE SKIP LOCKED")
                .param(id)
                .query(Long.class)
                .optional()
                .isEmpty()) {
            return;
        }
        var entry = journal.append(ACTOR, "rooms.alarmOver", "room", alarm.room.toString(), alarm.kind.name(), null);
        if (transitions.end(ALARM, alarm.room, id, now, entry) != Outcome.DONE) {
            throw new IllegalStateException("an alarm that is locked has ended");
        }
    }
}

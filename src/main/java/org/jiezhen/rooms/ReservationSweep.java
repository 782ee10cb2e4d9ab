package org.jiezhen.rooms;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.house.PlaceId;
import org.jiezhen.shared.Transitions;
import org.jiezhen.visits.VisitId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ends reservations whose guests did not come in time, so that all boards say so. By then nobody is refused for them any
 * more: what was asked of a room in between has looked at the clock itself.
 */
@Component
class ReservationSweep {

    private static final Logger LOG = LoggerFactory.getLogger(ReservationSweep.class);

    private final Commands commands;
    private final RoomKind kind;
    private final RoomStates rooms;
    private final Transitions transitions;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    ReservationSweep(
            Commands commands,
            RoomKind kind,
            RoomStates rooms,
            Transitions transitions,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.commands = commands;
        this.kind = kind;
        this.rooms = rooms;
        this.transitions = transitions;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** A reservation that is over, and who made it. */
    private record Over(PlaceId room, VisitId guest, UUID by) {}

    @Scheduled(fixedDelayString = "${portal.reservations.sweep:PT5S}")
    void sweep() {
        try {
            jdbc.sql("""
                            SELECT r.place_id, r.visit_id, j.actor
                            FROM room_reservation r JOIN journal_told j ON j.id = r.begun_by
                            WHERE r.ended IS NULL AND r.voided IS NULL AND r.until <= ?""")
                    .param(OffsetDateTime.ofInstant(commands.now(), ZoneOffset.UTC))
                    .query((rs, row) -> new Over(
                            new PlaceId(rs.getObject(1, UUID.class)),
                            new VisitId(rs.getObject(2, UUID.class)),
                            UUID.fromString(rs.getString(3))))
                    .list()
                    .forEach(over -> transaction.executeWithoutResult(_ -> expire(over)));
        } catch (DataAccessException | TransactionException e) {
            LOG.warn(
                    "Could not end reservations that are over: {}", e.getClass().getSimpleName());
        }
    }

    // Another node may have been first. Whoever is being led in has looked at the clock before: who comes first is
    // first.
    private void expire(Over over) {
        var room = kind.locked(over.room, over.guest);
        rooms.lock(over.room);
        var reserved = rooms.now(over.room).reserved();
        if (reserved != null && reserved.guest().equals(over.guest) && reserved.isOver(commands.now())) {
            commands.happens(
                    kind,
                    room,
                    RoomAct.EXPIRE.with("visit", over.guest),
                    over.by,
                    context ->
                            transitions.end(Room.RESERVATION, over.room.value(), null, context.now(), context.entry()));
        }
    }
}

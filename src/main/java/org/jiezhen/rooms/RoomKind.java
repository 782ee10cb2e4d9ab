package org.jiezhen.rooms;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiezhen.acts.Act;
import org.jiezhen.acts.Commands.Context;
import org.jiezhen.acts.Kind;
import org.jiezhen.acts.Undone;
import org.jiezhen.house.PlaceId;
import org.jiezhen.shared.Transitions.Track;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A room, as commands act on it and take it back. Two acts on one room follow each other by a lock of its own; the lock of
 * the place, for which visits wait too, is taken after the journal's, as a visit's command does.
 */
@Component
class RoomKind implements Kind<PlaceId, Room> {

    private final RoomStates rooms;
    private final RoomGate gate;
    private final JdbcClient jdbc;

    RoomKind(RoomStates rooms, RoomGate gate, JdbcClient jdbc) {
        this.rooms = rooms;
        this.gate = gate;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "room";
    }

    @Override
    public PlaceId id(UUID value) {
        return new PlaceId(value);
    }

    @Override
    public Room locked(PlaceId id) {
        return locked(id, null);
    }

    /** The same, for an act that belongs to a guest's story. */
    Room locked(PlaceId id, @Nullable VisitId guest) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('room:' || ?, 0))")
                .param(id.toString())
                .query((rs, row) -> true)
                .single();
        return new Room(rooms.place(id), guest);
    }

    /** A room is the business of whoever is permitted to act on rooms. */
    @Override
    public void requireMine(Room room) {}

    @Override
    public Collection<? extends Act> acts() {
        return List.of(RoomAct.values());
    }

    @Override
    public List<Track> tracks() {
        return Room.TRACKS;
    }

    @Override
    public Act undo() {
        return RoomAct.UNDO;
    }

    @Override
    public void requireUndoable(Undone undone, Context<Room> context) {
        var subject = context.subject().id();
        rooms.lock(Stream.concat(Stream.of(subject), others(undone, subject)).collect(Collectors.toSet()));
        rooms.requireCanComeBack(subject, undone.entry());
        rooms.lockGuests(subject, undone.entry());
    }

    // Another room was given back with it.
    private Stream<PlaceId> others(Undone undone, PlaceId subject) {
        return rooms.touched(undone.entry()).stream().filter(room -> !room.equals(subject));
    }

    @Override
    public void takeBack(Undone undone, Context<Room> context) {
        rooms.requireSound(context.subject().id(), context.entry());
        others(undone, context.subject().id()).forEach(room -> {
            gate.takeBack(room, undone.entry(), context.now(), context.entry());
            gate.minutes(room, context.now(), context.entry());
        });
        gate.minutes(context.subject().id(), context.now(), context.entry());
    }
}

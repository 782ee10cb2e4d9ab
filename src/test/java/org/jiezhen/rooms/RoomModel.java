package org.jiezhen.rooms;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jiezhen.shared.BusinessTime;
import org.jspecify.annotations.Nullable;

/**
 * Rooms and guests as the rules have them, in memory, one act after another: it foretells of each act whether it is
 * accepted, and how things stand then. Rooms, guests and doctors are numbers.
 */
final class RoomModel {

    private static final Duration STANDS = Duration.ofMinutes(10);

    /** What can be done. */
    enum Act {
        ARRIVE,
        MOVE,
        STAND,
        CALL,
        ABSENT,
        CALL_OFF,
        RESERVE,
        GIVE_BACK,
        SWAP,
        HOLD,
        RELEASE,
        DOCTOR_IN,
        DOCTOR_OUT,
        SOILED,
        BEGIN,
        SUSPEND,
        CLEANED,
        CLOSE,
        OPEN,
        CONFIRM,
        ABOUT_TO_LEAVE,
        DEPART,
        MISTAKE
    }

    /** One that was drawn: with whom, where. */
    record Drawn(Act act, int guest, int other, int room, int doctor) {}

    /** What a room is beside who is in it. */
    enum Kept {
        HELD,
        WAITING,
        BEGUN,
        SUSPENDED,
        CLOSED
    }

    /** For whom it is next. */
    record Reserved(int guest, @Nullable Instant until) {
        boolean isOver(Instant now) {
            return until != null && !until.isAfter(now);
        }
    }

    /** A room. */
    record RoomIs(
            @Nullable Integer guest,
            @Nullable Kept kept,
            @Nullable Integer heldFor,
            @Nullable Reserved reserved,
            @Nullable Integer doctor,
            List<Integer> were) {

        static final RoomIs EMPTY = new RoomIs(null, null, null, null, null, List.of());

        RoomIs kept(@Nullable Kept now, @Nullable Integer forWhom) {
            return new RoomIs(guest, now, forWhom, reserved, doctor, were);
        }

        RoomIs reserved(@Nullable Reserved next) {
            return new RoomIs(guest, kept, heldFor, next, doctor, were);
        }

        RoomIs doctor(@Nullable Integer who) {
            return new RoomIs(guest, kept, heldFor, reserved, who, were);
        }

        RoomIs guest(@Nullable Integer who) {
            return new RoomIs(who, kept, heldFor, reserved, doctor, were);
        }

        RoomIs were(List<Integer> all) {
            return new RoomIs(guest, kept, heldFor, reserved, doctor, all);
        }

        boolean isFree() {
            return guest == null && kept == null;
        }

        boolean isHeldOrClosed() {
            return kept == Kept.HELD || kept == Kept.CLOSED;
        }

        boolean isDirty() {
            return kept == Kept.WAITING || kept == Kept.BEGUN || kept == Kept.SUSPENDED;
        }
    }

    /** A guest. */
    record GuestIs(
            LocalDate day,
            boolean here,
            boolean never,
            @Nullable Integer room,
            @Nullable Integer calledTo,
            boolean missed,
            boolean leaving) {}

    /** It is refused. */
    private static final class No extends RuntimeException {
        No() {
            super(null, null, false, false);
        }
    }

    private final boolean[] cleaned;
    private final TreeMap<Integer, RoomIs> rooms = new TreeMap<>();
    private final TreeMap<Integer, GuestIs> guests = new TreeMap<>();

    /** @param cleaned of each room, whether it is cleaned after a guest; those that are, are of one kind */
    RoomModel(boolean... cleaned) {
        this.cleaned = cleaned;
        for (var room = 0; room < cleaned.length; room++) {
            rooms.put(room, RoomIs.EMPTY);
        }
    }

    private RoomModel(RoomModel other) {
        this.cleaned = other.cleaned;
        this.rooms.putAll(other.rooms);
        this.guests.putAll(other.guests);
    }

    Map<Integer, RoomIs> rooms() {
        return rooms;
    }

    Map<Integer, GuestIs> guests() {
        return guests;
    }

    /** Who is called to the room. */
    @Nullable
    Integer calledTo(int room) {
        return guests.entrySet().stream()
                .filter(guest -> Objects.equals(guest.getValue().calledTo, room) && !guest.getValue().missed)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /** How things stand once the act is done; nothing, when it is refused. */
    Optional<RoomModel> after(Drawn drawn, Instant now) {
        var after = new RoomModel(this);
        try {
            after.carryOut(drawn, now);
            return Optional.of(after);
        } catch (No refused) {
            return Optional.empty();
        }
    }

    /** How things stand once time has passed, and what ran out has been ended. */
    RoomModel later(Instant now) {
        var after = new RoomModel(this);
        after.rooms.replaceAll((_, is) -> is.reserved != null && is.reserved.isOver(now) ? is.reserved(null) : is);
        return after;
    }

    /** What is otherwise there: rooms by number, guests by the numbers below zero, doctors far below. */
    Set<Integer> differences(RoomModel other) {
        var all = new HashSet<Integer>();
        rooms.forEach((room, is) -> {
            var was = other.rooms.get(room);
            if (!is.equals(was)) {
                all.add(room);
                if (!Objects.equals(is.doctor, Objects.requireNonNull(was).doctor)) {
                    Stream.of(is.doctor, was.doctor).filter(Objects::nonNull).forEach(one -> all.add(-1_000_000 - one));
                }
                Stream.of(is, was)
                        .map(RoomIs::reserved)
                        .filter(Objects::nonNull)
                        .forEach(reserved -> all.add(-1 - reserved.guest));
                Stream.of(is.guest, was.guest, is.heldFor, was.heldFor)
                        .filter(Objects::nonNull)
                        .forEach(guest -> all.add(-1 - guest));
            }
        });
        guests.forEach((guest, is) -> {
            var was = other.guests.get(guest);
            if (!is.equals(was)) {
                all.add(-1 - guest);
                Stream.of(is, was).filter(Objects::nonNull).forEach(one -> Stream.of(one.room, one.calledTo)
                        .filter(Objects::nonNull)
                        .forEach(all::add));
            }
        });
        return all;
    }

    /** The same with these as they were before; who came meanwhile never did. */
    RoomModel backTo(RoomModel before, Set<Integer> which) {
        var after = new RoomModel(this);
        which.forEach(one -> {
            if (one >= 0) {
                after.rooms.put(one, Objects.requireNonNull(before.rooms.get(one)));
            } else if (one > -1_000_000 && guests.containsKey(-1 - one)) {
                var was = before.guests.get(-1 - one);
                var is = Objects.requireNonNull(guests.get(-1 - one));
                after.guests.put(
                        -1 - one, was != null ? was : new GuestIs(is.day, false, true, null, null, false, false));
            }
        });
        return after;
    }

    private void carryOut(Drawn drawn, Instant now) {
        var r = drawn.room;
        var g = drawn.guest;
        switch (drawn.act) {
            case ARRIVE -> arrive(r, now);
            case MOVE -> {
                requireHere(g);
                requireOpenTo(r, g, now);
                if (!Objects.equals(guest(g).room, r)) {
                    comesIn(g, r, now, true);
                } else {
                    comesIn(g, r, now, false);
                }
            }
            case STAND -> {
                requireHere(g);
                leaves(g, now);
            }
            case CALL -> call(g, r, now);
            case ABSENT -> {
                requireCalled(g);
                require(!guest(g).missed);
                call(g, guest(g).calledTo, true);
            }
            case CALL_OFF -> {
                requireCalled(g);
                call(g, null, false);
            }
            case RESERVE -> reserve(r, g, now);
            case GIVE_BACK -> {
                require(room(r).reserved != null);
                put(r, room(r).reserved(null));
            }
            case SWAP -> swap(g, drawn.other, now);
            case HOLD -> hold(r, g, now);
            case RELEASE -> {
                require(room(r).kept == Kept.HELD);
                require(room(r).guest != null || calledTo(r) == null || !cleaned[r]);
                heldNoLonger(r, now);
            }
            case DOCTOR_IN -> {
                require(room(r).guest != null && !Objects.equals(room(r).doctor, drawn.doctor));
                require(rooms.values().stream().noneMatch(is -> Objects.equals(is.doctor, drawn.doctor)));
                put(r, room(r).doctor(drawn.doctor));
            }
            case DOCTOR_OUT -> {
                require(room(r).doctor != null);
                put(r, room(r).doctor(null));
            }
            case SOILED -> {
                require(room(r).guest == null && calledTo(r) == null && room(r).kept == null);
                put(r, room(r).kept(Kept.WAITING, null));
                var next = room(r).reserved;
                if (next != null && !next.isOver(now)) {
                    put(r, room(r).reserved(new Reserved(next.guest, null)));
                }
            }
            case BEGIN -> {
                require(room(r).isDirty() && room(r).kept != Kept.BEGUN);
                put(r, room(r).kept(Kept.BEGUN, null));
            }
            case SUSPEND -> {
                require(room(r).isDirty());
                put(r, room(r).kept(Kept.SUSPENDED, null));
            }
            case CLEANED -> {
                require(room(r).isDirty());
                put(r, room(r).kept(null, null));
                nowFree(r, now);
            }
            case CLOSE -> {
                var is = room(r);
                require(is.guest == null && calledTo(r) == null && !is.isHeldOrClosed());
                require(is.reserved == null || is.reserved.isOver(now));
                put(r, is.reserved(null).kept(Kept.CLOSED, null));
            }
            case OPEN -> {
                require(room(r).kept == Kept.CLOSED);
                put(r, room(r).kept(cleaned[r] ? Kept.WAITING : null, null));
                nowFree(r, now);
            }
            case CONFIRM -> require(true);
            case ABOUT_TO_LEAVE -> {
                requireHere(g);
                require(!guest(g).leaving);
                guests.put(g, new GuestIs(guest(g).day, true, false, guest(g).room, null, false, true));
            }
            case DEPART -> {
                requireHere(g);
                isGone(g, now, false);
            }
            case MISTAKE -> {
                require(!guest(g).never);
                isGone(g, now, true);
            }
        }
    }

    private void arrive(int r, Instant now) {
        var g = guests.size();
        guests.put(g, new GuestIs(BusinessTime.day(now), true, false, null, null, false, false));
        if (r < cleaned.length) {
            requireOpenTo(r, g, now);
            comesIn(g, r, now, false);
        }
    }

    private void call(int g, int r, Instant now) {
        requireHere(g);
        require(guest(g).day.equals(BusinessTime.day(now)));
        require(room(r).guest == null);
        require(!Objects.equals(guest(g).calledTo, r) || guest(g).missed);
        require(calledTo(r) == null || Objects.equals(calledTo(r), g));
        requireAdmits(r, g, now);
        call(g, r, false);
    }

    private void call(int g, @Nullable Integer r, boolean missed) {
        var is = guest(g);
        guests.put(g, new GuestIs(is.day, is.here, is.never, is.room, r, missed, is.leaving));
    }

    private void reserve(int r, int g, Instant now) {
        requireHere(g);
        var is = room(r);
        require(!Objects.equals(is.guest, g));
        require(is.kept != Kept.CLOSED && (is.kept != Kept.HELD || Objects.equals(is.heldFor, g)));
        require(calledTo(r) == null || Objects.equals(calledTo(r), g));
        require(is.reserved == null || is.reserved.isOver(now));
        nothingIsReservedFor(g);
        put(r, room(r).reserved(new Reserved(g, is.isFree() ? now.plus(STANDS) : null)));
    }

    private void swap(int one, int other, Instant now) {
        requireHere(one);
        requireHere(other);
        int first = required(guest(one).room);
        int second = required(guest(other).room);
        for (var room : List.of(first, second)) {
            var called = calledTo(room);
            require(called == null || called == one || called == other);
        }
        requireAdmits(first, other, now);
        put(first, room(first).guest(null));
        put(second, room(second).guest(null));
        at(one, null);
        at(other, null);
        comesIn(other, first, now, false);
        requireAdmits(second, one, now);
        comesIn(one, second, now, false);
    }

    private void hold(int r, int g, Instant now) {
        requireHere(g);
        var is = room(r);
        require(!is.isHeldOrClosed());
        require(is.guest == null || is.guest == g);
        if (is.guest == null) {
            require(!is.were.isEmpty() && is.were.getLast() == g && (is.kept == null || is.kept == Kept.WAITING));
            require(is.reserved == null || is.reserved.guest == g || is.reserved.isOver(now));
            require(calledTo(r) == null || Objects.equals(calledTo(r), g));
        }
        put(r, is.kept(Kept.HELD, g));
    }

    private void isGone(int g, Instant now, boolean never) {
        leaves(g, now);
        guests.put(g, new GuestIs(guest(g).day, false, never, null, null, false, guest(g).leaving));
        nothingIsReservedFor(g);
        for (var r = 0; r < cleaned.length; r++) {
            if (room(r).kept == Kept.HELD && Objects.equals(room(r).heldFor, g)) {
                heldNoLonger(r, now);
            }
            if (never) {
                put(
                        r,
                        room(r).were(room(r).were.stream()
                                .filter(was -> was != g)
                                .toList()));
            }
        }
    }

    private void requireOpenTo(int r, int g, Instant now) {
        var called = calledTo(r);
        require(called == null || called == g);
        require(room(r).guest == null || Objects.equals(room(r).guest, g));
        requireAdmits(r, g, now);
    }

    private void requireAdmits(int r, int g, Instant now) {
        var is = room(r);
        require(is.kept == null || Objects.equals(is.heldFor, g));
        require(is.reserved == null || is.reserved.guest == g || is.reserved.isOver(now));
    }

    private void comesIn(int g, int r, Instant now, boolean fromElsewhere) {
        if (room(r).kept == Kept.HELD) {
            put(r, room(r).kept(null, null));
        }
        if (room(r).reserved != null && Objects.requireNonNull(room(r).reserved).isOver(now)) {
            put(r, room(r).reserved(null));
        }
        rooms.replaceAll((room, is) ->
                is.reserved != null && is.reserved.guest == g && cleaned[room] == cleaned[r] ? is.reserved(null) : is);
        if (fromElsewhere) {
            leaves(g, now);
        }
        put(r, room(r).guest(g));
        at(g, r);
        if (Objects.equals(guest(g).calledTo, r)) {
            call(g, null, false);
        }
    }

    private void leaves(int g, Instant now) {
        var r = guest(g).room;
        if (r == null) {
            return;
        }
        at(g, null);
        put(
                r,
                room(r).guest(null)
                        .doctor(null)
                        .were(Stream.concat(room(r).were.stream(), Stream.of(g)).toList()));
        if (room(r).kept == null) {
            if (cleaned[r]) {
                put(r, room(r).kept(Kept.WAITING, null));
            } else {
                nowFree(r, now);
            }
        }
    }

    private void heldNoLonger(int r, Instant now) {
        put(r, room(r).kept(room(r).guest == null && cleaned[r] ? Kept.WAITING : null, null));
        nowFree(r, now);
    }

    private void nowFree(int r, Instant now) {
        var next = room(r).reserved;
        if (room(r).isFree() && next != null && next.until == null) {
            put(r, room(r).reserved(new Reserved(next.guest, now.plus(STANDS))));
        }
    }

    private void nothingIsReservedFor(int g) {
        rooms.replaceAll((_, is) -> is.reserved != null && is.reserved.guest == g ? is.reserved(null) : is);
    }

    private void requireHere(int g) {
        require(guest(g).here);
    }

    private void requireCalled(int g) {
        requireHere(g);
        require(guest(g).calledTo != null);
    }

    private static int required(@Nullable Integer number) {
        require(number != null);
        return Objects.requireNonNull(number);
    }

    private static void require(boolean so) {
        if (!so) {
            throw new No();
        }
    }

    private void at(int g, @Nullable Integer room) {
        var is = guest(g);
        guests.put(g, new GuestIs(is.day, is.here, is.never, room, is.calledTo, is.missed, is.leaving));
    }

    private RoomIs room(int r) {
        return Objects.requireNonNull(rooms.get(r));
    }

    private GuestIs guest(int g) {
        return Objects.requireNonNull(guests.get(g));
    }

    private void put(int r, RoomIs is) {
        rooms.put(r, is);
    }
}

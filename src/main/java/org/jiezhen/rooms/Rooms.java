package org.jiezhen.rooms;

import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Commands.Context;
import org.jiezhen.acts.Deed;
import org.jiezhen.acts.Done;
import org.jiezhen.house.PlaceId;
import org.jiezhen.rooms.RoomStates.RoomNow;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions;
import org.jiezhen.shared.Transitions.Outcome;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.StaffDirectory;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitRecords;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is done to a room. Who is in it is the visit's place: a room becomes free by nothing but that its guest leaves it,
 * and is taken by nothing but that a guest is led there.
 */
@Service
@Transactional
public class Rooms {

    /** Why a room is kept while its guest is elsewhere. */
    public enum Held {
        /** At the doctor's, and back after. */
        AT_THE_DOCTOR,
        /** At an examination, and back after. */
        AT_AN_EXAMINATION,
        /** Whoever came along sits there. */
        COMPANION_INSIDE,
        /** Coat, bag, papers. */
        THINGS_INSIDE
    }

    /** How far cleaning is. */
    public enum Stage {
        WAITING,
        BEGUN,
        SUSPENDED
    }

    /** Why cleaning waits. */
    public enum Suspended {
        /** Called to something more urgent. */
        CALLED_AWAY,
        /** Something is missing: linen, disinfectant. */
        SUPPLIES_MISSING,
        /** It has to dry, or to act. */
        TAKES_EFFECT
    }

    /** Why a room is closed. */
    public enum Closed {
        /** Something is broken, or serviced. */
        MAINTENANCE,
        /** A device is calibrated. */
        CALIBRATION,
        /** Disinfected as a whole. */
        DISINFECTION,
        /** Used for something else. */
        OTHER_USE,
        /** Nobody is here to serve it. */
        NOT_STAFFED
    }

    private final Commands commands;
    private final RoomKind kind;
    private final RoomStates rooms;
    private final RoomGate gate;
    private final Transitions transitions;
    private final VisitRecords visits;
    private final StaffDirectory directory;
    private final CurrentStaff staff;
    private final JdbcClient jdbc;

    Rooms(
            Commands commands,
            RoomKind kind,
            RoomStates rooms,
            RoomGate gate,
            Transitions transitions,
            VisitRecords visits,
            StaffDirectory directory,
            CurrentStaff staff,
            JdbcClient jdbc) {
        this.commands = commands;
        this.kind = kind;
        this.rooms = rooms;
        this.gate = gate;
        this.transitions = transitions;
        this.visits = visits;
        this.directory = directory;
        this.staff = staff;
        this.jdbc = jdbc;
    }

    /**
     * Keeps a room for the guest who comes next. A guest has one reservation: another room's is given back with it. Its
     * minutes begin when the room is free.
     */
    @RolesAllowed(RoomPermission.ARRANGE)
    public Done<PlaceId> reserve(UUID key, PlaceId room, VisitId guest) {
        return on(key, room, guest, RoomAct.RESERVE.with("visit", guest), (context, as) -> {
            if (guest.equals(as.guest())) {
                throw rooms.occupied(room);
            }
            if (as.kept() != null
                    && (as.is("CLOSED")
                            || (as.is("HELD") && !guest.equals(as.kept().heldFor())))) {
                throw rooms.kept(room, as.kept());
            }
            if (as.calledFor() != null && !guest.equals(as.calledFor())) {
                throw rooms.called(room);
            }
            if (as.reserved() != null) {
                if (!as.reserved().isOver(context.now())) {
                    throw rooms.reserved(room, as.reserved());
                }
                end(Room.RESERVATION, context);
            }
            elsewhere(guest)
                    .forEach(other -> transitions.end(Room.RESERVATION, other, null, context.now(), context.entry()));
            var until = as.isFree() ? gate.until(context.now()) : null;
            begin(Room.RESERVATION, RoomGate.reserved(guest, until), context);
        });
    }

    private List<UUID> elsewhere(VisitId guest) {
        return jdbc.sql("SELECT place_id FROM room_reservation WHERE visit_id = ? AND ended IS NULL AND voided IS NULL")
                .param(guest.value())
                .query(UUID.class)
                .list();
    }

    /** The reservation is not needed. */
    @RolesAllowed(RoomPermission.ARRANGE)
    public Done<PlaceId> giveBack(UUID key, PlaceId room) {
        return on(key, room, reservedFor(room), RoomAct.GIVE_BACK.plain(), (context, as) -> {
            if (as.reserved() == null) {
                throw new Refusal("refusal.room.notReserved", name(room));
            }
            end(Room.RESERVATION, context);
        });
    }

    /** Keeps the room for its guest, who is in it and goes for a while, or was the last in it. */
    @RolesAllowed(RoomPermission.ARRANGE)
    public Done<PlaceId> hold(UUID key, PlaceId room, VisitId guest, Held why) {
        return on(key, room, guest, RoomAct.HOLD.because(why.name()).with("visit", guest), (context, as) -> {
            requireNeitherHeldNorClosed(room, as);
            if (as.guest() != null && !guest.equals(as.guest())) {
                throw rooms.occupied(room);
            }
            if (as.guest() == null && (!guest.equals(lastGuest(room)) || isBeingCleaned(as))) {
                throw as.kept() == null
                        ? new Refusal("refusal.room.notTheirs", name(room))
                        : rooms.kept(room, as.kept());
            }
            if (as.reserved() != null
                    && !guest.equals(as.reserved().guest())
                    && as.guest() == null
                    && !as.reserved().isOver(context.now())) {
                throw rooms.reserved(room, as.reserved());
            }
            if (as.guest() == null && as.calledFor() != null && !guest.equals(as.calledFor())) {
                throw rooms.called(room);
            }
            set(Room.held(guest, why), as, context);
        });
    }

    private static boolean isBeingCleaned(RoomNow as) {
        return as.is("HOUSEKEEPING") && as.kept() != null && as.kept().stage() != Stage.WAITING;
    }

    private @Nullable VisitId lastGuest(PlaceId room) {
        return jdbc.sql("""
                        SELECT visit_id FROM visit_place WHERE claim = ? AND voided IS NULL
                        ORDER BY ended DESC NULLS FIRST LIMIT 1""")
                .param(room.value())
                .query(Id.column(VisitId::new))
                .optional()
                .orElse(null);
    }

    /** Holds the room no longer. */
    @RolesAllowed({RoomPermission.ARRANGE, RoomPermission.PANEL})
    public Done<PlaceId> release(UUID key, PlaceId room) {
        requireItsOwn(room);
        return on(key, room, null, RoomAct.RELEASE.plain(), (context, as) -> {
            if (!as.is("HELD")) {
                throw new Refusal("refusal.room.notHeld", name(room));
            }
            if (as.guest() == null && as.calledFor() != null && gate.needsHousekeeping(room)) {
                throw rooms.called(room);
            }
            gate.heldNoLonger(room, context.now(), context.entry());
        });
    }

    /** A doctor has come into the room, to its guest. */
    @RolesAllowed(RoomPermission.ARRANGE)
    public Done<PlaceId> doctorIn(UUID key, PlaceId room, StaffId doctor) {
        return on(key, room, inside(room), RoomAct.DOCTOR_IN.with("doctor", doctor), (context, as) -> {
            if (directory.colleagues(RoomPermission.ATTEND).stream()
                    .noneMatch(one -> one.id().equals(doctor))) {
                throw new InvalidInput("doctor", "refusal.room.noDoctor");
            }
            isIn(room, doctor, as, context);
        });
    }

    private void isIn(PlaceId room, StaffId doctor, RoomNow as, Context<Room> context) {
        if (as.guest() == null) {
            throw new Refusal("refusal.room.empty", name(room));
        }
        rooms.doctorElsewhere(doctor.value(), room).ifPresent(there -> {
            throw there;
        });
        if (as.doctor() != null) {
            if (as.doctor().equals(doctor.value())) {
                throw new Refusal("refusal.room.doctorIsIn", name(room));
            }
            end(Room.DOCTOR, context);
        }
        begin(Room.DOCTOR, Map.of("doctor_id", doctor.value()), context);
    }

    /** The doctor who acts has come into the room, to its guest, whoever's the guest is. */
    @RolesAllowed(RoomPermission.ATTEND)
    public Done<PlaceId> come(UUID key, PlaceId room) {
        var me = staff.id();
        return attended(key, room, RoomAct.DOCTOR_IN.with("doctor", me), (context, as) -> isIn(room, me, as, context));
    }

    /** The doctor who acts has left the room. */
    @RolesAllowed(RoomPermission.ATTEND)
    public Done<PlaceId> go(UUID key, PlaceId room) {
        return attended(key, room, RoomAct.DOCTOR_OUT.plain(), (context, as) -> {
            if (!staff.id().value().equals(as.doctor())) {
                throw new Refusal("refusal.room.noDoctorIn", name(room));
            }
            end(Room.DOCTOR, context);
        });
    }

    private Done<PlaceId> attended(UUID key, PlaceId room, Deed deed, Verb verb) {
        return commands.once(kind, key, deed.act(), () -> {
            var guest = inside(room);
            if (guest != null) {
                visits.hold(guest);
            }
            return commands.run(kind, kind.locked(room, guest), deed, locked(room, guest, verb));
        });
    }

    /** The doctor has left the room. */
    @RolesAllowed(RoomPermission.ARRANGE)
    public Done<PlaceId> doctorOut(UUID key, PlaceId room) {
        return on(key, room, inside(room), RoomAct.DOCTOR_OUT.plain(), (context, as) -> {
            if (as.doctor() == null) {
                throw new Refusal("refusal.room.noDoctorIn", name(room));
            }
            end(Room.DOCTOR, context);
        });
    }

    /** The room is not clean, whatever was shown. */
    @RolesAllowed(RoomPermission.CLEAN)
    public Done<PlaceId> soiled(UUID key, PlaceId room) {
        return on(key, room, null, RoomAct.SOILED.plain(), (context, as) -> {
            requireNobody(room, as);
            if (as.kept() != null) {
                throw rooms.kept(room, as.kept());
            }
            begin(Room.STATE, Room.housekeeping(Stage.WAITING), context);
            waitsAgain(as, context);
        });
    }

    /** Somebody cleans it. */
    @RolesAllowed(RoomPermission.CLEAN)
    public Done<PlaceId> beginCleaning(UUID key, PlaceId room) {
        return on(key, room, null, RoomAct.BEGIN_CLEANING.plain(), (context, as) -> {
            requireHousekeeping(room, as);
            if (as.kept() != null && as.kept().stage() == Stage.BEGUN) {
                throw rooms.kept(room, as.kept());
            }
            set(Room.housekeeping(Stage.BEGUN), as, context);
        });
    }

    /** Cleaning waits: the room is not free meanwhile. */
    @RolesAllowed(RoomPermission.CLEAN)
    public Done<PlaceId> suspendCleaning(UUID key, PlaceId room, Suspended why) {
        return on(key, room, null, RoomAct.SUSPEND_CLEANING.because(why.name()), (context, as) -> {
            requireHousekeeping(room, as);
            var values = new HashMap<>(Room.housekeeping(Stage.SUSPENDED));
            values.put("reason", why.name());
            set(values, as, context);
        });
    }

    /** It is clean, and free for the next. */
    @RolesAllowed({RoomPermission.CLEAN, RoomPermission.PANEL})
    public Done<PlaceId> cleaned(UUID key, PlaceId room) {
        requireItsOwn(room);
        return on(key, room, null, RoomAct.CLEANED.plain(), (context, as) -> {
            requireHousekeeping(room, as);
            end(Room.STATE, context);
            gate.nowFree(room, context.now(), context.entry());
        });
    }

    /** The guest has left the room, and stands: said at the room itself. Who has the guest has the guest still. */
    @RolesAllowed(RoomPermission.PANEL)
    public Done<VisitId> guestHasLeft(UUID key, PlaceId room) {
        requireItsOwn(room);
        return visits.hasLeft(key, room);
    }

    // A device speaks for the room at which it stands, and for no other.
    private void requireItsOwn(PlaceId room) {
        if (!staff.speaksFor(room.value())) {
            throw new Refusal("refusal.room.notHere");
        }
    }

    /**
     * Closes an empty room.
     *
     * @param until when it is expected to open again; null when nobody knows
     */
    @RolesAllowed(RoomPermission.CLOSE)
    public Done<PlaceId> close(UUID key, PlaceId room, Closed why, @Nullable Instant until) {
        var deed = RoomAct.CLOSE.because(why.name()).with("until", until);
        return on(key, room, null, deed, (context, as) -> {
            requireNobody(room, as);
            requireNeitherHeldNorClosed(room, as);
            if (as.reserved() != null && !as.reserved().isOver(context.now())) {
                throw rooms.reserved(room, as.reserved());
            }
            if (until != null && !until.isAfter(context.now())) {
                throw new InvalidInput("until", "refusal.room.past");
            }
            var values = new HashMap<String, Object>(Map.of("state", "CLOSED", "reason", why.name()));
            if (until != null) {
                values.put("until", until.atOffset(ZoneOffset.UTC));
            }
            if (as.reserved() != null) {
                end(Room.RESERVATION, context);
            }
            set(values, as, context);
        });
    }

    /** Opens a closed room: cleaned first, where its kind is. */
    @RolesAllowed(RoomPermission.CLOSE)
    public Done<PlaceId> open(UUID key, PlaceId room) {
        return on(key, room, null, RoomAct.OPEN.plain(), (context, as) -> {
            if (!as.is("CLOSED")) {
                throw new Refusal("refusal.room.notClosed", name(room));
            }
            if (gate.needsHousekeeping(room)) {
                set(Room.housekeeping(Stage.WAITING), as, context);
            } else {
                end(Room.STATE, context);
                gate.nowFree(room, context.now(), context.entry());
            }
        });
    }

    /**
     * Somebody stands before the room, on a round.
     *
     * @param asShown whether it is as the plan shows it; what differs is corrected by an act of its own
     */
    @RolesAllowed(RoomPermission.CLEAN)
    public Done<PlaceId> confirm(UUID key, PlaceId room, boolean asShown) {
        return on(key, room, null, (asShown ? RoomAct.CONFIRM : RoomAct.DIFFERS).plain(), (context, as) -> jdbc.sql(
                        "INSERT INTO room_check (entry, place_id, as_shown, checked) VALUES (?, ?, ?, ?)")
                .params(context.entry(), room.value(), asShown, context.now().atOffset(ZoneOffset.UTC))
                .update());
    }

    /** What a room act does, once the room is locked. */
    @FunctionalInterface
    private interface Verb {
        void on(Context<Room> context, RoomNow as);
    }

    // The guest before the room, as a visit's own command takes them.
    private Done<PlaceId> on(UUID key, PlaceId room, @Nullable VisitId guest, Deed deed, Verb verb) {
        return commands.once(kind, key, deed.act(), () -> {
            if (guest != null) {
                visits.here(guest);
            }
            return commands.run(kind, kind.locked(room, guest), deed, locked(room, guest, verb));
        });
    }

    // With those that are reserved for the guest: another's reservation ends with this one's.
    private Consumer<Context<Room>> locked(PlaceId room, @Nullable VisitId guest, Verb verb) {
        return context -> {
            var all = guest == null ? Stream.<UUID>empty() : elsewhere(guest).stream();
            rooms.lock(Stream.concat(Stream.of(room), all.map(PlaceId::new)).collect(Collectors.toSet()));
            verb.on(context, rooms.now(room));
        };
    }

    private void requireNobody(PlaceId room, RoomNow as) {
        if (as.guest() != null) {
            throw rooms.occupied(room);
        }
        if (as.calledFor() != null) {
            throw rooms.called(room);
        }
    }

    private void requireNeitherHeldNorClosed(PlaceId room, RoomNow as) {
        var kept = as.kept();
        if (kept != null && !kept.state().equals("HOUSEKEEPING")) {
            throw rooms.kept(room, kept);
        }
    }

    private void requireHousekeeping(PlaceId room, RoomNow as) {
        if (!as.is("HOUSEKEEPING")) {
            throw as.guest() != null ? rooms.occupied(room) : new Refusal("refusal.room.isClean", name(room));
        }
    }

    // The room is not free any more: a reservation counts from when it is again.
    private void waitsAgain(RoomNow as, Context<Room> context) {
        if (as.reserved() != null && !as.reserved().isOver(context.now())) {
            transitions.next(
                    Room.RESERVATION,
                    context.subject().id().value(),
                    null,
                    RoomGate.reserved(as.reserved().guest(), null),
                    context.now(),
                    context.entry());
        }
    }

    private void set(Map<String, Object> values, RoomNow as, Context<Room> context) {
        if (as.kept() == null) {
            begin(Room.STATE, values, context);
        } else {
            must(transitions.next(
                    Room.STATE, context.subject().id().value(), null, values, context.now(), context.entry()));
        }
    }

    private void begin(Transitions.Track track, Map<String, Object> values, Context<Room> context) {
        must(transitions.begin(track, context.subject().id().value(), values, context.now(), context.entry()));
    }

    private void end(Transitions.Track track, Context<Room> context) {
        must(transitions.end(track, context.subject().id().value(), null, context.now(), context.entry()));
    }

    private static void must(Outcome outcome) {
        if (outcome != Outcome.DONE) {
            throw new Refusal("refusal.room.justChanged");
        }
    }

    private Localized name(PlaceId room) {
        return rooms.place(room).name();
    }

    private @Nullable VisitId reservedFor(PlaceId room) {
        var reserved = rooms.now(room).reserved();
        return reserved == null || !isHere(reserved.guest()) ? null : reserved.guest();
    }

    private @Nullable VisitId inside(PlaceId room) {
        return rooms.now(room).guest();
    }

    private boolean isHere(VisitId guest) {
        return !rooms.ticket(guest).isEmpty();
    }
}

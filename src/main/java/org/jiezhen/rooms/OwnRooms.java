package org.jiezhen.rooms;

import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Done;
import org.jiezhen.house.PlaceId;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions;
import org.jiezhen.shared.Transitions.Outcome;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.StaffDirectory;
import org.jiezhen.staff.StaffId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * In which rooms somebody receives guests. So until it is changed: nobody has to say it anew each morning. Two may share a
 * room, in turns.
 */
@Service
@Transactional
public class OwnRooms {

    private final Commands commands;
    private final RoomKind kind;
    private final RoomStates rooms;
    private final Transitions transitions;
    private final StaffDirectory directory;
    private final CurrentStaff staff;
    private final JdbcClient jdbc;

    OwnRooms(
            Commands commands,
            RoomKind kind,
            RoomStates rooms,
            Transitions transitions,
            StaffDirectory directory,
            CurrentStaff staff,
            JdbcClient jdbc) {
        this.commands = commands;
        this.kind = kind;
        this.rooms = rooms;
        this.transitions = transitions;
        this.directory = directory;
        this.staff = staff;
        this.jdbc = jdbc;
    }

    /** From now on this person receives guests there. */
    @RolesAllowed({RoomPermission.OWN, RoomPermission.ASSIGN})
    public Done<PlaceId> take(UUID key, PlaceId room, StaffId who) {
        requireMayFor(who);
        return commands.once(kind, key, RoomAct.TAKE_OWN, () -> begin(room, who));
    }

    /** This person receives guests elsewhere. */
    @RolesAllowed({RoomPermission.OWN, RoomPermission.ASSIGN})
    public Done<PlaceId> leave(UUID key, PlaceId room, StaffId who) {
        requireMayFor(who);
        return commands.once(kind, key, RoomAct.LEAVE_OWN, () -> end(room, who));
    }

    /** How many rooms are this person's now. */
    public record Said(int rooms) {}

    /** From now on this person receives guests in these rooms, and in no other. */
    @RolesAllowed({RoomPermission.OWN, RoomPermission.ASSIGN})
    public Said set(UUID key, StaffId who, Set<PlaceId> wanted) {
        requireMayFor(who);
        return commands.once(key, RoomAct.TAKE_OWN, Said.class, () -> {
            var present = new HashSet<>(of(who));
            var changed = new HashSet<>(wanted);
            changed.addAll(present);
            // In one order: two who exchange their rooms wait for one another, and never both.
            changed.stream().sorted(Comparator.comparing(PlaceId::value)).forEach(room -> {
                if (!present.contains(room)) {
                    begin(room, who);
                } else if (!wanted.contains(room)) {
                    end(room, who);
                }
            });
            return new Said(wanted.size());
        });
    }

    /** Of each room whose it is; nothing of one that is nobody's. */
    @RolesAllowed({RoomPermission.OWN, RoomPermission.ASSIGN})
    @Transactional(readOnly = true)
    public Map<PlaceId, List<StaffId>> now() {
        var whose = new HashMap<PlaceId, List<StaffId>>();
        jdbc.sql("SELECT place_id, account_id FROM own_room_now ORDER BY started, id")
                .query((rs, row) -> whose.computeIfAbsent(
                                new PlaceId(rs.getObject(1, UUID.class)), _ -> new ArrayList<>())
                        .add(new StaffId(rs.getObject(2, UUID.class))))
                .list();
        return whose;
    }

    private List<PlaceId> of(StaffId who) {
        return jdbc.sql("SELECT place_id FROM own_room WHERE account_id = ? AND ended IS NULL AND voided IS NULL")
                .param(who.value())
                .query((rs, row) -> new PlaceId(rs.getObject(1, UUID.class)))
                .list();
    }

    // One's own by those who have any; others' by whoever assigns rooms, and to those alone who have any.
    private void requireMayFor(StaffId who) {
        if (!staff.may(RoomPermission.ASSIGN) && !who.equals(staff.id())) {
            throw new Refusal("refusal.room.notYours");
        }
        if (directory.colleagues(RoomPermission.OWN).stream()
                .noneMatch(one -> one.id().equals(who))) {
            throw new InvalidInput("who", "refusal.room.hasNone");
        }
    }

    private Done<PlaceId> begin(PlaceId room, StaffId who) {
        return commands.run(kind, kind.locked(room), RoomAct.TAKE_OWN.with("who", who), context -> {
            var begun = transitions.begin(
                    Room.OWN, room.value(), Map.of("account_id", who.value()), context.now(), context.entry());
            if (begun != Outcome.DONE) {
                throw new Refusal("refusal.room.ownAlready", rooms.place(room).name());
            }
        });
    }

    private Done<PlaceId> end(PlaceId room, StaffId who) {
        return commands.run(kind, kind.locked(room), RoomAct.LEAVE_OWN.with("who", who), context -> {
            var open = jdbc.sql("""
                            SELECT id FROM own_room
                            WHERE place_id = ? AND account_id = ? AND ended IS NULL AND voided IS NULL""")
                    .params(room.value(), who.value())
                    .query(Long.class)
                    .optional()
                    .orElseThrow(() ->
                            new Refusal("refusal.room.notOwn", rooms.place(room).name()));
            transitions.end(Room.OWN, room.value(), open, context.now(), context.entry());
        });
    }
}

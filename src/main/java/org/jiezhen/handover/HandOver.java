package org.jiezhen.handover;

import jakarta.annotation.security.RolesAllowed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jiezhen.acts.Done;
import org.jiezhen.handover.InHandBoard.Thing;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.Refusal;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.StaffId;
import org.springframework.stereotype.Service;

/**
 * Hands over what one has in hand. Each thing goes by the command of its own module, in a transaction of its own: what somebody
 * else has taken meanwhile hinders nothing else.
 */
@Service
@RolesAllowed(Permission.STAFF_SEE)
public class HandOver {

    /**
     * What became of several.
     *
     * @param done how many were handed over
     * @param refused why others were not
     */
    public record Handed(int done, List<Refusal> refused) {}

    private final InHandBoard board;
    private final CurrentStaff staff;

    HandOver(InHandBoard board, CurrentStaff staff) {
        this.board = board;
        this.staff = staff;
    }

    /** What one has in hand now, or is asked to take. */
    public List<Thing> mine() {
        return board.of(staff.id());
    }

    /**
     * Offers one thing to a colleague.
     *
     * @throws Refusal when it is not in hand any more, or not for this colleague
     */
    public Done<?> give(UUID key, String thing, StaffId to) {
        var found = find(thing);
        return board.kind(found).give(key, found.about(), to);
    }

    /**
     * Lays one thing down: to the desk, back to everybody, or declined.
     *
     * @throws Refusal when it is not in hand any more
     */
    public Done<?> leave(UUID key, String thing) {
        var found = find(thing);
        return board.kind(found).leave(key, found.about());
    }

    /** Offers a colleague everything that is not offered to anybody yet. */
    public Handed giveAll(UUID key, StaffId to) {
        return all(
                key,
                thing -> board.kind(thing).given() && thing.other() == null && !thing.toDesk(),
                (one, thing) -> board.kind(thing).give(one, thing.about(), to));
    }

    /** Lays everything down, also what nobody has answered yet. */
    public Handed leaveAll(UUID key) {
        return all(key, _ -> true, (one, thing) -> board.kind(thing).leave(one, thing.about()));
    }

    private Handed all(UUID key, Predicate<Thing> which, BiConsumer<UUID, Thing> command) {
        var refused = new ArrayList<Refusal>();
        var done = 0;
        for (var thing : mine().stream().filter(which).toList()) {
            try {
                // The same press is the same of each thing.
                command.accept(
                        UUID.nameUUIDFromBytes((key + ":" + thing.id()).getBytes(StandardCharsets.UTF_8)), thing);
                done++;
            } catch (Refusal refusal) {
                refused.add(refusal);
            }
        }
        return new Handed(done, List.copyOf(refused));
    }

    private Thing find(String thing) {
        return mine().stream()
                .filter(one -> one.id().equals(thing))
                .findFirst()
                .orElseThrow(() -> new Refusal("refusal.handover.gone"));
    }
}

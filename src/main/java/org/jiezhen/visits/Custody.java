package org.jiezhen.visits;

import jakarta.annotation.security.RolesAllowed;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Done;
import org.jiezhen.acts.Holder;
import org.jiezhen.acts.Holders;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.Refusal;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is responsible for a customer: a chain without gaps whose holder is a person, the desk, or explicitly nobody. An
 * offered hand-off leaves custody with the giver until it is accepted.
 */
@Service
@Transactional
public class Custody {

    private final Commands commands;
    private final VisitKind visits;
    private final Holders holders;
    private final Custodians custodians;
    private final CurrentStaff staff;

    Custody(Commands commands, VisitKind visits, Holders holders, Custodians custodians, CurrentStaff staff) {
        this.commands = commands;
        this.visits = visits;
        this.holders = holders;
        this.custodians = custodians;
        this.staff = staff;
    }

    /**
     * Offers the customer to somebody. A new offer replaces the open one.
     *
     * @param taker who shall take over; null offers to the desk, where anybody of the desk may accept
     */
    @RolesAllowed(Permission.VISITS_ACCOMPANY)
    public Done<VisitId> offer(UUID key, VisitId visit, @Nullable StaffId taker) {
        return commands.on(visits, visit, key, VisitAct.OFFER.with("taker", taker), context -> {
            if (taker != null && !context.staff().equals(taker.value()) && !custodians.mayAccompany(taker)) {
                throw new Refusal("refusal.handoff.taker");
            }
            holders.offer(visits.chain(), context, Id.orNull(taker));
        });
    }

    /**
     * Accepts the hand-off that was last offered: custody passes at this instant. When somebody else was first, the
     * refusal says who, and when.
     */
    @RolesAllowed(Permission.VISITS_ACCOMPANY)
    public Done<VisitId> accept(UUID key, VisitId visit) {
        return commands.onAny(
                visits,
                visit,
                key,
                VisitAct.ACCEPT.plain(),
                context -> holders.accept(visits.chain(), context, ofTheDesk()));
    }

    /** Declines a hand-off: custody stays with the giver, who sees it. */
    @RolesAllowed(Permission.VISITS_ACCOMPANY)
    public Done<VisitId> decline(UUID key, VisitId visit) {
        return commands.onAny(
                visits,
                visit,
                key,
                VisitAct.DECLINE.because("BUSY"),
                context -> holders.decline(visits.chain(), context, ofTheDesk()));
    }

    /** Takes back an offer that nobody has answered yet. */
    @RolesAllowed(Permission.VISITS_ACCOMPANY)
    public Done<VisitId> withdraw(UUID key, VisitId visit) {
        return commands.on(
                visits, visit, key, VisitAct.WITHDRAW.plain(), context -> holders.withdraw(visits.chain(), context));
    }

    /** Goes to a customer who is alone; somebody of the desk may also take one whom the desk looks after. */
    @RolesAllowed(Permission.VISITS_ACCOMPANY)
    public Done<VisitId> take(UUID key, VisitId visit) {
        return commands.on(
                visits,
                visit,
                key,
                VisitAct.TAKE.plain(),
                context -> holders.take(visits.chain(), context, ofTheDesk()));
    }

    /** Must go, and nobody is there: the customer is alone from now, and every board says so. */
    @RolesAllowed(Permission.VISITS_ACCOMPANY)
    public Done<VisitId> leaveAlone(UUID key, VisitId visit) {
        return commands.on(
                visits,
                visit,
                key,
                VisitAct.LEAVE_ALONE.because("CALLED_AWAY"),
                context -> holders.leave(visits.chain(), context, Holder.NOBODY));
    }

    /** The desk as a whole looks after the customer, who sits in its sight. */
    @RolesAllowed(Permission.VISITS_DESK)
    public Done<VisitId> leaveToDesk(UUID key, VisitId visit) {
        return commands.on(
                visits,
                visit,
                key,
                VisitAct.LEAVE_TO_DESK.plain(),
                context -> holders.leave(visits.chain(), context, Holder.DESK));
    }

    /**
     * Gives the customer to somebody, whoever has them: whom somebody left behind, or nobody goes to.
     *
     * @param to null is the desk
     */
    @RolesAllowed(Permission.VISITS_OVERSEE)
    public Done<VisitId> assign(UUID key, VisitId visit, @Nullable StaffId to) {
        return commands.onAny(visits, visit, key, VisitAct.ASSIGN.with("to", to), context -> {
            if (to != null && !custodians.mayAccompany(to)) {
                throw new Refusal("refusal.handoff.taker");
            }
            holders.give(
                    visits.chain(),
                    visit,
                    to == null ? Holder.DESK : new Holder.Person(to.value()),
                    context.now(),
                    context.entry());
        });
    }

    private boolean ofTheDesk() {
        return staff.may(Permission.VISITS_DESK);
    }
}

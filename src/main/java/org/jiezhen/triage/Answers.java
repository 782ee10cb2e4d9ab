package org.jiezhen.triage;

import jakarta.annotation.security.RolesAllowed;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Commands.Context;
import org.jiezhen.acts.Done;
import org.jiezhen.shared.Refusal;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.triage.Assignment.State;
import org.jiezhen.triage.Rules.Reason;
import org.jiezhen.visits.VisitRecords;
import org.jiezhen.visits.VisitRecords.Moment;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a consultant says who was asked whether she takes a guest. */
@Service
@Transactional
public class Answers {

    private final Commands commands;
    private final AssignmentKind kind;
    private final Consequences consequences;
    private final VisitRecords visits;
    private final CurrentStaff staff;

    Answers(
            Commands commands,
            AssignmentKind kind,
            Consequences consequences,
            VisitRecords visits,
            CurrentStaff staff) {
        this.commands = commands;
        this.kind = kind;
        this.consequences = consequences;
        this.visits = visits;
        this.staff = staff;
    }

    /** Why somebody who was asked does not take a guest. */
    public enum Decline {
        /** Still with another guest. */
        BUSY,
        /** Does not do what is asked for. */
        SCOPE,
        /** Knows the guest, and should not. */
        KNOWN
    }

    /** The consultant takes the guest: the guest is offered to her. */
    @RolesAllowed(TriagePermission.RECEIVE)
    public Done<DecisionId> accept(UUID key, DecisionId decision) {
        return commands.on(kind, decision, key, TriageAct.ACCEPT.plain(), context -> {
            var assignment = asked(context);
            kind.answer(assignment, State.ACCEPTED, null, context.now(), context.entry());
            visits.offer(new Moment(assignment.visit(), context.now(), context.entry()), assignment.consultant());
        });
    }

    /** The consultant does not take the guest: the desk sees it at once. */
    @RolesAllowed(TriagePermission.RECEIVE)
    public Done<DecisionId> decline(UUID key, DecisionId decision, Decline why) {
        return commands.on(kind, decision, key, TriageAct.DECLINE.because(why.name()), context -> {
            var assignment = asked(context);
            kind.answer(assignment, State.DECLINED, why.name(), context.now(), context.entry());
            consequences.of(assignment.id(), Reason.DECLINED, context.now(), context.entry());
        });
    }

    private Assignment asked(Context<Assignment> context) {
        var assignment = context.subject();
        if (!staff.id().equals(assignment.consultant())) {
            throw new Refusal("refusal.triage.unknown");
        }
        if (assignment.now() == null || assignment.now().state() != State.ASKED) {
            throw assignment.now() == null
                    ? new Refusal("refusal.triage.over", assignment.label())
                    : new Refusal(
                            "refusal.triage.is." + assignment.now().state(),
                            assignment.label(),
                            assignment.now().since());
        }
        return assignment;
    }
}

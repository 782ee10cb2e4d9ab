package org.jiezhen.simulation;

import static java.util.UUID.randomUUID;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jiezhen.callbacks.CallbackPlan;
import org.jiezhen.callbacks.Caller;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.Dice;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Urgency;
import org.jiezhen.outcomes.MissingOutcomes;
import org.jiezhen.outcomes.OutcomeKind;
import org.jiezhen.outcomes.Outcomes;
import org.jiezhen.outcomes.Outcomes.Said;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.ArrivalsBoard.VisitFact;
import org.jiezhen.visits.Phase;
import org.jiezhen.visits.VisitId;
import org.springframework.stereotype.Component;

/**
 * 咨询师、值班经理: of whoever is about to leave with a colleague, the consultant says what became of it, or soon the manager:
 * nobody is seen off without.
 */
@Component
class SaysWhatBecameOfIt extends VisitHabit {

    private static final Duration SOON = Duration.ofSeconds(20);

    /** Of whom it lacks, as seen in one round, and who consulted. */
    record Lacking(Map<VisitId, Optional<StaffId>> missing) {

        static Lacking in(Scene scene, MissingOutcomes missing) {
            return scene.round().seen(Lacking.class, () -> new Lacking(missing.now()));
        }
    }

    private final MissingOutcomes missing;
    private final Outcomes outcomes;

    SaysWhatBecameOfIt(Scenes scenes, MissingOutcomes missing, Outcomes outcomes) {
        super(scenes, Urgency.ASKED, Role.CONSULTANT, Role.DUTY_MANAGER);
        this.missing = missing;
        this.outcomes = outcomes;
    }

    @Override
    Optional<Act> next(Person me, Scene scene) {
        var lacking = Lacking.in(scene, missing).missing();
        return scene.thoughtOf().stream()
                .filter(visit -> visit.phase() == Phase.LEAVING && lacking.containsKey(visit.visit()))
                .filter(visit -> !scene.round().isTouched(visit.visit()))
                .filter(visit -> Optional.of(me.id()).equals(lacking.get(visit.visit()))
                        || me.role().equals(Role.DUTY_MANAGER) && scene.isOver(visit.reasonSince(), SOON))
                .findFirst()
                .map(visit -> new Act(visit.visit(), () -> say(scene.dice(), visit)));
    }

    private void say(Dice dice, VisitFact visit) {
        var why = dice.any(outcomes.offered(), "why", visit.ticket().number()).code();
        var plan = new CallbackPlan(outcomes.proposed(OutcomeKind.NO_DEAL), Caller.AGENTS);
        outcomes.noDeal(randomUUID(), visit.visit(), why, false, new Said(null, plan));
    }
}

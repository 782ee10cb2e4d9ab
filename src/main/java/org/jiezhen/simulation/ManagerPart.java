package org.jiezhen.simulation;

import static java.util.UUID.randomUUID;

import java.util.Optional;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.visits.ArrivalsBoard.VisitFact;
import org.jiezhen.visits.ClosingTime;
import org.jiezhen.visits.Stage;
import org.springframework.stereotype.Component;

/**
 * 值班经理: receives who comes on business, finds out who has gone without a word, and closes the days that are over.
 */
@Component
class ManagerPart implements Part {

    static final String ROLE = "DUTY_MANAGER";

    private final Accompanying accompanying;
    private final ClosingTime closing;

    ManagerPart(Accompanying accompanying, ClosingTime closing) {
        this.accompanying = accompanying;
        this.closing = closing;
    }

    @Override
    public String role() {
        return ROLE;
    }

    @Override
    public Optional<Act> next(Person me, Scene scene) {
        return findGone(scene)
                .or(() -> accompanying.answer(me, scene, false))
                .or(() -> accompanying.host(me, scene))
                .or(() -> talk(me, scene))
                .or(() -> accompanying.farewell(me, scene));
    }

    private Optional<Act> findGone(Scene scene) {
        return scene.first(visit -> scene.neglects().isFoundGone(visit, scene.now()) || isOfAnotherDay(visit, scene))
                .map(visit -> new Act(
                        visit.visit(),
                        () -> closing.leftUnseen(randomUUID(), visit.visit(), closing.lastSeen(visit.visit()))));
    }

    private static boolean isOfAnotherDay(VisitFact visit, Scene scene) {
        return visit.ticket().day().isBefore(BusinessTime.day(scene.now()));
    }

    // A customer who was given to the manager, with a wish or a complaint.
    private Optional<Act> talk(Person me, Scene scene) {
        return scene.first(visit -> scene.isWith(visit, me.id())
                        && visit.stage() != Stage.LEAVING
                        && visit.stage() != Stage.WITH_HOST
                        && scene.isOver(visit.custodySince(), Lasts.TALK, visit))
                .map(visit -> accompanying.advance(visit, Stage.LEAVING));
    }
}

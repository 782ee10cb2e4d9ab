package org.jiezhen.simulation;

import static java.util.UUID.randomUUID;

import java.time.LocalDate;
import java.util.Optional;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.visits.ClosingBoard;
import org.jiezhen.visits.ClosingBoard.Left;
import org.jiezhen.visits.ClosingBoard.Standing;
import org.jiezhen.visits.ClosingTime;
import org.jiezhen.visits.Stage;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 值班经理: receives who comes on business, finds out who has gone without a word, and closes the days that are over.
 */
@Component
class ManagerPart implements Part {

    static final String ROLE = "DUTY_MANAGER";

    private final Accompanying accompanying;
    private final ClosingTime closing;
    private final ClosingBoard left;
    /** the day before which every other is closed */
    private volatile @Nullable LocalDate closed;

    ManagerPart(Accompanying accompanying, ClosingTime closing, ClosingBoard left) {
        this.accompanying = accompanying;
        this.closing = closing;
        this.left = left;
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
                .or(() -> accompanying.farewell(me, scene))
                .or(() -> closeDays(scene));
    }

    private Optional<Act> findGone(Scene scene) {
        return scene.first(visit -> scene.neglects().isFoundGone(visit, scene.now()))
                .map(visit -> new Act(visit.visit(), () -> leftUnseen(visit.visit())));
    }

    private void leftUnseen(VisitId visit) {
        closing.leftUnseen(randomUUID(), visit, closing.lastSeen(visit));
    }

    private Optional<Act> closeDays(Scene scene) {
        var today = BusinessTime.day(scene.now());
        return today.equals(closed) ? Optional.empty() : Optional.of(new Act(null, () -> closeNext(scene, today)));
    }

    // Whom a real visitor of the demo has with them, the visitor will speak of; and until then the day stays open.
    private void closeNext(Scene scene, LocalDate today) {
        var day = closing.nextToClose();
        if (!day.isBefore(today)) {
            closed = today;
            return;
        }
        var open = left.read().stream()
                .filter(visit ->
                        visit.standing() == Standing.OPEN && !visit.day().isAfter(day))
                .map(Left::visit)
                .toList();
        var next = open.stream().filter(visit -> !scene.isWithVisitor(visit)).findFirst();
        if (next.isPresent()) {
            leftUnseen(next.get());
        } else if (open.isEmpty()) {
            closing.close(randomUUID(), day);
        }
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

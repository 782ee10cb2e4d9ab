package org.jiezhen.simulation;

import static java.util.UUID.randomUUID;

import java.time.LocalDate;
import java.util.Optional;
import org.jiezhen.closing.ClosingBoard;
import org.jiezhen.closing.ClosingBoard.Left;
import org.jiezhen.closing.ClosingBoard.Standing;
import org.jiezhen.closing.ClosingTime;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Urgency;
import org.jiezhen.shared.BusinessTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 值班经理: closes the days that are over, and of whoever is still there then says that they have gone. */
@Component
class ClosesDays extends VisitHabit {

    /** Why a list of yesterday is not signed: whoever would sign it has gone. */
    private static final String LATER = "当班的已经下班，次日一早补做。";

    private final ClosingTime closing;
    private final ClosingBoard left;
    /** the day before which every other is closed */
    private volatile @Nullable LocalDate closed;

    ClosesDays(Scenes scenes, ClosingTime closing, ClosingBoard left) {
        super(scenes, Urgency.SPARE, Role.DUTY_MANAGER);
        this.closing = closing;
        this.left = left;
    }

    @Override
    Optional<Act> next(Person me, Scene scene) {
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
            closing.leftUnseen(randomUUID(), next.get(), closing.lastSeen(next.get()));
        } else if (open.isEmpty()) {
            closing.close(randomUUID(), day, LATER);
        }
    }
}

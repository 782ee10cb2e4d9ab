package org.jiezhen.lab;

import static java.util.UUID.randomUUID;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.Habit;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Round;
import org.jiezhen.habits.SpokenFor;
import org.jiezhen.habits.Urgency;
import org.jiezhen.visits.ArrivalsBoard.VisitFact;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.WaitingReason;
import org.springframework.stereotype.Component;

/** 导医: a guest who went from the consultant to be examined leaves afterwards, whether it came to it or not. */
@Component
class SeesOffTheExamined implements Habit {

    private static final Duration WORDS = Duration.ofSeconds(20);
    private static final String GUIDE = "DESK_GUIDE";

    private final FrontDesk desk;
    private final SeenLab lab;

    SeesOffTheExamined(FrontDesk desk, SeenLab lab) {
        this.desk = desk;
        this.lab = lab;
    }

    @Override
    public Set<String> roles() {
        return Set.of(GUIDE, "CONSULTANT");
    }

    @Override
    public Urgency urgency() {
        return Urgency.IN_HAND;
    }

    @Override
    public Optional<Act> next(Person me, Round round) {
        lab.on(round);
        return lab.guests(round).stream()
                .filter(guest -> guest.with() != null && guest.with().id().equals(me.id()) && guest.offer() == null)
                .filter(guest -> isExamined(guest, me))
                .filter(guest -> !round.isTouched(guest.visit())
                        && !SpokenFor.on(round.day()).has(guest.visit()))
                .filter(guest -> round.isOver(guest.custodySince(), WORDS))
                .findFirst()
                .map(guest -> new Act(
                        guest.visit(),
                        () -> desk.advance(randomUUID(), guest.visit(), guest.code(), WaitingReason.LEAVING)));
    }

    // A consultant ends her talk by herself.
    private static boolean isExamined(VisitFact guest, Person me) {
        return guest.code().equals(ImagingGate.WAITS)
                || (me.role().equals(GUIDE) && guest.reason().is(WaitingReason.IN_CONSULTATION));
    }
}

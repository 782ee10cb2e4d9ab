package org.jiezhen.lab;

import static java.util.UUID.randomUUID;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.Habit;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Round;
import org.jiezhen.habits.Urgency;
import org.jiezhen.visits.ArrivalsBoard.VisitFact;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.WaitingReason;
import org.springframework.stereotype.Component;

/** 咨询师: some while into a talk that comes to an operation, fills the lab form; what nobody orders, she revokes. */
@Component
class PreparesForms implements Habit {

    private static final int ONCE_IN = 3;
    private static final int SOONEST = 60;
    private static final int LATEST = 150;

    /** What is examined at a place, and of how many forms it stands on one. */
    private static final Map<String, Integer> EXAMINED = Map.of("ECG", 2, "ULTRASOUND", 4);

    /** Whoever a form needs after her. */
    private static final Set<String> NEEDED = Set.of("DOCTOR", "WARD_NURSE", "LAB", "DESK_GUIDE");

    private final Orders orders;
    private final SeenLab lab;

    PreparesForms(Orders orders, SeenLab lab) {
        this.orders = orders;
        this.lab = lab;
    }

    @Override
    public Set<String> roles() {
        return Set.of("CONSULTANT");
    }

    @Override
    public Urgency urgency() {
        return Urgency.ASKED;
    }

    @Override
    public Optional<Act> next(Person me, Round round) {
        if (SeenLab.isARush(round)) {
            return Optional.empty();
        }
        return givesUp(round).or(() -> fills(me, round));
    }

    private Optional<Act> givesUp(Round round) {
        return lab.on(round).forms().stream()
                .filter(form -> form.state() == OrderState.DRAFT && !round.isTouched(form.order()))
                .filter(form -> SeenLab.isGivenUp(form, round))
                .findFirst()
                .map(form ->
                        new Act(form.order(), () -> orders.revoke(randomUUID(), form.order(), Revoked.NOT_NEEDED)));
    }

    private Optional<Act> fills(Person me, Round round) {
        if (!NEEDED.stream().allMatch(role -> isHere(role, round))) {
            return Optional.empty();
        }
        return lab.guests(round).stream()
                .filter(guest -> guest.with() != null && guest.with().id().equals(me.id()))
                .filter(guest -> guest.reason().is(WaitingReason.IN_CONSULTATION) && guest.offer() == null)
                // Two identifiers are compared at the chair, or three.
                .filter(guest -> guest.source() != Source.BUSINESS
                        && guest.name() != null
                        && guest.phoneTail() != null
                        && guest.place() != null)
                .filter(guest -> !round.isTouched(guest.visit())
                        && !LabDay.of(round.day()).isAsked(guest.visit()))
                .filter(guest -> comesToIt(guest, round))
                .findFirst()
                .map(guest -> new Act(guest.visit(), () -> {
                    LabDay.of(round.day()).asks(guest.visit());
                    orders.prepare(randomUUID(), guest.visit(), panels(guest, round));
                    SeenLab.keeps(guest.visit(), round);
                }));
    }

    /** Whether somebody of the role works now, played or real. */
    private static boolean isHere(String role, Round round) {
        return round.people().stream().anyMatch(person -> person.role().equals(role));
    }

    private static boolean comesToIt(VisitFact guest, Round round) {
        var dice = round.day().dice();
        var number = guest.ticket().number();
        return dice.onceIn(ONCE_IN, "lab form", number)
                && round.isOver(
                        guest.reasonSince(), Duration.ofSeconds(dice.between(SOONEST, LATEST, "fills", number)));
    }

    private static Set<String> panels(VisitFact guest, Round round) {
        var number = guest.ticket().number();
        var panels = new HashSet<>(Set.of("BLOOD_COUNT", "COAGULATION"));
        if (number % 2 != 0) {
            panels.add("INFECTION");
        }
        if (round.anybody("IMAGING")) {
            EXAMINED.forEach((panel, times) -> {
                if (round.day().dice().onceIn(times, panel, number)) {
                    panels.add(panel);
                }
            });
        }
        return panels;
    }
}

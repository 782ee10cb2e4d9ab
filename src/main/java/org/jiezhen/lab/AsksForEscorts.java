package org.jiezhen.lab;

import static java.util.UUID.randomUUID;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.Habit;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Round;
import org.jiezhen.habits.Urgency;
import org.jiezhen.lab.ImagingBoard.ExaminationFact;
import org.jiezhen.lab.ImagingBoard.Stage;
import org.jiezhen.tasks.TaskRequests;
import org.jiezhen.tasks.TaskRequests.Request;
import org.jiezhen.visits.VisitId;
import org.springframework.stereotype.Component;

/** 咨询师: once her guest's blood is drawn, asks for somebody who accompanies the guest to the ECG, or the ultrasound. */
@Component
class AsksForEscorts implements Habit {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final TaskRequests requests;
    private final Panels panels;
    private final SeenLab lab;

    AsksForEscorts(TaskRequests requests, Panels panels, SeenLab lab) {
        this.requests = requests;
        this.panels = panels;
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
        var seen = lab.on(round);
        return seen.examinations().stream()
                .filter(one -> one.stage() == Stage.WAITING
                        && round.isOver(one.since(), SOON)
                        && !seen.isToBeDrawn(one.visit())
                        && seen.isFree(one)
                        && !round.isTouched(Objects.requireNonNull(one.place())))
                .filter(one -> isMine(one, me, round))
                .findFirst()
                // Nobody else asks for somebody to come to the same place in this round.
                .map(one -> new Act(one.place(), () -> ask(one)));
    }

    private boolean isMine(ExaminationFact one, Person me, Round round) {
        return !lab.isDark(me.id(), round)
                && lab.guest(one.visit(), round)
                        .filter(guest ->
                                guest.with() != null && guest.with().id().equals(me.id()) && guest.offer() == null)
                        .isPresent();
    }

    private void ask(ExaminationFact one) {
        var to = panels.find(one.which().panel()).map(Panel::place).orElseThrow();
        requests.request(
                randomUUID(),
                Request.of(SeenLab.ESCORT, VisitId.of(one.visit()), null).to(to, null));
    }
}

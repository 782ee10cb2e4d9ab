package org.jiezhen.lab;

import static java.util.UUID.randomUUID;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.Habit;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Round;
import org.jiezhen.habits.Urgency;
import org.springframework.stereotype.Component;

/** 医生: orders what was filled; and revokes what nobody has begun to draw, so that the guest can go. */
@Component
class OrdersForms implements Habit {

    private static final int SOONEST = 15;
    private static final int LATEST = 60;

    private final Orders orders;
    private final SeenLab lab;

    OrdersForms(Orders orders, SeenLab lab) {
        this.orders = orders;
        this.lab = lab;
    }

    @Override
    public Set<String> roles() {
        return Set.of("DOCTOR");
    }

    @Override
    public Urgency urgency() {
        return Urgency.ASKED;
    }

    @Override
    public Optional<Act> next(Person me, Round round) {
        var seen = lab.on(round);
        return seen.forms().stream()
                .filter(form -> !round.isTouched(form.order()))
                .flatMap(form -> form.state() == OrderState.DRAFT
                        ? orders(form, round).stream()
                        : revokes(seen, form, round).stream())
                .findFirst();
    }

    private Optional<Act> orders(SeenLab.FormSeen form, Round round) {
        var takes = Duration.ofSeconds(round.day()
                .dice()
                .between(SOONEST, LATEST, "orders", form.since().getEpochSecond()));
        return round.isOver(form.since(), takes)
                ? Optional.of(new Act(form.order(), () -> orders.activate(randomUUID(), form.order())))
                : Optional.empty();
    }

    private Optional<Act> revokes(SeenLab.Seen seen, SeenLab.FormSeen form, Round round) {
        return SeenLab.isGivenUp(form, round) && seen.isUntouched(form, lab)
                ? Optional.of(
                        new Act(form.order(), () -> orders.revoke(randomUUID(), form.order(), Revoked.NOT_NEEDED)))
                : Optional.empty();
    }
}

package org.jiezhen.quotes;

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

/** 值班经理: approves what others let go, or does not; now and then nobody answers. */
@Component
class ApprovesDiscounts implements Habit {

    private static final int SOONEST = 30;
    private static final int LATEST = 120;
    private static final int DECLINES_ONCE_IN = 4;
    private static final int ANSWERS_NOT_ONCE_IN = 5;

    private final Approvals approvals;
    private final ApprovalsBoard board;
    private final Limits limits;

    ApprovesDiscounts(Approvals approvals, ApprovalsBoard board, Limits limits) {
        this.approvals = approvals;
        this.board = board;
        this.limits = limits;
    }

    @Override
    public Set<String> roles() {
        return Set.of("DUTY_MANAGER");
    }

    @Override
    public Urgency urgency() {
        return Urgency.SPARE;
    }

    @Override
    public Optional<Act> next(Person me, Round round) {
        var dice = round.day().dice();
        return round.shown(board, board::read).stream()
                .filter(asked -> !round.isTouched(asked.visit())
                        && !asked.writer().equals(me.id())
                        && !dice.onceIn(
                                ANSWERS_NOT_ONCE_IN,
                                "answers not",
                                asked.ticket().number())
                        && round.isOver(
                                asked.since(),
                                Duration.ofSeconds(dice.between(
                                        SOONEST,
                                        LATEST,
                                        "approves",
                                        asked.ticket().number())))
                        && asked.perMille() <= limits.of(me.id()))
                .findFirst()
                .map(asked -> new Act(asked.visit(), () -> {
                    if (dice.onceIn(DECLINES_ONCE_IN, "declines", asked.ticket().number())) {
                        approvals.decline(randomUUID(), asked.visit(), asked.number(), "本月已有活动价");
                    } else {
                        approvals.approve(randomUUID(), asked.visit(), asked.number());
                    }
                }));
    }
}

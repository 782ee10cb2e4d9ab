package org.jiezhen.triage;

import static java.util.UUID.randomUUID;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.Habit;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Round;
import org.jiezhen.habits.Urgency;
import org.jiezhen.triage.Answers.Decline;
import org.jiezhen.triage.Assignment.State;
import org.jiezhen.triage.Choice.Ranked;
import org.jiezhen.triage.GivenGuests.Given;
import org.jiezhen.triage.Rules.Reason;
import org.jiezhen.triage.Triage.Press;
import org.springframework.stereotype.Component;

/**
 * 咨询师: is asked for a guest, and takes the guest. Now and then she declines, passes the guest on to a colleague, or does not
 * look at her screen.
 */
@Component
class AnswersTriage implements Habit {

    private static final int SOONEST = 8;
    private static final int LATEST = 30;
    private static final int FORGETS_ONCE_IN = 5;
    private static final int DECLINES_ONCE_IN = 6;
    private static final int PASSES_ON_ONCE_IN = 7;

    private final GivenGuests guests;
    private final Answers answers;
    private final Triage triage;
    private final TriageLooks looks;

    AnswersTriage(GivenGuests guests, Answers answers, Triage triage, TriageLooks looks) {
        this.guests = guests;
        this.answers = answers;
        this.triage = triage;
        this.looks = looks;
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
        return guests.untouched(round)
                .filter(one -> one.state() == State.ASKED && one.consultant().equals(me.id()))
                .filter(one -> !forgets(one, round))
                .filter(one -> round.isOver(one.since(), answersAfter(one, round)))
                .findFirst()
                .map(one -> new Act(one.visit(), () -> answer(one, round)));
    }

    private static Duration answersAfter(Given one, Round round) {
        return Duration.ofSeconds(round.day().dice().between(SOONEST, LATEST, "answers triage", one.number()));
    }

    /** Once for a guest: the next who is asked looks at her screen. */
    private boolean forgets(Given one, Round round) {
        var memory = guests.memory(round.day());
        if (round.day().plan().neglects()
                && round.day().dice().onceIn(FORGETS_ONCE_IN, "does not answer", one.number())
                && (memory.first("forgets", one.visit()) || !memory.first("forgets " + one.decision(), one.visit()))) {
            memory.done("forgets", one.visit());
            memory.done("forgets " + one.decision(), one.visit());
            return true;
        }
        return false;
    }

    private void answer(Given one, Round round) {
        var memory = guests.memory(round.day());
        var dice = round.day().dice();
        if (memory.first("declines", one.visit()) && dice.onceIn(DECLINES_ONCE_IN, "declines", one.number())) {
            memory.done("declines", one.visit());
            answers.decline(randomUUID(), one.decision(), dice.any(List.of(Decline.values()), one.number()));
        } else if (memory.first("passes on", one.visit())
                && dice.onceIn(PASSES_ON_ONCE_IN, "passes on", one.number())) {
            memory.done("passes on", one.visit());
            passOn(one);
        } else {
            answers.accept(randomUUID(), one.decision());
        }
        memory.asked().remove(one.decision());
    }

    /** To the next by the rules whose own room can be had. */
    private void passOn(Given one) {
        var look = looks.look(one.visit());
        look.choice().ranked().stream()
                .filter(Ranked::can)
                .map(Ranked::who)
                .filter(who -> !who.equals(one.consultant()) && look.hasOwnRoom(who))
                .findFirst()
                .ifPresentOrElse(
                        who -> {
                            var room = look.roomOf(who);
                            triage.reassign(
                                    randomUUID(),
                                    new Press(
                                            one.visit(),
                                            look.shown(),
                                            who,
                                            room == null ? null : room.place().id(),
                                            null),
                                    Reason.PASSED_ON);
                        },
                        () -> answers.accept(randomUUID(), one.decision()));
    }
}

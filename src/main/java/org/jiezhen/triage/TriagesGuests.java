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
import org.jiezhen.habits.SpokenFor;
import org.jiezhen.habits.Urgency;
import org.jiezhen.rooms.Rooms;
import org.jiezhen.staff.StaffId;
import org.jiezhen.triage.Choice.Ranked;
import org.jiezhen.triage.GivenGuests.Given;
import org.jiezhen.triage.Rules.Reason;
import org.jiezhen.triage.Triage.Press;
import org.jiezhen.triage.TriageLooks.Look;
import org.jiezhen.triage.Wishes.Wish;
import org.jiezhen.visits.ArrivalsBoard.VisitFact;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.WaitingReason;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 导医台导医: gives some of those whose form is done to whom the rules name, when that one's room is free, and to another where she
 * does not take the guest or does not answer. Now and then a guest asks for somebody by name.
 */
@Component
class TriagesGuests implements Habit {

    private static final int TRIAGED_ONCE_IN = 2;
    private static final int BY_NAME_ONCE_IN = 7;
    private static final Duration AFTER = Duration.ofSeconds(20);
    private static final List<List<String>> WISHES = List.of(
            List.of("EYES"), List.of("SKIN"), List.of("BREAST"), List.of(), List.of("NOSE", "EYES"), List.of("HAIR"));

    private final GivenGuests guests;
    private final Triage triage;
    private final TriageLooks looks;
    private final Wishes wishes;
    private final Rooms rooms;

    TriagesGuests(GivenGuests guests, Triage triage, TriageLooks looks, Wishes wishes, Rooms rooms) {
        this.guests = guests;
        this.triage = triage;
        this.looks = looks;
        this.wishes = wishes;
        this.rooms = rooms;
    }

    @Override
    public Set<String> roles() {
        return Set.of("DESK_GUIDE");
    }

    @Override
    public Urgency urgency() {
        return Urgency.ASKED;
    }

    @Override
    public Optional<Act> next(Person me, Round round) {
        return again(me, round).or(() -> first(me, round));
    }

    private Optional<Act> first(Person me, Round round) {
        var memory = guests.memory(round.day());
        return guests.on(round).here().values().stream()
                .filter(guest -> guest.today()
                        && memory.first("given", guest.visit())
                        && guest.reason().is(WaitingReason.AWAITING_TRIAGE)
                        && guest.offer() == null
                        && guest.with() != null
                        && guest.with().id().equals(me.id()))
                .filter(guest -> !round.isTouched(guest.visit()) && round.isOver(guest.reasonSince(), AFTER))
                .filter(guest -> round.day()
                        .dice()
                        .onceIn(TRIAGED_ONCE_IN, "triaged", guest.ticket().number()))
                .findFirst()
                .map(guest -> new Act(guest.visit(), () -> {
                    memory.done("given", guest.visit());
                    asksInTriage(guest);
                    give(guest, null, round);
                }));
    }

    /** Of whom the form does not say it, what she wants is asked in triage, and written into her form. */
    private void asksInTriage(VisitFact guest) {
        var asked = looks.look(guest.visit()).situation().guest();
        if (asked.wanted().isEmpty()) {
            wishes.say(
                    randomUUID(),
                    guest.visit(),
                    new Wish(asked.wanted(), asked.language()),
                    new Wish(WISHES.get(guest.ticket().number() % WISHES.size()), asked.language()));
        }
    }

    /** She does not take the guest: another is asked; where there is nobody, the guest waits as all others do. */
    private Optional<Act> again(Person me, Round round) {
        var left = guests.memory(round.day()).left();
        return guests.untouched(round)
                .filter(one -> one.isOpen() && one.isWith(me.id()) && !left.contains(one.visit()))
                .filter(one -> round.isOver(one.since(), AFTER))
                .findFirst()
                .map(one -> new Act(one.visit(), () -> {
                    if (!give(one.guest(), one.consultant(), round)) {
                        left.add(one.visit());
                        giveBack(one);
                    }
                }));
    }

    private void giveBack(Given one) {
        if (one.room() != null) {
            rooms.giveBack(randomUUID(), one.room());
        }
    }

    /** @param former who does not take the guest */
    private boolean give(VisitFact guest, @Nullable StaffId former, Round round) {
        var look = looks.look(guest.visit());
        var can = look.choice().ranked().stream()
                .filter(one -> one.can() && !one.who().equals(former))
                .toList();
        var byName = can.size() > 1
                && round.day()
                        .dice()
                        .onceIn(BY_NAME_ONCE_IN, "by name", guest.ticket().number());
        if (can.isEmpty()) {
            return false;
        }
        var chosen = can.get(byName ? 1 : 0);
        if (!look.hasOwnRoom(chosen.who())) {
            return false;
        }
        triage.assign(randomUUID(), press(guest.visit(), look, chosen, byName));
        SpokenFor.on(round.day()).add(GivenGuests.class, guest.visit());
        return true;
    }

    private static Press press(VisitId visit, Look look, Ranked chosen, boolean byName) {
        var room = look.roomOf(chosen.who());
        var isFirst = look.choice()
                .first()
                .filter(one -> one.who().equals(chosen.who()))
                .isPresent();
        return new Press(
                visit,
                look.shown(),
                chosen.who(),
                room == null ? null : room.place().id(),
                byName ? Reason.BY_NAME : isFirst ? null : Reason.SOONER);
    }
}

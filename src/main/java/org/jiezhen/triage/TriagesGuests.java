package org.jiezhen.triage;

import static java.util.UUID.randomUUID;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.Habit;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Round;
import org.jiezhen.habits.Urgency;
import org.jiezhen.triage.Choice.Ranked;
import org.jiezhen.triage.Rules.Reason;
import org.jiezhen.triage.Triage.Press;
import org.jiezhen.triage.TriageLooks.Look;
import org.jiezhen.visits.ArrivalsBoard;
import org.jiezhen.visits.ArrivalsBoard.VisitFact;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.PlaceChoice;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.WaitingReason;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 导医台导医: gives some of those whose form is done to whom the rules name, when that one's room is free, and leads them there. Now
 * and then a guest asks for somebody by name.
 */
@Component
class TriagesGuests implements Habit {

    private static final int TRIAGED_ONCE_IN = 2;
    private static final int BY_NAME_ONCE_IN = 7;
    private static final Duration AFTER = Duration.ofSeconds(20);
    private static final List<List<String>> WISHES = List.of(
            List.of("EYES"), List.of("SKIN"), List.of("BREAST"), List.of(), List.of("NOSE", "EYES"), List.of("HAIR"));

    /** Whom somebody tried to give on this day: once each. */
    private record Tried(Set<VisitId> guests) {}

    private record Here(Map<VisitId, VisitFact> visits) {}

    private final Triage triage;
    private final TriageLooks looks;
    private final Wishes wishes;
    private final FrontDesk desk;
    private final ArrivalsBoard arrivals;

    TriagesGuests(Triage triage, TriageLooks looks, Wishes wishes, FrontDesk desk, ArrivalsBoard arrivals) {
        this.triage = triage;
        this.looks = looks;
        this.wishes = wishes;
        this.desk = desk;
        this.arrivals = arrivals;
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
        var tried = round.day().remembered(Tried.class, () -> new Tried(ConcurrentHashMap.newKeySet())).guests;
        return here(round).values().stream()
                .filter(guest -> guest.today()
                        && !tried.contains(guest.visit())
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
                    tried.add(guest.visit());
                    give(guest, round);
                }));
    }

    private void give(VisitFact guest, Round round) {
        var number = guest.ticket().number();
        wishes.say(randomUUID(), guest.visit(), WISHES.get(number % WISHES.size()), "zh");
        var look = looks.look(guest.visit());
        var can = look.choice().ranked().stream().filter(Ranked::can).toList();
        var byName = can.size() > 1 && round.day().dice().onceIn(BY_NAME_ONCE_IN, "by name", number);
        if (can.isEmpty()) {
            return;
        }
        var chosen = can.get(byName ? 1 : 0);
        var room = ownRoom(look, chosen);
        if (room == null) {
            return;
        }
        triage.assign(
                randomUUID(),
                new Press(
                        guest.visit(), look.shown(), chosen.who(), room.place().id(), byName ? Reason.BY_NAME : null));
        desk.move(randomUUID(), guest.visit(), room.place().id());
    }

    /** Her own room, if the guest can be led there now. */
    private static PlaceChoice.@Nullable Offered ownRoom(Look look, Ranked chosen) {
        var room = look.roomOf(chosen.who());
        return room != null
                        && room.advice().admits()
                        && look.own().getOrDefault(room.place().id(), Set.of()).contains(chosen.who())
                ? room
                : null;
    }

    private Map<VisitId, VisitFact> here(Round round) {
        return round.seen(Here.class, () -> {
                    var all = new HashMap<VisitId, VisitFact>();
                    arrivals.read().forEach(visit -> all.put(visit.visit(), visit));
                    return new Here(all);
                })
                .visits;
    }
}

package org.jiezhen.rooms;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.Habit;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Round;
import org.jiezhen.rooms.RoomsBoard.RoomFact;
import org.jiezhen.visits.VisitId;

/** 咨询师: some while into a talk something is wanted in the room; with some guests, and once with each. */
public abstract class OnceInATalk implements Habit {

    /**
     * With how many, and when.
     *
     * @param code by which chance knows it
     * @param onceIn with one guest in so many
     * @param soonest after how many seconds of the talk at the earliest
     * @param latest after how many at the latest
     */
    public record Wish(String code, int onceIn, int soonest, int latest) {}

    /** Whom something was wanted for on this day, by the code of what it was. */
    private record Asked(Set<String> once) {}

    private final RoomsBoard rooms;
    private final Wish wish;

    /** @param wish what is wanted */
    protected OnceInATalk(RoomsBoard rooms, Wish wish) {
        this.rooms = rooms;
        this.wish = wish;
    }

    @Override
    public final Set<String> roles() {
        return Set.of("CONSULTANT");
    }

    @Override
    public final Optional<Act> next(Person me, Round round) {
        return round.shown(rooms, rooms::read).stream()
                .filter(room -> room.with() != null && room.with().id().equals(me.id()))
                .filter(room -> !round.isTouched(room.room()))
                .flatMap(room -> wish(room, round).stream())
                .findFirst();
    }

    private Optional<Act> wish(RoomFact room, Round round) {
        var guest = room.guest();
        var since = room.since();
        if (guest == null || since == null) {
            return Optional.empty();
        }
        var asked = round.day().remembered(Asked.class, () -> new Asked(new HashSet<>())).once;
        var once = wish.code + " " + guest.visit();
        var number = guest.ticket().number();
        var dice = round.day().dice();
        var after = Duration.ofSeconds(dice.between(wish.soonest, wish.latest, wish.code, number));
        if (asked.contains(once) || !dice.onceIn(wish.onceIn, wish.code, number) || !round.isOver(since, after)) {
            return Optional.empty();
        }
        return Optional.of(new Act(room.room(), () -> {
            asked.add(once);
            ask(room, guest.visit(), number, round);
        }));
    }

    /**
     * Asks for it.
     *
     * @param number of the guest's ticket, for chance
     */
    protected abstract void ask(RoomFact room, VisitId guest, int number, Round round);
}

package org.jiezhen.rooms;

import static java.util.UUID.randomUUID;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.Habit;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Round;
import org.jiezhen.habits.Urgency;
import org.jiezhen.house.Place;
import org.jiezhen.rooms.RoomsBoard.RoomFact;
import org.jiezhen.rooms.RoomsBoard.State;
import org.jiezhen.visits.ArrivalsBoard;
import org.jiezhen.visits.ArrivalsBoard.VisitFact;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.WaitingReason;
import org.springframework.stereotype.Component;

/**
 * 导医台导医: keeps a treatment room for some of those who have just come, and gives it back when it turns out not to be
 * needed. Now and then nobody gives it back: it runs out, and who waits still has none.
 */
@Component
class ReservesRooms implements Habit {

    private static final int WANTED_ONCE_IN = 3;
    private static final int SOONEST = 90;
    private static final int LATEST = 180;
    private static final int FORGOTTEN_ONCE_IN = 4;

    /** For whom one was kept on this day. */
    record Asked(Set<VisitId> guests) {

        static Asked on(Round round) {
            return round.day().remembered(Asked.class, () -> new Asked(ConcurrentHashMap.newKeySet()));
        }
    }

    private record Here(Map<VisitId, VisitFact> visits) {}

    private final Rooms rooms;
    private final RoomsBoard board;
    private final ArrivalsBoard arrivals;

    ReservesRooms(Rooms rooms, RoomsBoard board, ArrivalsBoard arrivals) {
        this.rooms = rooms;
        this.board = board;
        this.arrivals = arrivals;
    }

    @Override
    public Set<String> roles() {
        return Set.of("DESK_GUIDE");
    }

    @Override
    public Urgency urgency() {
        return Urgency.SPARE;
    }

    @Override
    public Optional<Act> next(Person me, Round round) {
        var asked = Asked.on(round);
        var seen = SeenRooms.of(round, board);
        return seen.untouched(round)
                .filter(room -> room.state() == State.RESERVED && room.guest() != null && room.since() != null)
                .filter(room -> asked.guests.contains(
                        Objects.requireNonNull(room.guest()).visit()))
                .filter(room -> !isForgotten(room, round))
                .filter(room -> round.isOver(
                        Objects.requireNonNull(room.since()),
                        Duration.ofSeconds(round.day()
                                .dice()
                                .between(
                                        SOONEST,
                                        LATEST,
                                        "stands",
                                        Objects.requireNonNull(room.guest())
                                                .ticket()
                                                .number()))))
                .findFirst()
                .map(room -> new Act(room.room(), () -> rooms.giveBack(randomUUID(), room.room())))
                .or(() -> reserve(seen, asked, round));
    }

    private static boolean isForgotten(RoomFact room, Round round) {
        var guest = Objects.requireNonNull(room.guest());
        return round.day().plan().neglects()
                && round.day()
                        .dice()
                        .onceIn(
                                FORGOTTEN_ONCE_IN,
                                "not given back",
                                guest.ticket().number());
    }

    private Optional<Act> reserve(SeenRooms seen, Asked asked, Round round) {
        var room = seen.first(
                round,
                one -> one.kind() == Place.Kind.TREATMENT_ROOM
                        && one.state() == State.FREE
                        && one.contradictions().isEmpty());
        return room.isEmpty()
                ? Optional.empty()
                : here(round).values().stream()
                        .filter(guest -> guest.today()
                                && guest.source() != Source.BUSINESS
                                && (guest.reason().is(WaitingReason.ARRIVED)
                                        || guest.reason().is(WaitingReason.INTAKE)))
                        .filter(guest -> round.day()
                                .dice()
                                .onceIn(
                                        WANTED_ONCE_IN,
                                        "treatment",
                                        guest.ticket().number()))
                        .filter(guest -> !asked.guests.contains(guest.visit()) && !round.isTouched(guest.visit()))
                        .findFirst()
                        .map(guest -> new Act(room.get().room(), () -> {
                            asked.guests.add(guest.visit());
                            rooms.reserve(randomUUID(), room.get().room(), guest.visit());
                        }));
    }

    private Map<VisitId, VisitFact> here(Round round) {
        return round.seen(Here.class, () -> {
                    var all = new HashMap<VisitId, VisitFact>();
                    round.shown(arrivals, arrivals::read).forEach(visit -> all.put(visit.visit(), visit));
                    return new Here(all);
                })
                .visits;
    }
}

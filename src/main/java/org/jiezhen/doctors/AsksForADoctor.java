package org.jiezhen.doctors;

import static java.util.UUID.randomUUID;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jiezhen.doctors.DoctorBoard.RequestFact;
import org.jiezhen.doctors.DoctorDay.Fate;
import org.jiezhen.doctors.DoctorDay.Seen;
import org.jiezhen.doctors.DoctorLooks.Stage;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.Habit;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Round;
import org.jiezhen.habits.SpokenFor;
import org.jiezhen.habits.Urgency;
import org.jiezhen.house.House;
import org.jiezhen.rooms.RoomsBoard;
import org.jiezhen.rooms.RoomsBoard.RoomFact;
import org.jiezhen.tasks.TasksBoard;
import org.jiezhen.visits.ArrivalsBoard;
import org.jiezhen.visits.Custody;
import org.jiezhen.visits.WaitingReason;
import org.springframework.stereotype.Component;

/** 咨询师: briefs and asks for a doctor, has somebody stay meanwhile, takes the guest back, and calls off what nobody answers. */
@Component
class AsksForADoctor implements Habit {

    private static final int ONCE_IN = 3;
    private static final Duration INTO_THE_TALK = Duration.ofSeconds(90);
    private static final Duration A_MOMENT = Duration.ofSeconds(5);

    private final DoctorRequests requests;
    private final DoctorBoard board;
    private final TasksBoard tasks;
    private final RoomsBoard rooms;
    private final ArrivalsBoard arrivals;
    private final Custody custody;
    private final House house;

    AsksForADoctor(
            DoctorRequests requests,
            DoctorBoard board,
            TasksBoard tasks,
            RoomsBoard rooms,
            ArrivalsBoard arrivals,
            Custody custody,
            House house) {
        this.requests = requests;
        this.board = board;
        this.tasks = tasks;
        this.rooms = rooms;
        this.arrivals = arrivals;
        this.custody = custody;
        this.house = house;
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
        if (!round.day().plan().neglects()) {
            return Optional.empty();
        }
        var day = DoctorDay.of(round.day());
        var seen = DoctorDay.seen(round, board, tasks);
        hasBack(me, day, seen, round);
        return takesBack(me, day, round)
                .or(() -> callsOff(me, day, seen, round))
                .or(() -> goesToBrief(me, day, seen, round))
                .or(() -> asks(me, day, seen, round));
    }

    /** Whoever has come back otherwise, or has gone, is nobody's to give back. */
    private void hasBack(Person me, DoctorDay day, Seen seen, Round round) {
        var here = round.shown(arrivals, arrivals::read);
        day.lentBy(me.id()).stream()
                .filter(visit -> seen.stays().stream().noneMatch(stay -> visit.equals(stay.visit())))
                .filter(visit -> here.stream()
                        .filter(guest -> guest.visit().equals(visit))
                        .allMatch(guest -> guest.offer() == null))
                .forEach(day::isBack);
    }

    private Optional<Act> takesBack(Person me, DoctorDay day, Round round) {
        return round.shown(arrivals, arrivals::read).stream()
                .filter(guest -> day.isBackTo(guest.visit(), me.id()) && !round.isTouched(guest.visit()))
                .filter(guest -> guest.offer() != null
                        && guest.offer().taker() != null
                        && guest.offer().taker().id().equals(me.id()))
                .findFirst()
                .map(guest -> new Act(guest.visit(), () -> {
                    custody.accept(randomUUID(), guest.visit());
                    day.isBack(guest.visit());
                }));
    }

    private Optional<Act> callsOff(Person me, DoctorDay day, Seen seen, Round round) {
        return mine(me, seen)
                .filter(request -> request.stage() == Stage.ASKED && day.isGivenUp(request, round, house))
                .map(request -> new Act(
                        request.request(),
                        () -> requests.withdraw(randomUUID(), request.request(), Withdrawn.SETTLED)));
    }

    private Optional<Act> goesToBrief(Person me, DoctorDay day, Seen seen, Round round) {
        return mine(me, seen)
                .filter(request -> day.is(Fate.ACCOMPANIED, request)
                        && request.stage() == Stage.ASKED
                        && me.id().equals(request.keeper())
                        && !day.isLent(request.visit())
                        && round.isOver(request.requested(), A_MOMENT))
                .map(request -> new Act(request.visit(), () -> {
                    requests.leaveToBrief(randomUUID(), request.visit());
                    day.lends(request.visit(), me.id());
                }));
    }

    private static Optional<RequestFact> mine(Person me, Seen seen) {
        return seen.requests().stream()
                .filter(request -> request.asker().id().equals(me.id()) && request.stage() != Stage.ANSWERED)
                .findFirst();
    }

    private Optional<Act> asks(Person me, DoctorDay day, Seen seen, Round round) {
        // One at a time: each is answered, or not, by what its turn says, and by nothing else.
        if (seen.requests().stream().anyMatch(request -> request.stage() != Stage.ANSWERED)) {
            return Optional.empty();
        }
        return round.shown(rooms, rooms::read).stream()
                .filter(room -> room.with() != null && room.with().id().equals(me.id()))
                .filter(room -> !round.isTouched(room.room()))
                .flatMap(room -> ask(room, day, round).stream())
                .findFirst();
    }

    private Optional<Act> ask(RoomFact room, DoctorDay day, Round round) {
        var guest = room.guest();
        var since = room.since();
        if (guest == null
                || since == null
                || day.isAsked(guest.visit())
                || round.isTouched(guest.visit())
                || SpokenFor.on(round.day()).has(guest.visit())
                || !round.day()
                        .dice()
                        .onceIn(ONCE_IN, "a doctor", guest.ticket().number())
                || !round.isOver(since, INTO_THE_TALK)
                || !isInATalk(guest.visit().toString(), round)) {
            return Optional.empty();
        }
        return Optional.of(new Act(guest.visit(), () -> {
            var proposal = requests.propose(guest.visit()).briefing();
            var briefing = new Briefing(
                    proposal.wish().isEmpty() ? "想自然一些" : proposal.wish(),
                    "先看适应证，再定方案",
                    "恢复期",
                    proposal.cautions(),
                    "");
            var request = requests.request(randomUUID(), guest.visit(), briefing, null)
                    .subject();
            board.find(request).ifPresent(fact -> day.asked(fact, round, house));
        }));
    }

    private boolean isInATalk(String visit, Round round) {
        return round.shown(arrivals, arrivals::read).stream()
                .anyMatch(guest -> guest.id().equals(visit)
                        && guest.offer() == null
                        && guest.reason().is(WaitingReason.IN_CONSULTATION));
    }
}

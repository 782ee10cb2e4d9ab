package org.jiezhen.umbrellas;

import static java.util.UUID.randomUUID;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.Habit;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Round;
import org.jiezhen.habits.Urgency;
import org.jiezhen.umbrellas.LoansBoard.LoanFact;
import org.jiezhen.visits.ArrivalsBoard;
import org.jiezhen.visits.ArrivalsBoard.VisitFact;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.WaitingReason;
import org.springframework.stereotype.Component;

/** The desk lends some of those who wait an umbrella, and takes it back when they are about to leave. */
@Component
class MindsUmbrellas implements Habit {

    private static final int WANTED_ONCE_IN = 3;

    /** The stand and the hall in one round. */
    private record Seen(List<VisitFact> here, List<LoanFact> out) {}

    /** Who was lent one on this day: nobody is asked twice. */
    private record Asked(Set<VisitId> visits) {}

    private final Umbrellas umbrellas;
    private final LoansBoard loans;
    private final ArrivalsBoard arrivals;

    MindsUmbrellas(Umbrellas umbrellas, LoansBoard loans, ArrivalsBoard arrivals) {
        this.umbrellas = umbrellas;
        this.loans = loans;
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
        var seen = round.seen(Seen.class, () -> new Seen(arrivals.read(), loans.read()));
        return takeBack(seen, round).or(() -> lend(seen, round));
    }

    private Optional<Act> takeBack(Seen seen, Round round) {
        return seen.out.stream()
                .filter(loan -> !round.isTouched(loan.loan()))
                .filter(loan -> seen.here.stream()
                        .anyMatch(guest -> guest.visit().equals(loan.visit())
                                && guest.reason().is(WaitingReason.LEAVING)))
                .findFirst()
                .map(loan -> new Act(loan.loan(), () -> umbrellas.takeBack(randomUUID(), loan.loan())));
    }

    private Optional<Act> lend(Seen seen, Round round) {
        var asked = round.day().remembered(Asked.class, () -> new Asked(new HashSet<>())).visits;
        var free = IntStream.rangeClosed(1, Umbrellas.ALL)
                .filter(number -> seen.out.stream().noneMatch(loan -> loan.umbrella() == number))
                .findFirst();
        return free.isEmpty()
                ? Optional.empty()
                : seen.here.stream()
                        .filter(guest -> guest.reason().is(WaitingReason.AWAITING_CONSULTATION) && guest.today())
                        .filter(guest -> round.day()
                                .dice()
                                .onceIn(
                                        WANTED_ONCE_IN,
                                        "umbrella",
                                        guest.ticket().number()))
                        .filter(guest -> !asked.contains(guest.visit()) && !round.isTouched(guest.visit()))
                        .findFirst()
                        .map(guest -> new Act(guest.visit(), () -> {
                            asked.add(guest.visit());
                            umbrellas.lend(randomUUID(), guest.visit(), free.getAsInt());
                        }));
    }
}

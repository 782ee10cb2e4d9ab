package org.jiezhen.hospitality;

import static java.util.UUID.randomUUID;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.Habit;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Round;
import org.jiezhen.habits.Urgency;
import org.jiezhen.hospitality.ForgottenCups.Kind;
import org.jiezhen.hospitality.TeaBoard.Part;
import org.jiezhen.hospitality.TeaBoard.TeaFact;
import org.jiezhen.house.House;
import org.jiezhen.house.Place;
import org.jiezhen.house.PlaceId;
import org.jiezhen.visits.VisitId;
import org.springframework.stereotype.Component;

/**
 * 茶水间导医: clears rooms at once, makes what was ordered, brings it to where the guest is now, spills one now and then, takes trays
 * along, and now and then forgets a drink, cups at a seat, or the washing.
 */
@Component
class ServesDrinks implements Habit {

    private static final Duration MAKES = Duration.ofSeconds(50);
    private static final Duration CARRIES = Duration.ofSeconds(90);
    private static final Duration FOLLOWS = Duration.ofSeconds(15);
    private static final Duration CLEARS = Duration.ofSeconds(5);
    private static final Duration WASHES = Duration.ofMinutes(3);
    private static final int SPILLS_ONCE_IN = 15;
    private static final int DRUNK_ONCE_IN = 3;

    /** What was spilled on this day: nobody spills the same cup twice. */
    private record Spilled(Set<String> cups) {}

    private final DrinkOrders orders;
    private final TeaBoard board;
    private final House house;

    ServesDrinks(DrinkOrders orders, TeaBoard board, House house) {
        this.orders = orders;
        this.board = board;
        this.house = house;
    }

    @Override
    public Set<String> roles() {
        return Set.of("TEA_GUIDE");
    }

    @Override
    public Urgency urgency() {
        return Urgency.IN_HAND;
    }

    @Override
    public Optional<Act> next(Person me, Round round) {
        var rows = round.shown(board, board::read);
        var forgotten = round.day().remembered(ForgottenCups.class, ForgottenCups::new);
        forgotten.see(rows);
        return rows.stream()
                .filter(row -> !round.isTouched(row.key()))
                .filter(row -> kind(row).stream().noneMatch(kind -> forgotten.isForgotten(kind, row, round, house)))
                .sorted(Comparator.comparing((TeaFact row) -> row.part() != Part.CUPS))
                .flatMap(row -> act(row, round).stream())
                .findFirst();
    }

    /** As what it can be forgotten: a room is wanted by the next guest; a seat only looks untidy. */
    private Optional<Kind> kind(TeaFact row) {
        return switch (row.part()) {
            case MAKE -> row.state().equals("ORDERED") ? Optional.of(Kind.DRINK) : Optional.empty();
            case TRAY -> Optional.empty();
            case CUPS -> isAtASeat(row) ? Optional.of(Kind.CUPS) : Optional.empty();
            case WASH -> Optional.of(Kind.WASH);
        };
    }

    private boolean isAtASeat(TeaFact row) {
        PlaceId place = row.at();
        return place != null
                && house.findPlace(place)
                        .map(Place::kind)
                        .filter(kind -> kind == Place.Kind.SEAT)
                        .isPresent();
    }

    private Optional<Act> act(TeaFact row, Round round) {
        return switch (row.part()) {
            case MAKE -> make(row, round);
            case TRAY -> after(row, FOLLOWS, round, () -> follow(row));
            case CUPS -> after(row, CLEARS, round, () -> orders.collect(randomUUID(), row.at()));
            case WASH -> after(row, WASHES, round, () -> orders.wash(randomUUID()));
        };
    }

    private Optional<Act> make(TeaFact row, Round round) {
        var drink = DrinkId.of(row.key());
        return switch (row.state()) {
            case "ORDERED" -> after(row, CLEARS, round, () -> orders.begin(randomUUID(), drink));
            case "BEGUN" -> after(row, MAKES, round, () -> orders.made(randomUUID(), drink));
            case "TRAY" -> after(row, CARRIES, round, () -> bring(row, drink, round));
            case "CANCELLED" -> after(row, CLEARS, round, () -> orders.acknowledge(randomUUID(), drink));
            case "ASKED" -> after(row, CLEARS, round, () -> answer(row, drink, round));
            default -> Optional.empty();
        };
    }

    private void bring(TeaFact row, DrinkId drink, Round round) {
        var spilled = round.day().remembered(Spilled.class, () -> new Spilled(new HashSet<>())).cups;
        if (round.day().dice().onceIn(SPILLS_ONCE_IN, "spills", row.tickets()) && spilled.add(row.key())) {
            orders.spilled(randomUUID(), drink);
        } else {
            orders.brought(randomUUID(), drink, row.at());
        }
    }

    private void answer(TeaFact row, DrinkId drink, Round round) {
        if (round.day().dice().onceIn(DRUNK_ONCE_IN, "drunk", row.tickets())) {
            orders.drunk(randomUUID(), drink);
        } else {
            orders.stopped(randomUUID(), drink);
        }
    }

    private void follow(TeaFact row) {
        var to = row.at();
        if (to != null) {
            orders.moved(randomUUID(), VisitId.of(row.key().substring(2)), to);
        }
    }

    private static Optional<Act> after(TeaFact row, Duration takes, Round round, Runnable command) {
        return round.isOver(row.since(), takes) ? Optional.of(new Act(row.key(), command)) : Optional.empty();
    }
}

package org.jiezhen.simulation;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jiezhen.house.House;
import org.jiezhen.shared.Refusal;
import org.jiezhen.staff.DemoPeople;
import org.jiezhen.staff.PresentStaff;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.ArrivalsBoard;
import org.jiezhen.visits.ArrivalsBoard.VisitFact;

/**
 * A day as it is played. In each round everybody looks at the house once, in an order that chance decides, and does at
 * most one thing; a refusal is what it is among people: somebody was first.
 */
class Day {

    private final Map<String, Part> parts;
    private final DemoPeople demoPeople;
    private final PresentStaff present;
    private final ArrivalsBoard board;
    private final House house;
    private final Clock clock;
    private final Dice dice;
    private final Lift lift;
    private final Neglects neglects;
    private final Map<String, Integer> refused = new HashMap<>();
    private long round;
    private long acts;

    Day(
            List<Part> parts,
            DemoPeople demoPeople,
            PresentStaff present,
            ArrivalsBoard board,
            House house,
            Clock clock,
            Dice dice,
            Lift lift,
            Neglects neglects) {
        this.parts = parts.stream().collect(Collectors.toUnmodifiableMap(Part::role, part -> part));
        this.demoPeople = demoPeople;
        this.present = present;
        this.board = board;
        this.house = house;
        this.clock = clock;
        this.dice = dice;
        this.lift = lift;
        this.neglects = neglects;
    }

    /** How many commands were carried out. */
    long acts() {
        return acts;
    }

    /** How often each refusal was given. */
    Map<String, Integer> refused() {
        return Map.copyOf(refused);
    }

    Neglects neglects() {
        return neglects;
    }

    /** Whether everybody who came has gone, and nobody comes any more. */
    boolean isOver() {
        return lift.isStill() && isEmpty();
    }

    /** Lets everybody look once; says how many did something. */
    int play(Pace pace) {
        var now = clock.instant();
        var people = people();
        var everybody = board.read().stream()
                .sorted(Comparator.comparing((VisitFact visit) -> visit.ticket().day())
                        .thenComparing(visit -> visit.ticket().number()))
                .toList();
        var thoughtOf = new ArrayList<>(everybody.stream()
                .filter(visit -> !neglects.nobodyThinksOf(visit, now))
                .toList());
        var scene = new Scene(now, pace, dice, neglects, thoughtOf, everybody, people, house.places(), lift);
        var touched = new HashSet<StaffId>();
        round++;
        for (var person : inSomeOrder(people)) {
            var part = parts.get(person.role());
            if (part == null || person.visitor()) {
                continue;
            }
            part.next(person, scene).ifPresent(act -> {
                if (carryOut(person, act)) {
                    touched.add(person.id());
                }
                // What is so with this customer now, nobody has seen yet.
                thoughtOf.removeIf(visit -> visit.visit().equals(act.visit()));
            });
        }
        return touched.size();
    }

    private boolean carryOut(Person person, Act act) {
        try {
            demoPeople.as(person.id(), () -> {
                act.command().run();
                return true;
            });
            acts++;
            return true;
        } catch (Refusal refusal) {
            refused.merge(refusal.key(), 1, Integer::sum);
        }
        return false;
    }

    private List<Person> people() {
        return demoPeople.list().stream()
                .map(person -> new Person(person.id(), person.post(), person.role(), present.isSignedIn(person.id())))
                .toList();
    }

    private List<Person> inSomeOrder(List<Person> people) {
        return people.stream()
                .sorted(Comparator.comparingInt(person ->
                        dice.between(0, 1_000_000, "turn", round, person.id().hashCode())))
                .toList();
    }

    /** Whether nobody is in the house now. */
    boolean isEmpty() {
        return board.read().isEmpty();
    }
}

package org.jiezhen.simulation;

import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.AtWork.How;
import org.jiezhen.habits.NeglectBook;
import org.jiezhen.habits.Pace;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.PlayedDay;
import org.jiezhen.habits.Round;
import org.jiezhen.habits.WentHome;
import org.jiezhen.shared.Refusal;
import org.jiezhen.staff.DemoPeople;
import org.jiezhen.staff.PresentStaff;
import org.jiezhen.staff.StaffId;

/**
 * A day as it is played. In each round everybody looks at the house once, in an order that chance decides, and does at
 * most one thing; a refusal is what it is among people: somebody was first.
 */
class Day {

    private final PlayedDay day;
    private final Cast cast;
    private final DemoPeople demoPeople;
    private final PresentStaff present;
    private final Scenes scenes;
    private final Clock clock;
    private final Map<String, Integer> refused = new HashMap<>();
    private long rounds;
    private long acts;

    Day(PlayedDay day, Cast cast, DemoPeople demoPeople, PresentStaff present, Scenes scenes, Clock clock) {
        this.day = day;
        this.cast = cast;
        this.demoPeople = demoPeople;
        this.present = present;
        this.scenes = scenes;
        this.clock = clock;
    }

    /** How many commands were carried out. */
    long acts() {
        return acts;
    }

    /** How often each refusal was given. */
    Map<String, Integer> refused() {
        return Map.copyOf(refused);
    }

    /** What has gone wrong on purpose. */
    NeglectBook book() {
        return day.book();
    }

    /** Whether everybody who came has gone, and nobody comes any more. */
    boolean isOver() {
        return scenes.liftOf(day).isStill() && isEmpty();
    }

    /** Lets everybody look once; says how many did something. */
    int play(Pace pace) {
        var now = clock.instant();
        var everybody = people();
        // Who ends the day or is not there is nobody to turn to.
        var look = new Round(day, now, pace, everybody);
        var people = everybody.stream()
                .filter(person -> cast.isAtWork(person, look) == How.WORKS)
                .toList();
        var round = new Round(look, people);
        var busy = new HashSet<StaffId>();
        rounds++;
        var home = WentHome.of(day);
        for (var person : inSomeOrder(everybody)) {
            if (home.isGone(person.id(), round.now())) {
                continue;
            }
            cast.next(person, round).ifPresent(act -> {
                if (carryOut(person, act)) {
                    busy.add(person.id());
                }
                if (act.subject() != null) {
                    round.touch(act.subject());
                }
            });
        }
        return busy.size();
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
                .sorted(Comparator.comparingInt(person -> day.dice()
                        .between(0, 1_000_000, "turn", rounds, person.id().hashCode())))
                .toList();
    }

    /** Whether nobody is in the house now. */
    boolean isEmpty() {
        return scenes.isEmpty();
    }
}

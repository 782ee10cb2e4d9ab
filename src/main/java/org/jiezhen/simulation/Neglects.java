package org.jiezhen.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jiezhen.habits.Dice;
import org.jiezhen.habits.Neglect;
import org.jiezhen.habits.PlayedDay;
import org.jiezhen.house.House;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.ArrivalsBoard.VisitFact;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.WaitingReason;

/**
 * What goes wrong on purpose, so that a demo shows what the portal is for. A neglect lasts as long as the house's target
 * and a little longer, at any speed: an alarm is never a matter of haste.
 */
class Neglects {

    private static final String ALONE = "ALONE";
    private static final String UNREACHABLE = "UNREACHABLE";
    private static final double BEYOND = 1.15;
    private static final List<String> DELAYS = List.of(
            WaitingReason.ARRIVED,
            WaitingReason.INTAKE,
            WaitingReason.AWAITING_TRIAGE,
            WaitingReason.AWAITING_CONSULTATION);
    // Of a hundred customers.
    private static final int FORGOTTEN = 8;
    private static final int DELAYED = 6;
    private static final int LOST = 5;
    private static final int WALKED_OUT = 2;
    private static final int OUT_OF_REACH = 2;

    private record Planted(Fate fate, VisitId visit) {}

    private record Dark(VisitId visit, Instant since) {

        boolean lasts(Instant now, int target) {
            return now.isBefore(late(since, target));
        }
    }

    private final PlayedDay day;
    private final Dice dice;
    private final House house;
    private final Set<Planted> planted = ConcurrentHashMap.newKeySet();
    private final Map<StaffId, Dark> dark = new ConcurrentHashMap<>();
    private final Set<VisitId> spared = ConcurrentHashMap.newKeySet();

    Neglects(PlayedDay day, House house) {
        this.day = day;
        this.dice = day.dice();
        this.house = house;
    }

    /** Nothing goes wrong with this one: it will be taken back at once. */
    void spare(VisitId visit) {
        spared.add(visit);
    }

    /** What is to go wrong with this customer, if anything. */
    Optional<Fate> fate(VisitFact visit) {
        if (!day.plan().neglects()
                || visit.source() == Source.BUSINESS
                || !visit.today()
                || spared.contains(visit.visit())) {
            return Optional.empty();
        }
        var lot = dice.between(0, 99, "fate", visit.ticket().number());
        if (lot < FORGOTTEN) {
            return Optional.of(Fate.FORGOTTEN);
        }
        if (lot < FORGOTTEN + DELAYED) {
            return Optional.of(Fate.DELAYED);
        }
        if (lot < FORGOTTEN + DELAYED + LOST) {
            return visit.discreet() ? Optional.empty() : Optional.of(Fate.LOST);
        }
        if (lot < FORGOTTEN + DELAYED + LOST + WALKED_OUT) {
            return Optional.of(Fate.WALKED_OUT);
        }
        return lot < FORGOTTEN + DELAYED + LOST + WALKED_OUT + OUT_OF_REACH
                ? Optional.of(Fate.OUT_OF_REACH)
                : Optional.empty();
    }

    /** Whether this still has to go wrong with this customer. */
    boolean awaits(Fate fate, VisitFact visit) {
        return fate(visit).filter(fate::equals).isPresent() && !has(fate, visit.visit());
    }

    boolean has(Fate fate, VisitId visit) {
        return planted.contains(new Planted(fate, visit));
    }

    /** Somebody has left this customer alone, for longer than anybody should be. */
    void forget(VisitId visit, Instant since) {
        plant(Fate.FORGOTTEN, visit, since.plusSeconds(house.targetSeconds(ALONE)));
    }

    /** This customer was called, and is not there. */
    void lose(VisitId visit, Instant since) {
        plant(Fate.LOST, visit, since);
    }

    /** Whoever is with this customer cannot be reached any more. */
    void goesDark(VisitId visit, StaffId person, Instant since) {
        dark.put(person, new Dark(visit, since));
        plant(Fate.OUT_OF_REACH, visit, since.plusSeconds(house.targetSeconds(UNREACHABLE)));
    }

    /** Whether this person can still not be reached, by what was planted here. */
    boolean isDark(StaffId person, Instant now) {
        var planted = dark.get(person);
        return planted != null && planted.lasts(now, house.targetSeconds(UNREACHABLE));
    }

    private void plant(Fate fate, VisitId visit, Instant due) {
        if (planted.add(new Planted(fate, visit))) {
            day.book().write(new Neglect(fate.alarm, visit.toString(), due));
        }
    }

    /** Whether nobody thinks of this customer now. */
    boolean nobodyThinksOf(VisitFact visit, Instant now) {
        if (has(Fate.FORGOTTEN, visit.visit())
                && visit.with() == null
                && visit.holder().equals("NONE")) {
            return now.isBefore(late(visit.custodySince(), house.targetSeconds(ALONE)));
        }
        var with = visit.with();
        if (with != null
                && Optional.ofNullable(dark.get(with.id()))
                        .filter(planted -> planted.visit.equals(visit.visit()))
                        .isPresent()
                && isDark(with.id(), now)) {
            return true;
        }
        if (slowIn(visit).filter(visit.code()::equals).isEmpty()) {
            return false;
        }
        // The house's target, not what a board says it is: whether the board says so is in question.
        var target = house.targetSeconds(visit.code());
        if (!now.isBefore(late(visit.reasonSince(), target))) {
            return false;
        }
        fate(visit)
                .ifPresent(
                        fate -> plant(fate, visit.visit(), visit.reasonSince().plusSeconds(target)));
        return true;
    }

    /** Whether this customer is not in the house any more, and that is to be noticed now. */
    boolean isFoundGone(VisitFact visit, Instant now) {
        return has(Fate.WALKED_OUT, visit.visit()) && !nobodyThinksOf(visit, now);
    }

    private Optional<String> slowIn(VisitFact visit) {
        return fate(visit).flatMap(fate -> switch (fate) {
            case DELAYED -> Optional.of(dice.any(DELAYS, "slow", visit.ticket().number()));
            // Whoever waits for the consultant sits in the hall, and nobody sits beside.
            case WALKED_OUT -> Optional.of(WaitingReason.AWAITING_CONSULTATION);
            case FORGOTTEN, LOST, OUT_OF_REACH -> Optional.empty();
        });
    }

    private static Instant late(Instant since, int target) {
        return since.plus(Duration.ofMillis((long) (target * 1000L * BEYOND)));
    }
}

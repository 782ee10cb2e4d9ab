package org.jiezhen.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jiezhen.house.House;
import org.jiezhen.simulation.Neglect.Kind;
import org.jiezhen.visits.ArrivalsBoard.VisitFact;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.Stage;
import org.jiezhen.visits.VisitId;

/**
 * What goes wrong on purpose, so that a demo shows what the portal is for. A neglect lasts as long as the house's target
 * and a little longer, at any speed: an alarm is never a matter of haste.
 */
class Neglects {

    private static final String ALONE = "ALONE";
    private static final double BEYOND = 1.15;
    private static final List<Stage> DELAYS =
            List.of(Stage.ARRIVED, Stage.INTAKE, Stage.AWAITING_TRIAGE, Stage.AWAITING_CONSULTATION);
    // Of a hundred customers.
    private static final int FORGOTTEN = 8;
    private static final int DELAYED = 6;
    private static final int LOST = 5;
    private static final int WALKED_OUT = 2;

    private final Dice dice;
    private final House house;
    private final boolean wanted;
    private final Set<Neglect> planted = ConcurrentHashMap.newKeySet();

    /** @param wanted whether anything goes wrong at all; at full speed nobody could wait for it */
    Neglects(Dice dice, House house, boolean wanted) {
        this.dice = dice;
        this.house = house;
        this.wanted = wanted;
    }

    /** Everything that has gone wrong so far. */
    List<Neglect> planted() {
        return Collections.unmodifiableList(new ArrayList<>(planted));
    }

    /** What is to go wrong with this customer, if anything. */
    Optional<Kind> fate(VisitFact visit) {
        if (!wanted || visit.source() == Source.BUSINESS || !visit.today()) {
            return Optional.empty();
        }
        var lot = dice.between(0, 99, "fate", visit.ticket().number());
        if (lot < FORGOTTEN) {
            return Optional.of(Kind.FORGOTTEN);
        }
        if (lot < FORGOTTEN + DELAYED) {
            return Optional.of(Kind.DELAYED);
        }
        if (lot < FORGOTTEN + DELAYED + LOST) {
            return visit.discreet() ? Optional.empty() : Optional.of(Kind.LOST);
        }
        return lot < FORGOTTEN + DELAYED + LOST + WALKED_OUT ? Optional.of(Kind.WALKED_OUT) : Optional.empty();
    }

    /** Whether this still has to go wrong with this customer. */
    boolean awaits(Kind kind, VisitFact visit) {
        return fate(visit).filter(kind::equals).isPresent() && !has(kind, visit.visit());
    }

    boolean has(Kind kind, VisitId visit) {
        return planted.contains(new Neglect(kind, visit));
    }

    void plant(Kind kind, VisitId visit) {
        planted.add(new Neglect(kind, visit));
    }

    /** Whether nobody thinks of this customer now. */
    boolean nobodyThinksOf(VisitFact visit, Instant now) {
        if (has(Kind.FORGOTTEN, visit.visit())
                && visit.with() == null
                && visit.holder().equals("NONE")) {
            return now.isBefore(late(visit.custodySince(), house.targetSeconds(ALONE)));
        }
        var target = visit.targetSeconds();
        if (target == null || !slowIn(visit).filter(visit.stage()::equals).isPresent()) {
            return false;
        }
        if (!now.isBefore(late(visit.stageSince(), target))) {
            return false;
        }
        fate(visit).ifPresent(kind -> plant(kind, visit.visit()));
        return true;
    }

    /** Whether this customer is not in the house any more, and that is to be noticed now. */
    boolean isFoundGone(VisitFact visit, Instant now) {
        return has(Kind.WALKED_OUT, visit.visit()) && !nobodyThinksOf(visit, now);
    }

    private Optional<Stage> slowIn(VisitFact visit) {
        return fate(visit).flatMap(kind -> switch (kind) {
            case DELAYED -> Optional.of(dice.any(DELAYS, "slow", visit.ticket().number()));
            // Whoever waits for the consultant sits in the hall, and nobody sits beside.
            case WALKED_OUT -> Optional.of(Stage.AWAITING_CONSULTATION);
            case FORGOTTEN, LOST -> Optional.empty();
        });
    }

    private static Instant late(Instant since, int target) {
        return since.plus(Duration.ofMillis((long) (target * 1000L * BEYOND)));
    }
}

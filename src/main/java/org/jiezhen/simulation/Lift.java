package org.jiezhen.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jiezhen.bookings.BookingSearch;
import org.jiezhen.channels.Channel;
import org.jiezhen.channels.Channels;
import org.jiezhen.customers.CustomerSearch;
import org.jiezhen.customers.Hit;
import org.jiezhen.habits.Dice;
import org.jiezhen.habits.Plan;
import org.jiezhen.house.PlaceId;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitType;
import org.jspecify.annotations.Nullable;

/** Who steps out of the lift, and when: on a booking, sent by a friend, once more, by chance, or on business. */
class Lift {

    // Of a hundred who come while bookings are due.
    private static final int BOOKED = 55;
    private static final int RETURNING = 70;
    private static final int REFERRED = 82;
    private static final int BUSINESS = 86;
    // Of those who are booked, one in so many does not come.
    private static final int NO_SHOW = 14;
    private static final int DISCREET = 16;
    private static final int ACCOMPANIED = 5;
    private static final int KNOWN_BY_NAME = 3;
    private static final int FOUND = 30;
    private static final Duration EARLY = Duration.ofMinutes(30);

    private final Dice dice;
    private final Strangers strangers;
    private final Plan plan;
    private final BookingSearch bookings;
    private final CustomerSearch customers;
    private final Channels channels;
    private final AtomicInteger came = new AtomicInteger();
    private volatile @Nullable Instant last;

    Lift(Dice dice, Plan plan, BookingSearch bookings, CustomerSearch customers, Channels channels) {
        this.dice = dice;
        this.strangers = new Strangers(dice);
        this.plan = plan;
        this.bookings = bookings;
        this.customers = customers;
        this.channels = channels;
    }

    /** How many have come. */
    int came() {
        return came.get();
    }

    /** Whether nobody comes any more today. */
    boolean isStill() {
        return came.get() >= plan.visitors();
    }

    /** Whether somebody stands at the lift now. */
    boolean isSomebodyHere(Scene scene) {
        if (isStill() || scene.everybody().size() >= plan.mostAtOnce()) {
            return false;
        }
        var before = last;
        return before == null || scene.isOver(before, gap(came.get()));
    }

    // The first few come as at the opening of the doors, one after the other.
    private Duration gap(int n) {
        var usual = n < plan.opening() ? plan.gap().dividedBy(8) : plan.gap();
        return usual.multipliedBy(dice.between(40, 160, "gap", n)).dividedBy(100);
    }

    /**
     * The next one, as the guide finds out at the door.
     *
     * @param seat where the guide leads this one
     */
    Arrival next(Instant now, @Nullable PlaceId seat) {
        var n = came.getAndIncrement();
        last = now;
        var lot = dice.between(0, 99, "comes", n);
        if (lot < BOOKED) {
            return booked(now, seat, n).orElseGet(() -> byChance(seat, n));
        }
        if (lot < RETURNING) {
            return known(n).map(hit -> new Arrival(Source.WALK_IN, comesFor(n), seat, company(n)).of(hit.id()))
                    .orElseGet(() -> byChance(seat, n));
        }
        if (lot < REFERRED) {
            var friend = known(n).map(Hit::id).orElse(null);
            return new Arrival(Source.WALK_IN, null, seat, details(n))
                    .through(Channel.REFERRAL)
                    .sentBy(friend);
        }
        return lot < BUSINESS
                ? new Arrival(Source.BUSINESS, null, seat, new VisitDetails(strangers.name(n), null, 0, false))
                : byChance(seat, n);
    }

    /** What the intake form says of who came as a stranger. */
    VisitDetails form(int ticket, VisitDetails known) {
        return new VisitDetails(
                known.name() != null ? known.name() : strangers.name(ticket),
                strangers.phone(ticket),
                known.companions(),
                known.discreet());
    }

    private Optional<Arrival> booked(Instant now, @Nullable PlaceId seat, int n) {
        var local = now.atZone(BusinessTime.ZONE);
        var today = bookings.find("", local.toLocalDate(), FOUND).stream()
                .filter(hit -> !hit.missed() && !dice.onceIn(NO_SHOW, "no show", hit.number()))
                .toList();
        var soon = local.plus(EARLY);
        var due = today.stream()
                .filter(hit -> !soon.toLocalDate().equals(local.toLocalDate())
                        || !hit.at().isAfter(soon.toLocalTime()))
                .findFirst();
        // At night the demo's day goes on all the same.
        return due.or(() -> today.stream().findFirst().filter(hit -> dice.onceIn(2, "early", n)))
                .map(hit -> new Arrival(
                                Source.BOOKED,
                                Boolean.FALSE.equals(hit.firstVisit()) ? VisitType.FOLLOW_UP : null,
                                seat,
                                company(n))
                        .of(hit.customer())
                        .on(hit.id()));
    }

    private Optional<Hit> known(int n) {
        var found = customers.find(strangers.surname(n), FOUND).stream()
                .filter(hit -> hit.here() == null)
                .toList();
        return found.isEmpty() ? Optional.empty() : Optional.of(dice.any(found, "which", n));
    }

    // Who was here before comes to be treated or looked at, or leaves it to the history what it is.
    private @Nullable String comesFor(int n) {
        return switch (dice.between(0, 3, "comes for", n)) {
            case 0 -> VisitType.TREATMENT;
            case 1 -> VisitType.REVIEW;
            default -> null;
        };
    }

    private Arrival byChance(@Nullable PlaceId seat, int n) {
        return new Arrival(Source.WALK_IN, dice.onceIn(6, "was here", n) ? VisitType.FOLLOW_UP : null, seat, details(n))
                .through(askedAtTheDoor(n));
    }

    // Two in three are asked, and name one that the phone at the lift offers.
    private @Nullable String askedAtTheDoor(int n) {
        var offered = channels.inUse().stream().filter(Channel::atDoor).toList();
        return offered.isEmpty() || dice.onceIn(3, "not asked", n)
                ? null
                : dice.any(offered, "through", n).code();
    }

    private VisitDetails details(int n) {
        var name = dice.onceIn(KNOWN_BY_NAME, "says", n) ? strangers.name("walk-in " + n) : null;
        var company = company(n);
        return new VisitDetails(name, null, company.companions(), company.discreet());
    }

    private VisitDetails company(int n) {
        var companions = dice.onceIn(ACCOMPANIED, "with", n) ? dice.between(1, 2, "how many", n) : 0;
        return new VisitDetails(null, null, companions, dice.onceIn(DISCREET, "discreet", n));
    }
}

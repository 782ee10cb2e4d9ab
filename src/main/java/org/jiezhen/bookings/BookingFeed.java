package org.jiezhen.bookings;

import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import org.jiezhen.bookings.SentBookings.Effect;
import org.jiezhen.services.CurrentProgram;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the booking system may do: say what a booking is, say that it is cancelled, and read what it has said. */
@Service
@RolesAllowed(Permission.BOOKINGS_FEED)
@Transactional
class BookingFeed {

    private static final String ACTION = "bookings.send";

    private final SentBookings said;
    private final CurrentProgram program;

    BookingFeed(SentBookings said, CurrentProgram program) {
        this.said = said;
        this.program = program;
    }

    /** The booking is not there for us to change: what has become of it. */
    static final class Conflict extends Refusal {
        Conflict(Effect effect) {
            super(effect == Effect.HERE ? "refusal.import.here" : "refusal.import.ours");
        }
    }

    /**
     * Takes in what is said of a booking. Said again, it changes nothing.
     *
     * @return whether the booking is new
     * @throws Conflict when the customer has arrived, or when the number is one that was taken by hand
     */
    public boolean put(Sent sent) {
        var effect = said.take(List.of(sent), program.actor(), ACTION).getOrDefault(sent.number(), Effect.OURS);
        return switch (effect) {
            case HERE, OURS -> throw new Conflict(effect);
            case NEW -> true;
            case CANCELLED, CHANGED, UNCHANGED -> false;
        };
    }

    /** What was last said of a booking. */
    @Transactional(readOnly = true)
    public Optional<Sent.Said> get(String number) {
        return said.said(number);
    }

    /**
     * The customer does not come. Said again, it changes nothing.
     *
     * @return false when nothing was ever said of such a booking
     * @throws Conflict when the customer has arrived
     */
    public boolean cancel(String number) {
        var effect = said.cancel(number, program.actor(), ACTION);
        if (effect.filter(Effect.HERE::equals).isPresent()) {
            throw new Conflict(Effect.HERE);
        }
        return effect.isPresent();
    }
}

package org.jiezhen.bookings;

import org.jiezhen.acts.Act;
import org.jiezhen.acts.Verb;

/** What is done to a booking by hand. */
enum BookingAct implements Act {
    TAKE("take"),
    CHANGE("change"),
    CANCEL("cancel"),
    PUT_BACK("putBack");

    private final Verb verb;

    BookingAct(String verb) {
        this.verb = new Verb("bookings." + verb);
    }

    @Override
    public Verb verb() {
        return verb;
    }
}

package org.jiezhen.bookings;

import org.jiezhen.acts.Act;

/** What is done to a booking by hand. */
enum BookingAct implements Act {
    TAKE("take"),
    CHANGE("change"),
    CANCEL("cancel"),
    PUT_BACK("putBack");

    private final String verb;

    BookingAct(String verb) {
        this.verb = verb;
    }

    @Override
    public String code() {
        return "bookings." + verb;
    }
}

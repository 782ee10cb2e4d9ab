package org.jiezhen.bookings;

import org.jspecify.annotations.Nullable;

/**
 * How a booking was made, as another program told it.
 *
 * @param said what was said, where that is no word of ours
 */
record HowBooked(Channel channel, @Nullable String said) {

    /** As the booking system says it when it says nothing. */
    static final HowBooked UNTOLD = new HowBooked(Channel.WEB, null);

    /** In the words that are kept. */
    String word() {
        return switch (channel) {
            case WEB -> "web";
            case TELEPHONE -> "telephone";
            case OTHER -> said == null ? "other" : said;
        };
    }
}

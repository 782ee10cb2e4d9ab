package org.jiezhen.visits;

import org.jiezhen.shared.Localized;
import org.jspecify.annotations.Nullable;

/** How somebody came to the door; through which channel the house won a guest is another thing, and kept beside it. */
public enum Source {
    /** By himself or herself, unannounced. */
    WALK_IN,
    /** On a booking. */
    BOOKED,
    /** No customer: somebody who visits the house on business. */
    BUSINESS;

    /** What somebody who came so waits for first, by its code. */
    public String firstReason() {
        return this == BUSINESS ? WaitingReason.AWAITING_HOST : WaitingReason.ARRIVED;
    }

    /**
     * What is shown of both: of a walk-in the channel alone, where it is known.
     *
     * @param channel what people are told of it
     */
    public Object with(@Nullable Localized channel) {
        return channel == null
                ? this
                : this == BOOKED ? new Localized(channel.zh() + "预约", channel.en() + " booking") : channel;
    }
}

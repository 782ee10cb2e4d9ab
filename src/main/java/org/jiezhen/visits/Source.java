package org.jiezhen.visits;

import org.jiezhen.bookings.Channel;

/** How a customer came to us, as asked at the door. */
public enum Source {
    /** Came by himself or herself. */
    WALK_IN,
    /** Booked on the web. */
    WEB,
    /** Booked by telephone. */
    TELEPHONE,
    /** Booked in another way. */
    BOOKED,
    /** Sent by a friend. */
    REFERRAL,
    /** No customer: somebody who visits the house on business. */
    BUSINESS;

    /** What somebody who came so waits for first, by its code. */
    public String firstReason() {
        return this == BUSINESS ? WaitingReason.AWAITING_HOST : WaitingReason.ARRIVED;
    }

    /** How somebody came to us who has booked. */
    public static Source of(Channel channel) {
        return switch (channel) {
            case WEB -> WEB;
            case TELEPHONE -> TELEPHONE;
            case OTHER -> BOOKED;
        };
    }
}

package org.jiezhen.bookings;

/** How a booking was made. */
public enum Channel {
    WEB,
    TELEPHONE
}

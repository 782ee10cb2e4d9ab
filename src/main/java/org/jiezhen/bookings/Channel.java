package org.jiezhen.bookings;

/** How a booking was made. */
public enum Channel {
    WEB,
    TELEPHONE,
    /** In a way that has no word of ours yet; what was said of it is kept. */
    OTHER
}

package org.jiezhen.bookings;

/** Why a booking was cancelled. */
public enum CancelReason {
    /** The customer does not want to come, or not then. */
    CUSTOMER,
    /** The house cannot keep it: a consultant is ill, a day is full. */
    HOUSE,
    /** The same customer is booked under another number. */
    DUPLICATE,
    /** Nobody could be reached to confirm it. */
    UNREACHABLE,
    OTHER
}

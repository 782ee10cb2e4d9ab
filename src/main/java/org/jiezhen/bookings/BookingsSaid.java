package org.jiezhen.bookings;

import java.util.List;

/**
 * What the booking system has said of bookings that were known already. Told within the transaction that takes it in.
 *
 * @param cancelled who was expected, and does not come
 * @param expected who was not expected any more, and comes
 */
public record BookingsSaid(List<BookingId> cancelled, List<BookingId> expected) {}

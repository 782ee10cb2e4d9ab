package org.jiezhen.visits.ui;

import com.vaadin.flow.component.Component;
import java.util.function.Supplier;
import org.jiezhen.bookings.BookingId;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.shared.Localized;
import org.jiezhen.visits.Rectifications.Booked;
import org.jiezhen.visits.Source;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may be the one that stands at the lift: a booking of today, or a customer who was here before.
 *
 * @param booking the booking, if this is one
 * @param customer the record that stands for the person, when it is known who that is
 * @param source how the person comes to the door
 * @param channel what people are told of the channel through which the booking was made
 * @param type of what kind the visit would be, by its code, as far as it was said; null when the history says it
 * @param name null while nobody knows it
 * @param phoneTail the telephone number's last four digits
 * @param discreet whether this customer asked never to appear on the wall
 * @param booked what the booking says, if this is one
 * @param look how this one is shown
 */
record Found(
        @Nullable BookingId booking,
        @Nullable CustomerId customer,
        Source source,
        @Nullable Localized channel,
        @Nullable String type,
        @Nullable String name,
        @Nullable String phoneTail,
        boolean discreet,
        @Nullable Booked booked,
        Supplier<Component> look) {

    Component row() {
        return look.get();
    }
}

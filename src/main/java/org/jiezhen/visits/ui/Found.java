package org.jiezhen.visits.ui;

import java.util.List;
import java.util.UUID;
import org.jiezhen.visits.Source;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may be the one that stands at the lift: a booking of today, or a customer who was here before.
 *
 * @param booking the booking, if this is one
 * @param customer the record that stands for the person, when it is known who that is
 * @param name null while not known
 * @param facts what tells this one from another
 * @param source how the person comes to us
 * @param first whether it would be the first visit
 * @param ticket the ticket of the visit that is open, when the person is in the house
 */
record Found(
        @Nullable UUID booking,
        @Nullable UUID customer,
        @Nullable String name,
        List<String> facts,
        Source source,
        boolean first,
        @Nullable String ticket) {}

package org.jiezhen.visits.ui;

import com.vaadin.flow.component.Component;
import java.util.UUID;
import java.util.function.Supplier;
import org.jiezhen.visits.Source;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may be the one that stands at the lift: a booking of today, or a customer who was here before.
 *
 * @param booking the booking, if this is one
 * @param customer the record that stands for the person, when it is known who that is
 * @param source how the person comes to us
 * @param first whether it would be the first visit
 * @param look how this one is shown
 */
record Found(@Nullable UUID booking, @Nullable UUID customer, Source source, boolean first, Supplier<Component> look) {

    Component row() {
        return look.get();
    }
}

package org.jiezhen.callbacks;

import java.time.LocalDate;
import java.util.List;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.shared.Localized;
import org.jspecify.annotations.Nullable;

/**
 * What whoever rings has to know of a person before: a module that knows something brings it as a bean. It is asked only for
 * whoever rings that person just now.
 */
public interface CalledBackground {

    /**
     * Something to know.
     *
     * @param what what it is about
     * @param value what is so, in words
     * @param day of when; null where that does not matter
     * @param warns whether it must be minded
     */
    record Line(Localized what, Localized value, @Nullable LocalDate day, boolean warns) {}

    /** What there is to know, the newest first. */
    List<Line> of(CustomerId person);
}

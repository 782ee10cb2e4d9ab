package org.jiezhen.callbacks;

import java.time.Instant;
import java.time.LocalDate;
import org.jiezhen.shared.Localized;
import org.jspecify.annotations.Nullable;

/**
 * Something for which a person is to be rung.
 *
 * @param why the reason's code
 * @param what how the house calls it
 * @param care whether it is for the guest's safety
 * @param at not before this instant; null at any
 * @param promised whether the guest was promised that instant
 */
public record Owed(
        CallbackId id,
        String why,
        Localized what,
        boolean care,
        LocalDate due,
        @Nullable Instant at,
        boolean promised,
        Caller by) {}

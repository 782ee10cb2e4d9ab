package org.jiezhen.callbacks;

import java.time.LocalDate;

/**
 * By when a customer is to be rung, and by whom.
 *
 * @param due the day
 */
public record CallbackPlan(LocalDate due, Caller by) {}

package org.jiezhen.acts;

import org.jiezhen.shared.Id;

/**
 * The answer to an accepted command.
 *
 * @param subject what was acted on
 * @param label what people call it: {@code A045}
 * @param entry the journal entry; give it to {@link Undo#takeBack} to take the command back
 * @param <I> the type of the subject's id
 */
public record Done<I extends Id>(I subject, String label, long entry) {}

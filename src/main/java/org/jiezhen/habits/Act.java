package org.jiezhen.habits;

import org.jspecify.annotations.Nullable;

/**
 * What somebody has decided to do next.
 *
 * @param subject the id of what it is about, which nobody else thinks of in this round; null when it is about nothing
 *     that is there yet
 * @param command the command, given to the real service
 */
public record Act(@Nullable Object subject, Runnable command) {}

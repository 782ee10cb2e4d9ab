package org.jiezhen.live;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A named projection of a board: what these people see, and nothing else leaves the server. A board of "mine" is an
 * audience per person.
 *
 * @param name unique within the board: {@code guides}, {@code mine:<id>}
 * @param permission what a viewer must be permitted
 * @param project one row as this audience sees it, a record that is written as JSON; null when the row is not theirs
 */
public record Audience<F extends BoardSource.Fact>(
        String name, String permission, Function<F, @Nullable Record> project) {}

package org.jiezhen.channels;

import org.jiezhen.shared.Localized;
import org.jspecify.annotations.Nullable;

/**
 * Through which channel somebody came, as it is kept.
 *
 * @param code of the channel
 * @param said what was said, where that is no name of a channel
 */
public record Through(String code, @Nullable String said) {

    /** A channel of the house. */
    public static Through of(String code) {
        return new Through(code, null);
    }

    /** What people are told: what was said, else what the channel is called. */
    public static @Nullable Localized told(@Nullable String said, @Nullable String zh, @Nullable String en) {
        return said != null ? new Localized(said, said) : zh == null || en == null ? null : new Localized(zh, en);
    }
}

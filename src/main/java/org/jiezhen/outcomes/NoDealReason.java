package org.jiezhen.outcomes;

import org.jiezhen.shared.Localized;
import org.jspecify.annotations.Nullable;

/**
 * Why there can be no deal.
 *
 * @param code never changes
 * @param parent the code of the one it belongs to; null is one of the first
 * @param path its name after those above it
 */
public record NoDealReason(
        String code, @Nullable String parent, Localized name, Localized path, boolean inUse, long version) {}

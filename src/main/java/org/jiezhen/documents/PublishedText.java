package org.jiezhen.documents;

import java.time.Instant;
import java.time.LocalDate;
import org.jiezhen.shared.Localized;
import org.jspecify.annotations.Nullable;

/**
 * A version of a text, which is never changed.
 *
 * @param since from which day on it is signed
 * @param proposedBy null of the one that came with the portal
 */
public record PublishedText(
        int version,
        Localized text,
        LocalDate since,
        Instant published,
        @Nullable String proposedBy,
        @Nullable String publishedBy) {}

package org.jiezhen.documents;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;

/**
 * A document as it was filled, and is never changed.
 *
 * @param body the text with everything filled in
 * @param filledIn what was put for each placeholder, as JSON
 * @param entry the journal entry with which it was filled
 */
record Written(
        DocumentId id,
        long number,
        VisitId visit,
        String kind,
        int version,
        String language,
        String body,
        String filledIn,
        @Nullable BoundTo boundTo,
        Instant filled,
        long entry) {

    private static final Pattern LABEL = Pattern.compile("W\\d{1,18}");

    /** What people call it. */
    static String label(long number) {
        return "W" + number;
    }

    /** The number of what is called so. */
    static Optional<Long> numbered(@Nullable String label) {
        return label != null && LABEL.matcher(label).matches()
                ? Optional.of(Long.valueOf(label.substring(1)))
                : Optional.empty();
    }
}

package org.jiezhen.staff;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What the pages on this node say of themselves, kept in memory: that they are open, that nobody looks at them any more,
 * that they go. A session alone says nothing of its person, who may have closed the browser hours ago.
 */
@Component
class OpenPages {

    /** What a page says. */
    enum Word {
        SEEN,
        HIDDEN,
        BYE
    }

    /** What all pages of somebody say together. */
    enum Pages {
        /** One is open: it was looked at, or said something, a moment ago. */
        OPEN,
        /** They are silent, and the last that was heard is that one was hidden: a dark telephone, a tab behind. */
        HIDDEN,
        /** They said goodbye, or are silent though they were looked at. */
        GONE
    }

    // Nobody has so many pages open; whoever invents them is not remembered for it.
    private static final int MOST = 20;

    private record Last(Word word, Instant at) {}

    private final Map<StaffId, Map<String, Last>> pages = new ConcurrentHashMap<>();
    private final Duration silent;
    private final Clock clock;

    OpenPages(@Value("${portal.presence.silent:PT60S}") Duration silent, Clock clock) {
        this.silent = silent;
        this.clock = clock;
    }

    /** A page says something. */
    void says(StaffId person, String page, Word word) {
        pages.compute(person, (_, known) -> {
            var all = known == null ? new ConcurrentHashMap<String, Last>() : known;
            var before = all.get(page);
            // A page that closes is hidden a moment after it has said goodbye.
            var closes = word == Word.HIDDEN && before != null && before.word == Word.BYE;
            if (!closes && (all.size() < MOST || before != null)) {
                all.put(page, new Last(word, clock.instant()));
            }
            return all;
        });
    }

    /** What this person's pages say; null when none ever said anything here. */
    @Nullable
    Pages of(StaffId person) {
        var known = pages.get(person);
        if (known == null) {
            return null;
        }
        var since = clock.instant().minus(silent);
        if (known.values().stream().anyMatch(last -> last.at.isAfter(since))) {
            return Pages.OPEN;
        }
        // Those that went, or were given up, are not asked again.
        known.values().removeIf(last -> last.word == Word.BYE);
        return known.values().stream().anyMatch(last -> last.word == Word.HIDDEN) ? Pages.HIDDEN : Pages.GONE;
    }

    /** When one of this person's pages said something last; now where none is known. */
    Instant lastHeard(StaffId person) {
        var known = pages.getOrDefault(person, Map.of());
        return known.values().stream()
                .map(Last::at)
                .max(Comparator.naturalOrder())
                .orElseGet(clock::instant);
    }

    /** Whoever has no session on this node has no page on it either. */
    void forget(StaffId person) {
        pages.remove(person);
    }
}

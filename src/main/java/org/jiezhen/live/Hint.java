package org.jiezhen.live;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What may have changed, as far as it was told: subjects by their kind and id, a whole kind, or everything. A hint is
 * no more than that: who is told less than what changed is made good by the next reconciliation.
 */
final class Hint {

    /** Anything may have changed. */
    static final Hint EVERYTHING = new Hint(null);

    /** Who names more subjects than this may as well be read whole. */
    static final int MOST = 32;

    // By kind; a kind without ids is the whole kind. Null when everything may have changed.
    private final @Nullable Map<String, Set<String>> subjects;

    private Hint(@Nullable Map<String, Set<String>> subjects) {
        this.subjects = subjects;
    }

    /**
     * Reads the payloads of notifications that came together.
     *
     * @param payloads of each entry its subjects, {@code <kind>:<id>}, separated by a space; a kind alone is all of it
     */
    static Hint of(Collection<String> payloads) {
        var subjects = new HashMap<String, Set<String>>();
        for (var payload : payloads) {
            for (var item : payload.split(" ", -1)) {
                var colon = item.indexOf(':');
                if (colon < 0) {
                    add(subjects, item, Set.of());
                } else {
                    add(subjects, item.substring(0, colon), Set.of(item.substring(colon + 1)));
                }
            }
        }
        return new Hint(subjects);
    }

    /** Both together. */
    Hint and(Hint other) {
        if (subjects == null || other.subjects == null) {
            return EVERYTHING;
        }
        var both = new HashMap<>(subjects);
        other.subjects.forEach((kind, ids) -> add(both, kind, ids));
        return new Hint(both);
    }

    private static void add(Map<String, Set<String>> subjects, String kind, Set<String> ids) {
        subjects.merge(kind, ids, (some, more) -> {
            if (some.isEmpty() || more.isEmpty()) {
                return Set.of();
            }
            var all = new HashSet<>(some);
            all.addAll(more);
            return all.size() > MOST ? Set.of() : all;
        });
    }

    /** Whether a board that shows these kinds may have changed. */
    boolean concerns(Set<String> kinds) {
        return subjects == null || kinds.stream().anyMatch(subjects::containsKey);
    }

    /**
     * The subjects of which a board reads the rows alone; empty when it must be read whole.
     *
     * @param shown the kinds that may change it
     * @param inPart of these the kinds that it reads in part
     */
    Optional<Map<String, Set<String>>> partOf(Set<String> shown, Set<String> inPart) {
        if (subjects == null) {
            return Optional.empty();
        }
        var concerned = subjects.entrySet().stream()
                .filter(kind -> shown.contains(kind.getKey()))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
        var told = concerned.entrySet().stream()
                .allMatch(kind -> !kind.getValue().isEmpty() && inPart.contains(kind.getKey()));
        var number = concerned.values().stream().mapToInt(Set::size).sum();
        return told && number <= MOST ? Optional.of(concerned) : Optional.empty();
    }
}

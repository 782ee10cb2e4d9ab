package org.jiezhen.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * One audience of one board on this node: its rows as JSON, its version, and the patches between recent versions. All
 * methods are called under the feed's own monitor.
 */
final class Feed<F extends BoardSource.Fact> {

    // Who is further behind than this is given the whole board.
    private static final int REMEMBERED = 64;

    private record Change(long version, Set<String> ids) {}

    private final Audience<F> audience;
    private final String epoch;
    private final JsonMapper json;
    private final Map<String, String> rows = new LinkedHashMap<>();
    private final Deque<Change> changes = new ArrayDeque<>();
    private final Map<Long, Update> patches = new HashMap<>();
    private final Set<Subscription<F>> subscriptions = new LinkedHashSet<>();
    private long version = 1;
    private long serialised;
    private @Nullable Update whole;

    Feed(Audience<F> audience, String epoch, JsonMapper json, Collection<F> facts) {
        this.audience = audience;
        this.epoch = epoch;
        this.json = json;
        facts.forEach(fact -> audience.row(fact, json).ifPresent(row -> rows.put(fact.id(), row)));
    }

    /** Takes in the facts that changed and the ids that are gone; true when this audience sees a difference. */
    synchronized boolean apply(Collection<F> changed, Collection<String> gone) {
        var ids = new LinkedHashSet<String>();
        for (var fact : changed) {
            var row = audience.row(fact, json).orElse(null);
            if (row == null ? rows.remove(fact.id()) != null : !row.equals(rows.put(fact.id(), row))) {
                ids.add(fact.id());
            }
        }
        for (var id : gone) {
            if (rows.remove(id) != null) {
                ids.add(id);
            }
        }
        if (ids.isEmpty()) {
            return false;
        }
        version++;
        changes.addLast(new Change(version, ids));
        if (changes.size() > REMEMBERED) {
            changes.removeFirst();
        }
        patches.clear();
        whole = null;
        return true;
    }

    /** The rows as they are sent. */
    synchronized List<String> rows() {
        return List.copyOf(rows.values());
    }

    /** The newest version. */
    synchronized long version() {
        return version;
    }

    /** What brings a browser from the version it was sent to the newest; the whole board when it was sent none. */
    synchronized Update since(long sent) {
        if (sent == version - 1 || (sent > 0 && !changes.isEmpty() && sent >= changes.getFirst().version - 1)) {
            return patches.computeIfAbsent(sent, this::patch);
        }
        if (whole == null) {
            serialised++;
            whole = new Update(
                    true,
                    "{\"e\":\"" + epoch + "\",\"v\":" + version + ",\"rows\":[" + String.join(",", rows.values())
                            + "]}");
        }
        return whole;
    }

    private Update patch(long from) {
        serialised++;
        var ids = new LinkedHashSet<String>();
        changes.stream().filter(change -> change.version > from).forEach(change -> ids.addAll(change.ids));
        List<String> set = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        for (var id : ids) {
            var row = rows.get(id);
            if (row == null) {
                gone.add(json.writeValueAsString(id));
            } else {
                set.add(row);
            }
        }
        return new Update(
                false,
                "{\"v\":" + version + (from == version - 1 ? "" : ",\"b\":" + from)
                        + (set.isEmpty() ? "" : ",\"set\":[" + String.join(",", set) + "]")
                        + (gone.isEmpty() ? "" : ",\"del\":[" + String.join(",", gone) + "]") + "}");
    }

    synchronized void add(Subscription<F> subscription) {
        subscriptions.add(subscription);
    }

    /** True when nobody is left. */
    synchronized boolean remove(Subscription<F> subscription) {
        subscriptions.remove(subscription);
        return subscriptions.isEmpty();
    }

    synchronized List<Subscription<F>> subscriptions() {
        return List.copyOf(subscriptions);
    }

    /** How often this audience's board or a patch of it was written as JSON. */
    synchronized long serialised() {
        return serialised;
    }
}

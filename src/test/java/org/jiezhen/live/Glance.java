package org.jiezhen.live;

import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** One moment at which boards are looked at: each is read once, by however many people. */
public final class Glance {

    private final Instant now;
    private final Map<BoardSource<?>, List<?>> read = new IdentityHashMap<>();

    /** A look at this moment. */
    public Glance(Instant now) {
        this.now = now;
    }

    /** The moment. */
    public Instant now() {
        return now;
    }

    /** The rows that an audience would be sent now. */
    @SuppressWarnings("unchecked") // as they were read from it
    public <F extends BoardSource.Fact> List<JsonNode> rows(BoardSource<F> source, Audience<F> audience) {
        return Look.rows((List<F>) read.computeIfAbsent(source, BoardSource::read), audience);
    }
}

package org.jiezhen.rooms;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import org.jiezhen.house.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How long rooms are usually in use, by their kind, from what is over. Reckoned anew every few minutes, not
 * with each change: it must not cost a board more the longer the house lives.
 */
@Component
class RoomExpectations {

    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final Duration LOOKED_BACK = Duration.ofDays(60);

    // Of fewer, nine of ten say nothing.
    private static final int ENOUGH = 20;

    /**
     * What is usual, in seconds; null while too few were there.
     *
     * @param median half of all were shorter
     * @param nineOfTen so many were
     */
    record Usual(@Nullable Integer median, @Nullable Integer nineOfTen) {
        static final Usual UNKNOWN = new Usual(null, null);
    }

    private record Known(Instant at, Map<Place.Kind, Usual> usual) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile @Nullable Known known;

    RoomExpectations(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Usual of(Place.Kind kind) {
        return known().usual.getOrDefault(kind, Usual.UNKNOWN);
    }

    private Known known() {
        var now = clock.instant();
        var last = known;
        // A clock that was set back makes it old too.
        if (last == null || Duration.between(last.at, now).abs().compareTo(FRESH) > 0) {
            last = new Known(now, usual(now));
            known = last;
        }
        return last;
    }

    private Map<Place.Kind, Usual> usual(Instant now) {
        var usual = new EnumMap<Place.Kind, Usual>(Place.Kind.class);
        jdbc.sql("""
                        SELECT p.kind, percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds) AS median,
                               percentile_cont(0.9) WITHIN GROUP (ORDER BY seconds) AS most
                        FROM place p
                        JOIN LATERAL (
                            SELECT extract(epoch FROM o.ended - o.started) AS seconds FROM visit_place o
                            WHERE o.claim = p.id AND o.voided IS NULL AND o.ended > CAST(:since AS timestamptz)
                            ORDER BY o.ended DESC LIMIT 200) AS o ON true
                        WHERE p.kind NOT IN ('SEAT', 'DESK', 'STATION', 'LIFT_HALL')
                        GROUP BY p.kind HAVING count(*) >= :enough""")
                .param("since", now.minus(LOOKED_BACK).atOffset(ZoneOffset.UTC))
                .param("enough", ENOUGH)
                .query((rs, row) -> usual.put(
                        Place.Kind.valueOf(rs.getString(1)),
                        new Usual((int) rs.getDouble(2), Math.max(60, (int) rs.getDouble(3)))))
                .list();
        return usual;
    }
}

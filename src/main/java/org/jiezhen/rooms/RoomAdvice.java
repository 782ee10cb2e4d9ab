package org.jiezhen.rooms;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jiezhen.house.PlaceId;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Localized;
import org.jiezhen.visits.PlaceAdvice;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which rooms admit a guest now, the best first, and why: hers, her consultant's, on the same floor. */
@Component
class RoomAdvice implements PlaceAdvice {

    private static final Localized HERS = new Localized("已为客人预留", "reserved for this guest");
    private static final Localized HELD = new Localized("为客人保留着", "held for this guest");
    private static final Localized OWN = new Localized("咨询师自己的房间", "the consultant's own room");
    private static final Localized NEAR = new Localized("同一层", "same floor");

    private static final int FIRST = 0;
    private static final int OWN_ROOM = 10;
    private static final int SAME_FLOOR = 20;
    private static final int ELSEWHERE = 30;

    private final JdbcClient jdbc;
    private final Clock clock;

    RoomAdvice(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Map<PlaceId, Advice> of(@Nullable VisitId guest) {
        var now = clock.instant();
        var advice = new HashMap<PlaceId, Advice>();
        jdbc.sql("""
                        SELECT n.place_id, n.state, n.room_state, n.held_for, n.stage, n.state_since, n.reserved_for,
                               n.reserved_until,
                               EXISTS (SELECT FROM own_room o
                                       WHERE o.place_id = n.place_id AND o.account_id = g.staff_id
                                         AND o.day = (SELECT max(day) FROM own_room l
                                                      WHERE l.account_id = g.staff_id AND l.day <= :today)) AS own,
                               coalesce(here.floor = p.floor, false) AS near
                        FROM room_now n
                        JOIN place p ON p.id = n.place_id
                        LEFT JOIN visit_now g ON g.visit_id = CAST(:guest AS uuid)
                        LEFT JOIN place here ON here.id = g.place_id""")
                .param("guest", guest == null ? null : guest.value())
                .param("today", BusinessTime.day(now))
                .query((rs, row) -> {
                    var until = rs.getObject("reserved_until", OffsetDateTime.class);
                    return advice.put(
                            new PlaceId(rs.getObject("place_id", UUID.class)),
                            advice(
                                    guest,
                                    rs.getString("room_state"),
                                    Id.orNull(rs.getObject("held_for", UUID.class), VisitId::new),
                                    Id.orNull(rs.getObject("reserved_for", UUID.class), VisitId::new),
                                    until == null ? null : until.toInstant(),
                                    now,
                                    rs.getBoolean("own"),
                                    rs.getBoolean("near")));
                })
                .list();
        return advice;
    }

    private static Advice advice(
            @Nullable VisitId guest,
            @Nullable String kept,
            @Nullable VisitId heldFor,
            @Nullable VisitId reservedFor,
            @Nullable Instant until,
            Instant now,
            boolean own,
            boolean near) {
        var hers = guest != null && guest.equals(heldFor);
        var reserved = reservedFor != null && (until == null || until.isAfter(now));
        if ((kept != null && !hers) || (reserved && (guest == null || !guest.equals(reservedFor)))) {
            return new Advice(false, ELSEWHERE, null);
        }
        if (hers) {
            return new Advice(true, FIRST, HELD);
        }
        if (reserved) {
            return new Advice(true, FIRST, HERS);
        }
        return own
                ? new Advice(true, OWN_ROOM, OWN)
                : near ? new Advice(true, SAME_FLOOR, NEAR) : new Advice(true, ELSEWHERE, null);
    }
}

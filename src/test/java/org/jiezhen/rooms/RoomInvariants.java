package org.jiezhen.rooms;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What must never be so of rooms, whatever people have done: by what is so now, and by the periods at each instant of the
 * time that has passed.
 *
 * @param since only periods of which an entry after this one tells are looked at
 */
public record RoomInvariants(JdbcClient jdbc, long since) {

    /** Of one room and one guest in it, a room that is not free for the guest. */
    private static final String NOT_FREE = "(s.state <> 'HELD' OR s.visit_id <> p.visit_id)";

    private static final String AT_ONE_TIME =
            "tstzrange(%1$s.started, %1$s.ended) && tstzrange(%2$s.started, %2$s.ended)";

    /** What is so at this moment and must not be: one statement, one look. Empty in a sound house. */
    public List<String> brokenNow() {
        return jdbc.sql("""
                        SELECT 'two visits in ' || claim FROM visit_place_now WHERE claim IS NOT NULL
                        GROUP BY claim HAVING count(*) > 1
                        UNION ALL
                        SELECT 'a visit in a room that is ' || s.state || ': ' || s.place_id
                        FROM room_state s JOIN visit_place_now p ON p.claim = s.place_id
                        WHERE s.ended IS NULL AND s.voided IS NULL AND %1$s
                        UNION ALL
                        SELECT 'a visit called to a room that is ' || s.state || ': ' || s.place_id
                        FROM room_state s JOIN visit_call_now p ON p.claim = s.place_id
                        WHERE s.ended IS NULL AND s.voided IS NULL AND %1$s
                        UNION ALL
                        SELECT 'called to a room in which somebody is: ' || l.claim
                        FROM visit_call_now l JOIN visit_place_now p ON p.claim = l.claim
                        UNION ALL
                        SELECT 'a doctor in a room with nobody: ' || d.place_id FROM room_doctor d
                        WHERE d.ended IS NULL AND d.voided IS NULL
                          AND NOT EXISTS (SELECT FROM visit_place_now p WHERE p.claim = d.place_id)
                        UNION ALL
                        SELECT 'reserved for somebody who has left: ' || r.place_id
                        FROM room_reservation r JOIN visit v ON v.id = r.visit_id AND v.status <> 'IN_PROGRESS'
                        WHERE r.ended IS NULL AND r.voided IS NULL
                        UNION ALL
                        SELECT 'held for somebody who has left: ' || s.place_id
                        FROM room_state s JOIN visit v ON v.id = s.visit_id AND v.status <> 'IN_PROGRESS'
                        WHERE s.ended IS NULL AND s.voided IS NULL
                        UNION ALL
                        SELECT 'the minutes of a reservation run while another is inside: ' || r.place_id
                        FROM room_reservation r JOIN visit_place_now p ON p.claim = r.place_id AND p.visit_id <> r.visit_id
                        WHERE r.ended IS NULL AND r.voided IS NULL AND r.until IS NOT NULL
                        UNION ALL
                        SELECT 'the minutes of a reservation do not run, and the room is free: ' || r.place_id
                        FROM room_reservation r JOIN room_now n ON n.place_id = r.place_id AND n.state = 'RESERVED'
                        WHERE r.ended IS NULL AND r.voided IS NULL AND r.until IS NULL
                        """.formatted(NOT_FREE)).query(String.class).list();
    }

    /** Everything that is so, or was so at any instant, and must not be. */
    public List<String> broken() {
        var broken = new ArrayList<>(brokenNow());
        find(broken, "two visits were in one room at one instant", """
                SELECT p.claim FROM visit_place p
                JOIN visit_place s ON s.claim = p.claim AND s.id > p.id AND s.voided IS NULL AND %s
                WHERE p.voided IS NULL AND p.begun_by > :since AND s.begun_by > :since""".formatted(AT_ONE_TIME.formatted("p", "s")));
        find(broken, "a visit was in a room that was closed, not clean or held for another", """
                SELECT s.state || ' ' || s.place_id || ' ' || s.id || '/' || p.id FROM visit_place p
                JOIN room_state s ON s.place_id = p.claim AND s.voided IS NULL AND %s AND %s
                WHERE p.voided IS NULL AND p.begun_by > :since AND s.begun_by > :since""".formatted(
                        NOT_FREE, AT_ONE_TIME.formatted("p", "s")));
        find(broken, "a visit came into a room that was reserved for another", """
                SELECT r.place_id || ' ' || r || ' / ' || p FROM visit_place p
                JOIN room_reservation r ON r.place_id = p.claim AND r.visit_id <> p.visit_id
                    AND r.started <= p.started AND (r.until IS NULL OR r.until > p.started)
                    AND (r.ended IS NULL OR r.ended > p.started)
                    AND r.recorded <= p.recorded AND (r.voided IS NULL OR r.voided > p.recorded)
                WHERE p.started = p.recorded AND p.begun_by > :since AND r.begun_by > :since""");
        find(broken, "a room was two things at one instant", """
                SELECT p.place_id FROM room_state p
                JOIN room_state s ON s.place_id = p.place_id AND s.id > p.id AND s.voided IS NULL AND %s
                WHERE p.voided IS NULL AND p.begun_by > :since AND s.begun_by > :since""".formatted(AT_ONE_TIME.formatted("p", "s")));
        find(broken, "a doctor was in two rooms at one instant", """
                SELECT p.doctor_id FROM room_doctor p
                JOIN room_doctor s ON s.doctor_id = p.doctor_id AND s.id > p.id AND s.voided IS NULL AND %s
                WHERE p.voided IS NULL AND p.begun_by > :since AND s.begun_by > :since""".formatted(AT_ONE_TIME.formatted("p", "s")));
        find(broken, "a doctor was in a room with nobody", """
                SELECT d.place_id || ' ' || d.id FROM room_doctor d
                WHERE d.voided IS NULL AND d.begun_by > :since AND NOT tstzrange(d.started, d.ended) <@ (
                    SELECT coalesce(range_agg(tstzrange(p.started, coalesce(p.ended, p.voided))), '{}')
                    FROM visit_place p JOIN visit v ON v.id = p.visit_id
                    WHERE p.claim = d.place_id AND (p.voided IS NULL OR v.status = 'ENTERED_IN_ERROR'))""");
        // A visit that was registered by mistake never was, and yet somebody was in the room.
        find(broken, "somebody came after another, and nobody had cleaned in between", """
                SELECT place_id FROM (
                    SELECT p.claim AS place_id, p.visit_id, p.started, lag(p.visit_id) OVER stays AS before,
                           lag(coalesce(p.ended, p.voided)) OVER stays AS left_at
                    FROM visit_place p JOIN place r ON r.id = p.claim AND r.housekeeping AND r.kind <> 'SEAT'
                    LEFT JOIN journal j ON j.id = p.voided_by
                    WHERE (p.voided IS NULL OR j.action = 'visits.inError') AND p.begun_by > :since
                    WINDOW stays AS (PARTITION BY p.claim ORDER BY p.started, p.id)) c
                WHERE visit_id <> before AND started <> left_at
                  AND NOT EXISTS (SELECT FROM room_state s WHERE s.place_id = c.place_id AND s.state = 'HOUSEKEEPING'
                                  AND s.voided IS NULL AND s.ended BETWEEN left_at AND c.started)""");
        for (var table : List.of("room_state", "room_reservation", "room_doctor")) {
            find(broken, "a period that an entry about neither the room nor a visit changed in " + table, """
                    SELECT p.place_id FROM %s p JOIN journal j ON j.id IN (p.begun_by, p.ended_by, p.voided_by)
                    WHERE p.begun_by > :since AND j.subject_id NOT IN (p.place_id::text, 'hall') AND j.subject_kind <> 'visit'
                      AND NOT (j.subject_kind = 'room' AND j.action IN ('rooms.reserve', 'rooms.undo'))""".formatted(
                            table));
        }
        return broken;
    }

    private void find(List<String> broken, String what, String sql) {
        var found = jdbc.sql(sql).param("since", since).query(String.class).list();
        if (!found.isEmpty()) {
            broken.add(what + ": " + found);
        }
    }
}

package org.jiezhen.visits;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jiezhen.house.PlaceId;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Ticket;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which visit has a place to itself, which is called there and which waits for a call, read inside a command: to decide
 * whether it may be carried out, and to say who has the place, since when, if it may not.
 */
@Component
class Claims {

    private final JdbcClient jdbc;
    private final ObjectProvider<KeptPlaces> above;

    Claims(JdbcClient jdbc, ObjectProvider<KeptPlaces> above) {
        this.jdbc = jdbc;
        this.above = above;
    }

    /** Who is in the place that was asked for, and who led them there. */
    Refusal placeTaken(@Nullable PlaceId place) {
        return jdbc.sql("""
                        SELECT p.name_zh, p.name_en, v.arrival_day, v.ticket_number, a.display_name, o.started
                        FROM visit_place o
                        JOIN place p ON p.id = o.place_id
                        JOIN visit v ON v.id = o.visit_id
                        JOIN journal j ON j.id = o.begun_by
                        LEFT JOIN account a ON a.id::text = j.actor
                        WHERE o.claim = ?""" + Tracks.open("o"))
                .param(Id.orNull(place))
                .query((rs, row) -> new Refusal(
                        "refusal.place.taken",
                        new Localized(rs.getString(1), rs.getString(2)),
                        new Ticket(rs.getObject(3, LocalDate.class), rs.getInt(4)).text(),
                        Optional.ofNullable(rs.getString(5)).orElse(""),
                        rs.getObject(6, OffsetDateTime.class).toInstant()))
                .optional()
                .orElseGet(() -> new Refusal("refusal.place.justTaken"));
    }

    /**
     * The places that hold one and are not to be had: somebody is there, or is called there.
     *
     * @param but the visit to which its own call is no obstacle; null where it is not about one
     */
    Set<PlaceId> taken(@Nullable VisitId but) {
        return jdbc.sql("SELECT o.claim FROM visit_place o WHERE o.claim IS NOT NULL" + Tracks.open("o")
                        + " UNION SELECT l.claim FROM visit_call l"
                        + " WHERE l.claim IS NOT NULL AND l.visit_id IS DISTINCT FROM CAST(? AS uuid)"
                        + Tracks.open("l"))
                .param(Id.orNull(but))
                .query(Id.column(PlaceId::new))
                .set();
    }

    /** The open period of the visit's call, if there is one. */
    Calls.@Nullable Open call(VisitId visit) {
        return jdbc.sql("SELECT l.status, l.place_id, l.times, l.queued_at FROM visit_call l WHERE l.visit_id = ?"
                        + Tracks.open("l"))
                .param(visit.value())
                .query((rs, row) -> {
                    var queued = rs.getObject(4, OffsetDateTime.class);
                    return new Calls.Open(
                            ArrivalsBoard.Call.Status.valueOf(rs.getString(1)),
                            Id.orNull(rs.getObject(2, UUID.class), PlaceId::new),
                            rs.getInt(3),
                            queued == null ? null : queued.toInstant());
                })
                .optional()
                .orElse(null);
    }

    /** Whether the visit's call is to this place. */
    boolean isCalledTo(VisitId visit, @Nullable PlaceId place) {
        var call = call(visit);
        return call != null && call.place() != null && call.place().equals(place);
    }

    /**
     * The places that a visit has, had by an entry, is to have, or for which it counts in a module above, locked in one
     * order: two who lead guests past each other wait for one another, and never both.
     *
     * @param entry an entry that is taken back; 0 for none
     */
    void lockPlaces(VisitId visit, @Nullable PlaceId target, long entry) {
        jdbc.sql("""
                        SELECT id FROM place
                        WHERE id IN (SELECT claim FROM visit_place
                                     WHERE visit_id = :visit AND voided IS NULL
                                       AND (ended IS NULL OR ended_by = :entry OR begun_by = :entry)
                                     UNION ALL
                                     SELECT claim FROM visit_call
                                     WHERE visit_id = :visit AND voided IS NULL AND (ended_by = :entry OR begun_by = :entry))
                           OR id = CAST(:target AS uuid) OR id = ANY (CAST(:kept AS uuid[]))
                        ORDER BY id FOR NO KEY UPDATE""")
                .param("visit", visit.value())
                .param("target", Id.orNull(target))
                .param("kept", kept(List.of(visit), entry))
                .param("entry", entry)
                .query(UUID.class)
                .list();
    }

    /** The same of the places that several visits have. */
    void lockPlaces(List<VisitId> visits) {
        jdbc.sql("""
                        SELECT id FROM place
                        WHERE id IN (SELECT claim FROM visit_place_now WHERE visit_id IN (:visits))
                           OR id = ANY (CAST(:kept AS uuid[]))
                        ORDER BY id FOR NO KEY UPDATE""")
                .param("visits", visits.stream().map(VisitId::value).toList())
                .param("kept", kept(visits, 0))
                .query(UUID.class)
                .list();
    }

    private UUID[] kept(List<VisitId> visits, long entry) {
        return visits.stream()
                .flatMap(visit -> above.orderedStream().flatMap(module -> module.of(visit, entry).stream()))
                .map(PlaceId::value)
                .distinct()
                .toArray(UUID[]::new);
    }

    /** Who takes a place and who keeps it for a call do so one after another. */
    void lockPlace(PlaceId place) {
        jdbc.sql("SELECT id FROM place WHERE id = ? FOR NO KEY UPDATE")
                .param(place.value())
                .query(UUID.class)
                .list();
    }

    /** @throws Refusal when the place is kept for another visit than these, which is called there */
    void requireNotKept(@Nullable PlaceId place, VisitId... visits) {
        if (place == null) {
            return;
        }
        var kept = jdbc.sql("SELECT count(*) FROM visit_call l WHERE l.claim = ? AND l.visit_id <> ALL (?)"
                        + Tracks.open("l"))
                .params(place.value(), Stream.of(visits).map(VisitId::value).toArray(UUID[]::new))
                .query(Integer.class)
                .single();
        if (kept > 0) {
            throw placeKept(place);
        }
    }

    /** @throws Refusal when what an entry ended was a call to a place where another visit is by now */
    void requireCallCanComeBack(VisitId visit, long entry) {
        jdbc.sql("""
                        SELECT l.claim FROM visit_call l
                        JOIN visit_place o ON o.claim = l.claim AND o.visit_id <> l.visit_id
                        WHERE l.visit_id = ? AND l.ended_by = ? AND l.voided IS NULL""" + Tracks.open("o"))
                .params(visit.value(), entry)
                .query(Id.column(PlaceId::new))
                .optional()
                .ifPresent(place -> {
                    throw placeTaken(place);
                });
    }

    /** @throws Refusal when what an entry ended was the stay in a place to which anybody is called by now, the visit too */
    void requirePlaceCanComeBack(VisitId visit, long entry) {
        jdbc.sql("""
                        SELECT o.claim FROM visit_place o
                        WHERE o.visit_id = ? AND o.ended_by = ? AND o.claim IS NOT NULL AND o.voided IS NULL""")
                .params(visit.value(), entry)
                .query(Id.column(PlaceId::new))
                .optional()
                .ifPresent(this::requireNotKept);
    }

    /** Whether another visit is in the place. */
    boolean isTakenByAnother(PlaceId place, VisitId visit) {
        return jdbc.sql("SELECT count(*) FROM visit_place o WHERE o.claim = ? AND o.visit_id <> ?" + Tracks.open("o"))
                        .params(place.value(), visit.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    // Behind whom a ticket that was missed waits, or since when the customer waits.
    private static final String QUEUE = """
            SELECT coalesce(l.queued_at, r.started) AS place_in_queue
            FROM visit v
            JOIN LATERAL (SELECT * FROM visit_reason_now WHERE visit_id = v.id ORDER BY rank, id LIMIT 1) AS r ON true
            LEFT JOIN visit_call l ON l.visit_id = v.id AND l.ended IS NULL AND l.voided IS NULL
            WHERE v.status = 'IN_PROGRESS' AND\s""";

    /** The visit's place in the queue. */
    Instant queuedAt(VisitId visit) {
        return jdbc.sql(QUEUE + "v.id = ?")
                .param(visit.value())
                .query((rs, row) -> rs.getObject(1, OffsetDateTime.class).toInstant())
                .single();
    }

    /** The places in the queue of the others who wait for the same, first come first. */
    List<Instant> queue(VisitId visit) {
        return jdbc.sql(QUEUE + """
                        v.id <> :visit AND (l.status IS NULL OR l.status = 'REQUEUED')
                        AND r.code = (SELECT code FROM visit_reason_now WHERE visit_id = :visit
                                      ORDER BY rank, id LIMIT 1)
                        ORDER BY place_in_queue""")
                .param("visit", visit.value())
                .query((rs, row) -> rs.getObject(1, OffsetDateTime.class).toInstant())
                .list();
    }

    /** Who called the ticket, or found nobody there, and when. */
    Refusal calledAlready(VisitId visit, Ticket ticket) {
        return jdbc.sql("""
                        SELECT l.status, a.display_name, l.started, p.name_zh, p.name_en FROM visit_call l
                        JOIN journal j ON j.id = l.begun_by
                        JOIN place p ON p.id = l.place_id
                        LEFT JOIN account a ON a.id::text = j.actor
                        WHERE l.visit_id = ?""" + Tracks.open("l"))
                .param(visit.value())
                .query((rs, row) -> new Refusal(
                        "refusal.call." + (rs.getString(1).equals("ABSENT") ? "absentAlready" : "already"),
                        ticket.text(),
                        Optional.ofNullable(rs.getString(2)).orElse(""),
                        rs.getObject(3, OffsetDateTime.class).toInstant(),
                        new Localized(rs.getString(4), rs.getString(5))))
                .single();
    }

    /** Who has ended the call, and when, before the command that asks, which has its own entry already. */
    Refusal notCalled(VisitId visit, Ticket ticket, long entry) {
        return jdbc.sql("""
                        SELECT a.display_name, l.ended FROM visit_call l
                        JOIN journal j ON j.id = l.ended_by
                        LEFT JOIN account a ON a.id::text = j.actor
                        WHERE l.visit_id = ? AND l.status <> 'REQUEUED' AND l.voided IS NULL AND l.ended_by < ?
                        ORDER BY l.id DESC LIMIT 1""")
                .params(visit.value(), entry)
                .query((rs, row) -> new Refusal(
                        "refusal.call.over",
                        ticket.text(),
                        Optional.ofNullable(rs.getString(1)).orElse(""),
                        rs.getObject(2, OffsetDateTime.class).toInstant()))
                .optional()
                .orElseGet(() -> new Refusal("refusal.call.none", ticket.text()));
    }

    /** For whom the place is kept, by whom, since when. */
    Refusal placeKept(@Nullable PlaceId place) {
        return jdbc.sql("""
                        SELECT p.name_zh, p.name_en, v.arrival_day, v.ticket_number, a.display_name, l.started
                        FROM visit_call l
                        JOIN place p ON p.id = l.place_id
                        JOIN visit v ON v.id = l.visit_id
                        JOIN journal j ON j.id = l.begun_by
                        LEFT JOIN account a ON a.id::text = j.actor
                        WHERE l.claim = ?""" + Tracks.open("l"))
                .param(Id.orNull(place))
                .query((rs, row) -> new Refusal(
                        "refusal.call.placeKept",
                        new Localized(rs.getString(1), rs.getString(2)),
                        new Ticket(rs.getObject(3, LocalDate.class), rs.getInt(4)).text(),
                        Optional.ofNullable(rs.getString(5)).orElse(""),
                        rs.getObject(6, OffsetDateTime.class).toInstant()))
                .optional()
                .orElseGet(() -> new Refusal("refusal.place.justTaken"));
    }
}

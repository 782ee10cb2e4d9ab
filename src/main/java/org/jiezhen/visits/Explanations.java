package org.jiezhen.visits;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.customers.Pinyin;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.PersonName;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Ticket;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What is so at present, read inside a command: to decide whether it may be carried out, and to say who has it, since
 * when, if it may not.
 */
@Component
class Explanations {

    private static final String OPEN = " AND %1$s.ended IS NULL AND %1$s.voided IS NULL";

    private final JdbcClient jdbc;

    Explanations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Holder(
            String kind, @Nullable UUID staff, @Nullable String name, Instant since) {}

    private Holder holder(UUID visit) {
        return jdbc.sql("""
                        SELECT c.holder, c.staff_id, a.display_name, c.started
                        FROM visit_custody c LEFT JOIN account a ON a.id = c.staff_id
                        WHERE c.visit_id = ?""" + OPEN.formatted("c"))
                .param(visit)
                .query((rs, row) -> new Holder(
                        rs.getString(1),
                        rs.getObject(2, UUID.class),
                        rs.getString(3),
                        rs.getObject(4, OffsetDateTime.class).toInstant()))
                .single();
    }

    /** @throws Refusal that says who has custody */
    void requireHolder(Visit visit, UUID staff) {
        var holder = holder(visit.getId());
        if (!staff.equals(holder.staff)) {
            throw heldBy(visit.ticket(), holder);
        }
    }

    /** @throws Refusal that says who has custody, unless it is this person or nobody */
    void requireHolderOrNobody(Visit visit, UUID staff) {
        var holder = holder(visit.getId());
        if (!staff.equals(holder.staff) && !holder.kind.equals("NONE")) {
            throw heldBy(visit.ticket(), holder);
        }
    }

    /** @throws Refusal that says who has custody, unless nobody has, or the desk and this person is of the desk */
    void requireFree(Visit visit, UUID staff, boolean ofTheDesk) {
        var holder = holder(visit.getId());
        if (!holder.kind.equals("NONE") && !(holder.kind.equals("DESK") && ofTheDesk)) {
            throw staff.equals(holder.staff)
                    ? new Refusal("refusal.custody.yours", visit.ticket().text(), holder.since)
                    : heldBy(visit.ticket(), holder);
        }
    }

    private static Refusal heldBy(Ticket ticket, Holder holder) {
        var name = holder.name;
        if (name != null) {
            return new Refusal("refusal.custody.held", ticket.text(), name, holder.since);
        }
        return new Refusal(
                holder.kind.equals("DESK") ? "refusal.custody.desk" : "refusal.custody.nobody",
                ticket.text(),
                holder.since);
    }

    /** The version of the record that stands for the visit's customer; null while nobody knows who it is. */
    @Nullable
    Long customerVersion(UUID visit) {
        return jdbc.sql("""
                        SELECT p.version FROM visit v
                        JOIN customer k ON k.id = v.customer_id
                        JOIN customer p ON p.id = k.root_id
                        WHERE v.id = ?""").param(visit).query(Long.class).optional().orElse(null);
    }

    /** Who wrote something else down of the visit's customer. */
    Refusal customerChangedMeanwhile(UUID visit) {
        return jdbc.sql("""
                        SELECT a.display_name, j.at FROM visit v
                        JOIN customer k ON k.id = v.customer_id
                        JOIN journal j ON j.subject_kind = 'customer' AND j.subject_id = k.root_id::text
                            AND j.action <> 'customers.look'
                        LEFT JOIN account a ON a.id::text = j.actor
                        WHERE v.id = ? ORDER BY j.id DESC LIMIT 1""")
                .param(visit)
                .query((rs, row) -> new Refusal(
                        "refusal.visit.changed",
                        Optional.ofNullable(rs.getString(1)).orElse(""),
                        rs.getObject(2, OffsetDateTime.class).toInstant()))
                .optional()
                .orElseGet(() -> new Refusal("refusal.visit.unknown"));
    }

    /** Whether a name sounds otherwise than that of the visit's customer, who was here at another time too. */
    boolean isAnothersName(UUID visit, PersonName told) {
        return jdbc.sql("""
                        SELECT count(*) FROM visit v
                        JOIN customer k ON k.id = v.customer_id
                        JOIN customer p ON p.id = k.root_id AND p.name IS NOT NULL AND p.pinyin <> :sound
                        WHERE v.id = :visit
                          AND EXISTS (SELECT FROM visit other JOIN customer o ON o.id = other.customer_id
                                      WHERE o.root_id = p.id AND other.id <> v.id
                                        AND other.status <> 'ENTERED_IN_ERROR')""")
                        .param("visit", visit)
                        .param("sound", Pinyin.of(told.value()))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Whether the customer must never appear on the wall. */
    boolean discreet(UUID visit) {
        return jdbc.sql("""
                        SELECT v.discreet OR coalesce(p.discreet, false) FROM visit v
                        LEFT JOIN customer k ON k.id = v.customer_id
                        LEFT JOIN customer p ON p.id = k.root_id
                        WHERE v.id = ?""").param(visit).query(Boolean.class).single();
    }

    /** Whether somebody has custody of the visit, or takes part in an open offer of it. */
    boolean concerns(UUID visit, UUID staff) {
        return jdbc.sql("""
                        SELECT (SELECT count(*) FROM visit_custody c WHERE c.visit_id = :visit AND c.staff_id = :staff
                                AND c.ended IS NULL AND c.voided IS NULL)
                             + (SELECT count(*) FROM visit_handoff h WHERE h.visit_id = :visit
                                AND :staff IN (h.taker_id, h.giver_id) AND h.ended IS NULL AND h.voided IS NULL)""")
                        .param("visit", visit)
                        .param("staff", staff)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** The offer that was made last, whether it is still open or not. */
    long lastOffer(UUID visit, Ticket ticket) {
        return jdbc.sql("SELECT id FROM visit_handoff WHERE visit_id = ? AND voided IS NULL ORDER BY id DESC LIMIT 1")
                .param(visit)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new Refusal("refusal.handoff.gone", ticket.text()));
    }

    /** Whether the customer was offered to somebody after a journal entry, and still is. */
    boolean isOfferedSince(UUID visit, long entry) {
        return jdbc.sql("SELECT count(*) FROM visit_handoff h WHERE h.visit_id = ? AND h.begun_by > ?"
                                + OPEN.formatted("h"))
                        .params(visit, entry)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Whether a visit stands at something else than its arrival, as registered or as put back by an undo. */
    boolean goesOnFromArrival(UUID visit) {
        return jdbc.sql("""
                        SELECT count(*) FROM (
                            SELECT s.begun_by FROM visit_stage s
                            WHERE s.visit_id = :visit AND s.ended IS NULL AND s.voided IS NULL
                            UNION ALL SELECT o.begun_by FROM visit_place o
                            WHERE o.visit_id = :visit AND o.ended IS NULL AND o.voided IS NULL
                            UNION ALL SELECT c.begun_by FROM visit_custody c
                            WHERE c.visit_id = :visit AND c.ended IS NULL AND c.voided IS NULL) AS open
                        JOIN journal j ON j.id = open.begun_by
                        WHERE j.action NOT IN ('visits.arrive', 'visits.undo')""").param("visit", visit).query(Integer.class).single() > 0;
    }

    /** Whether custody has passed after a journal entry. */
    boolean custodyPassedSince(UUID visit, long entry) {
        return jdbc.sql("SELECT count(*) FROM visit_custody WHERE visit_id = ? AND begun_by > ? AND voided IS NULL")
                        .params(visit, entry)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Whether whoever had custody until an entry has signed out after it. */
    boolean giverHasLeftSince(UUID visit, long entry) {
        return jdbc.sql("""
                        SELECT count(*) FROM visit_custody c
                        JOIN journal j ON j.subject_kind = 'account' AND j.subject_id = c.staff_id::text
                            AND j.action = 'staff.signOut' AND j.id > c.ended_by
                        WHERE c.visit_id = ? AND c.ended_by = ? AND c.voided IS NULL""").params(visit, entry).query(Integer.class).single() > 0;
    }

    /** @throws Refusal when the offer is addressed to somebody else, or made by this person */
    void requireAddressed(long offer, UUID staff, boolean ofTheDesk) {
        var addressed = jdbc.sql("SELECT taker, taker_id, giver_id FROM visit_handoff WHERE id = ?")
                .param(offer)
                .query((rs, row) -> rs.getString(1).equals("DESK")
                        ? ofTheDesk && !staff.equals(rs.getObject(3, UUID.class))
                        : staff.equals(rs.getObject(2, UUID.class)))
                .optional()
                .orElse(false);
        if (!addressed) {
            throw new Refusal("refusal.handoff.notYours");
        }
    }

    /** Whether an account is one that a customer can be handed to. */
    boolean mayAccompany(UUID staff) {
        return jdbc.sql("""
                        SELECT count(*) FROM account a
                        JOIN account_role r ON r.account_id = a.id
                        JOIN role_permission p ON p.role_code = r.role_code AND p.permission = ?
                        WHERE a.id = ? AND a.enabled""")
                        .params(Permission.VISITS_ACCOMPANY, staff)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Who answered the offer, how and when. */
    Refusal offerClosed(long offer, Ticket ticket) {
        record Closed(String action, @Nullable String name, Instant at) {}
        Optional<Closed> closed = jdbc.sql("""
                        SELECT j.action, a.display_name, h.ended
                        FROM visit_handoff h
                        JOIN journal j ON j.id = h.ended_by
                        LEFT JOIN account a ON a.id::text = j.actor
                        WHERE h.id = ?""")
                .param(offer)
                .query((rs, row) -> new Closed(
                        rs.getString(1),
                        rs.getString(2),
                        rs.getObject(3, OffsetDateTime.class).toInstant()))
                .optional();
        return closed.map(by -> new Refusal(
                        switch (by.action) {
                            case "visits.accept" -> "refusal.handoff.accepted";
                            case "visits.decline" -> "refusal.handoff.declined";
                            default -> "refusal.handoff.withdrawn";
                        },
                        ticket.text(),
                        by.name == null ? "" : by.name,
                        by.at))
                .orElseGet(() -> new Refusal("refusal.handoff.gone", ticket.text()));
    }

    /** Who is in the place that was asked for, and who led them there. */
    Refusal placeTaken(@Nullable UUID place) {
        return jdbc.sql("""
                        SELECT p.name_zh, p.name_en, v.arrival_day, v.ticket_number, a.display_name, o.started
                        FROM visit_place o
                        JOIN place p ON p.id = o.place_id
                        JOIN visit v ON v.id = o.visit_id
                        JOIN journal j ON j.id = o.begun_by
                        LEFT JOIN account a ON a.id::text = j.actor
                        WHERE o.claim = ?""" + OPEN.formatted("o"))
                .param(place)
                .query((rs, row) -> new Refusal(
                        "refusal.place.taken",
                        new Localized(rs.getString(1), rs.getString(2)),
                        new Ticket(rs.getObject(3, LocalDate.class), rs.getInt(4)).text(),
                        Optional.ofNullable(rs.getString(5)).orElse(""),
                        rs.getObject(6, OffsetDateTime.class).toInstant()))
                .optional()
                .orElseGet(() -> new Refusal("refusal.place.justTaken"));
    }

    /** The open period of the visit's call, if there is one. */
    Calls.@Nullable Open call(UUID visit) {
        return jdbc.sql("SELECT l.status, l.place_id, l.times, l.queued_at FROM visit_call l WHERE l.visit_id = ?"
                        + OPEN.formatted("l"))
                .param(visit)
                .query((rs, row) -> {
                    var queued = rs.getObject(4, OffsetDateTime.class);
                    return new Calls.Open(
                            ArrivalsBoard.Call.Status.valueOf(rs.getString(1)),
                            rs.getObject(2, UUID.class),
                            rs.getInt(3),
                            queued == null ? null : queued.toInstant());
                })
                .optional()
                .orElse(null);
    }

    /** Whether the visit's call is to this place. */
    boolean isCalledTo(UUID visit, @Nullable UUID place) {
        var call = call(visit);
        return call != null && call.place() != null && call.place().equals(place);
    }

    /** Who takes a place and who keeps it for a call do so one after another. */
    void lockPlace(UUID place) {
        jdbc.sql("SELECT id FROM place WHERE id = ? FOR NO KEY UPDATE")
                .param(place)
                .query(UUID.class)
                .list();
    }

    /** @throws Refusal when the place is kept for another visit, which is called there */
    void requireNotKept(@Nullable UUID place, UUID visit) {
        if (place == null) {
            return;
        }
        var kept = jdbc.sql(
                        "SELECT count(*) FROM visit_call l WHERE l.claim = ? AND l.visit_id <> ?" + OPEN.formatted("l"))
                .params(place, visit)
                .query(Integer.class)
                .single();
        if (kept > 0) {
            throw placeKept(place);
        }
    }

    /** @throws Refusal when what an entry ended was a call to a place where another visit is by now */
    void requireCallCanComeBack(UUID visit, long entry) {
        jdbc.sql("""
                        SELECT l.claim FROM visit_call l
                        JOIN visit_place o ON o.claim = l.claim AND o.visit_id <> l.visit_id
                        WHERE l.visit_id = ? AND l.ended_by = ? AND l.voided IS NULL""" + OPEN.formatted("o"))
                .params(visit, entry)
                .query(UUID.class)
                .optional()
                .ifPresent(place -> {
                    throw placeTaken(place);
                });
    }

    /** Whether another visit is in the place. */
    boolean isTakenByAnother(UUID place, UUID visit) {
        return jdbc.sql("SELECT count(*) FROM visit_place o WHERE o.claim = ? AND o.visit_id <> ?"
                                + OPEN.formatted("o"))
                        .params(place, visit)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    // Behind whom a ticket that was missed waits, or since when the customer waits.
    private static final String QUEUE = """
            SELECT coalesce(l.queued_at, s.started) AS place_in_queue
            FROM visit v
            JOIN visit_stage s ON s.visit_id = v.id AND s.ended IS NULL AND s.voided IS NULL
            LEFT JOIN visit_call l ON l.visit_id = v.id AND l.ended IS NULL AND l.voided IS NULL
            WHERE v.status = 'IN_PROGRESS' AND\s""";

    /** The visit's place in the queue. */
    Instant queuedAt(UUID visit) {
        return jdbc.sql(QUEUE + "v.id = ?")
                .param(visit)
                .query((rs, row) -> rs.getObject(1, OffsetDateTime.class).toInstant())
                .single();
    }

    /** The places in the queue of the others who wait for the same, first come first. */
    List<Instant> queue(UUID visit) {
        return jdbc.sql(QUEUE + """
                        v.id <> :visit AND (l.status IS NULL OR l.status = 'REQUEUED')
                        AND s.stage = (SELECT own.stage FROM visit_stage own WHERE own.visit_id = :visit
                                       AND own.ended IS NULL AND own.voided IS NULL)
                        ORDER BY place_in_queue""")
                .param("visit", visit)
                .query((rs, row) -> rs.getObject(1, OffsetDateTime.class).toInstant())
                .list();
    }

    /** Who called the ticket, or found nobody there, and when. */
    Refusal calledAlready(UUID visit, Ticket ticket) {
        return jdbc.sql("""
                        SELECT l.status, a.display_name, l.started, p.name_zh, p.name_en FROM visit_call l
                        JOIN journal j ON j.id = l.begun_by
                        JOIN place p ON p.id = l.place_id
                        LEFT JOIN account a ON a.id::text = j.actor
                        WHERE l.visit_id = ?""" + OPEN.formatted("l"))
                .param(visit)
                .query((rs, row) -> new Refusal(
                        "refusal.call." + (rs.getString(1).equals("ABSENT") ? "absentAlready" : "already"),
                        ticket.text(),
                        Optional.ofNullable(rs.getString(2)).orElse(""),
                        rs.getObject(3, OffsetDateTime.class).toInstant(),
                        new Localized(rs.getString(4), rs.getString(5))))
                .single();
    }

    /** Who has ended the call, and when, before the command that asks, which has its own entry already. */
    Refusal notCalled(UUID visit, Ticket ticket, long entry) {
        return jdbc.sql("""
                        SELECT a.display_name, l.ended FROM visit_call l
                        JOIN journal j ON j.id = l.ended_by
                        LEFT JOIN account a ON a.id::text = j.actor
                        WHERE l.visit_id = ? AND l.status <> 'REQUEUED' AND l.voided IS NULL AND l.ended_by < ?
                        ORDER BY l.id DESC LIMIT 1""")
                .params(visit, entry)
                .query((rs, row) -> new Refusal(
                        "refusal.call.over",
                        ticket.text(),
                        Optional.ofNullable(rs.getString(1)).orElse(""),
                        rs.getObject(2, OffsetDateTime.class).toInstant()))
                .optional()
                .orElseGet(() -> new Refusal("refusal.call.none", ticket.text()));
    }

    /** For whom the place is kept, by whom, since when. */
    Refusal placeKept(@Nullable UUID place) {
        return jdbc.sql("""
                        SELECT p.name_zh, p.name_en, v.arrival_day, v.ticket_number, a.display_name, l.started
                        FROM visit_call l
                        JOIN place p ON p.id = l.place_id
                        JOIN visit v ON v.id = l.visit_id
                        JOIN journal j ON j.id = l.begun_by
                        LEFT JOIN account a ON a.id::text = j.actor
                        WHERE l.claim = ?""" + OPEN.formatted("l"))
                .param(place)
                .query((rs, row) -> new Refusal(
                        "refusal.call.placeKept",
                        new Localized(rs.getString(1), rs.getString(2)),
                        new Ticket(rs.getObject(3, LocalDate.class), rs.getInt(4)).text(),
                        Optional.ofNullable(rs.getString(5)).orElse(""),
                        rs.getObject(6, OffsetDateTime.class).toInstant()))
                .optional()
                .orElseGet(() -> new Refusal("refusal.place.justTaken"));
    }

    /** The stage the visit is in. */
    Stage stage(UUID visit) {
        return jdbc.sql("SELECT s.stage FROM visit_stage s WHERE s.visit_id = ?" + OPEN.formatted("s"))
                .param(visit)
                .query((rs, row) -> Stage.valueOf(rs.getString(1)))
                .single();
    }

    /** Who changed the stage meanwhile. */
    Refusal stageChanged(UUID visit, Ticket ticket) {
        return jdbc.sql("""
                        SELECT a.display_name, s.started FROM visit_stage s
                        JOIN journal j ON j.id = s.begun_by
                        LEFT JOIN account a ON a.id::text = j.actor
                        WHERE s.visit_id = ?""" + OPEN.formatted("s"))
                .param(visit)
                .query((rs, row) -> new Refusal(
                        "refusal.stage.changed",
                        ticket.text(),
                        Optional.ofNullable(rs.getString(1)).orElse(""),
                        rs.getObject(2, OffsetDateTime.class).toInstant()))
                .single();
    }

    /** Who wrote down other details before the command that asks, which has its own entry already. */
    Refusal changedMeanwhile(UUID visit, long entry) {
        return last(
                "refusal.visit.changed",
                visit,
                "AND j.action IN ('visits.correct', 'visits.otherPerson', 'visits.otherBooking',"
                        + " 'visits.depart') AND j.id < ?",
                entry);
    }

    /** What happened on top of a command that should be taken back. */
    Refusal onTop(UUID visit, Ticket ticket, long entry) {
        return last("refusal.undo.onTop", visit, "AND j.id > ?", entry);
    }

    private Refusal last(String key, UUID visit, String which, long entry) {
        return jdbc.sql("""
                        SELECT a.display_name, j.at FROM journal j
                        LEFT JOIN account a ON a.id::text = j.actor
                        WHERE j.subject_kind = 'visit' AND j.subject_id = ? AND j.action <> 'visits.undo' """ + which + " ORDER BY j.id DESC LIMIT 1")
                .params(visit.toString(), entry)
                .query((rs, row) -> new Refusal(
                        key,
                        Optional.ofNullable(rs.getString(1)).orElse(""),
                        rs.getObject(2, OffsetDateTime.class).toInstant()))
                .optional()
                .orElseGet(() -> new Refusal("refusal.visit.unknown"));
    }

    /** A journal entry about a visit. */
    record Undone(String actor, String action, UUID visit, Instant at) {}

    Undone entry(long id) {
        return jdbc.sql("SELECT actor, action, subject_id, at FROM journal WHERE id = ? AND subject_kind = 'visit'")
                .param(id)
                .query((rs, row) -> new Undone(
                        rs.getString(1),
                        rs.getString(2),
                        UUID.fromString(rs.getString(3)),
                        rs.getObject(4, OffsetDateTime.class).toInstant()))
                .optional()
                .orElseThrow(() -> new Refusal("refusal.visit.unknown"));
    }

    /** Whether an entry was taken back before; the undo that is asking has its own entry already. */
    boolean isUndone(long entry) {
        return jdbc.sql("""
                        SELECT count(*) FROM journal j JOIN journal undone ON undone.id = ?
                        WHERE j.subject_kind = 'visit' AND j.subject_id = undone.subject_id
                          AND j.action = 'visits.undo' AND j.detail ->> 'entry' = undone.id::text""").param(entry).query(Integer.class).single() > 1;
    }
}

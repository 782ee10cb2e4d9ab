package org.jiezhen.visits;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Ticket;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who has custody of a visit's customer and to whom it is offered, read inside a command: to decide whether it may be
 * carried out, and to say who has the customer, since when, if it may not.
 */
@Component
class Custodians {

    private final JdbcClient jdbc;

    Custodians(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Holder(
            String kind, @Nullable UUID staff, @Nullable String name, Instant since) {}

    private Holder holder(VisitId visit) {
        return jdbc.sql("""
                        SELECT c.holder, c.staff_id, a.display_name, c.started
                        FROM visit_custody c LEFT JOIN account a ON a.id = c.staff_id
                        WHERE c.visit_id = ?""" + Tracks.open("c"))
                .param(visit.value())
                .query((rs, row) -> new Holder(
                        rs.getString(1),
                        rs.getObject(2, UUID.class),
                        rs.getString(3),
                        rs.getObject(4, OffsetDateTime.class).toInstant()))
                .single();
    }

    /** @throws Refusal that says who has custody */
    void requireHolder(Visit visit, UUID staff) {
        var holder = holder(visit.id());
        if (!staff.equals(holder.staff)) {
            throw heldBy(visit.ticket(), holder);
        }
    }

    /** @throws Refusal that says who has custody, unless it is this person or nobody */
    void requireHolderOrNobody(Visit visit, UUID staff) {
        var holder = holder(visit.id());
        if (!staff.equals(holder.staff) && !holder.kind.equals("NONE")) {
            throw heldBy(visit.ticket(), holder);
        }
    }

    /** @throws Refusal that says who has custody, unless nobody has, or the desk and this person is of the desk */
    void requireFree(Visit visit, UUID staff, boolean ofTheDesk) {
        var holder = holder(visit.id());
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

    /** Whether somebody has custody of the visit, or takes part in an open offer of it. */
    boolean concerns(VisitId visit, UUID staff) {
        return jdbc.sql("""
                        SELECT (SELECT count(*) FROM visit_custody c WHERE c.visit_id = :visit AND c.staff_id = :staff
                                AND c.ended IS NULL AND c.voided IS NULL)
                             + (SELECT count(*) FROM visit_handoff h WHERE h.visit_id = :visit
                                AND :staff IN (h.taker_id, h.giver_id) AND h.ended IS NULL AND h.voided IS NULL)""")
                        .param("visit", visit.value())
                        .param("staff", staff)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** The offer that was made last, whether it is still open or not. */
    long lastOffer(VisitId visit, Ticket ticket) {
        return jdbc.sql("SELECT id FROM visit_handoff WHERE visit_id = ? AND voided IS NULL ORDER BY id DESC LIMIT 1")
                .param(visit.value())
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new Refusal("refusal.handoff.gone", ticket.text()));
    }

    /** Whether the customer was offered to somebody after a journal entry, and still is. */
    boolean isOfferedSince(VisitId visit, long entry) {
        return jdbc.sql("SELECT count(*) FROM visit_handoff h WHERE h.visit_id = ? AND h.begun_by > ?"
                                + Tracks.open("h"))
                        .params(visit.value(), entry)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Whether custody has passed after a journal entry. */
    boolean custodyPassedSince(VisitId visit, long entry) {
        return jdbc.sql("SELECT count(*) FROM visit_custody WHERE visit_id = ? AND begun_by > ? AND voided IS NULL")
                        .params(visit.value(), entry)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Whether whoever had custody until an entry has signed out after it. */
    boolean giverHasLeftSince(VisitId visit, long entry) {
        return jdbc.sql("""
                        SELECT count(*) FROM visit_custody c
                        JOIN journal j ON j.subject_kind = 'account' AND j.subject_id = c.staff_id::text
                            AND j.action = 'staff.signOut' AND j.id > c.ended_by
                        WHERE c.visit_id = ? AND c.ended_by = ? AND c.voided IS NULL""").params(visit.value(), entry).query(Integer.class).single() > 0;
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
}

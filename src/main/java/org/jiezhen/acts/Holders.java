package org.jiezhen.acts;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.acts.Commands.Context;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions;
import org.jiezhen.shared.Transitions.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Passes things on: an offer leaves them with the giver until it is accepted; who has what, since when, if somebody else
 * was first. The verbs of a {@link Chain}, carried out inside commands of its module.
 */
@Component
public class Holders {

    private final JdbcClient jdbc;
    private final Transitions transitions;
    private final Story story;

    Holders(JdbcClient jdbc, Transitions transitions, Story story) {
        this.jdbc = jdbc;
        this.transitions = transitions;
        this.story = story;
    }

    // ---- the verbs

    /** Somebody or something is the first to hold it. */
    public <I extends Id> void begin(Chain<I, ?> chain, I subject, Holder holder, Instant now, long entry) {
        must(transitions.begin(chain.custody(), subject.value(), holder.values(), now, entry));
    }

    /**
     * Offers what one holds to somebody. A new offer replaces the open one.
     *
     * @param taker null offers it to the desk, where anybody of the desk may accept
     */
    public <S extends Subject<?>> void offer(Chain<?, S> chain, Context<S> context, @Nullable UUID taker) {
        requireHolder(chain, context.subject(), context.staff());
        if (context.staff().equals(taker)) {
            throw chain.refusal("self");
        }
        var offer = new HashMap<String, Object>();
        offer.put("taker", taker == null ? "DESK" : "STAFF");
        offer.put("taker_id", taker);
        offer.put("giver_id", context.staff());
        var subject = id(context);
        var replaced = transitions.next(chain.handoff(), subject, null, offer, context.now(), context.entry());
        if (replaced == Outcome.NOT_OPEN) {
            transitions.begin(chain.handoff(), subject, offer, context.now(), context.entry());
        }
    }

    /**
     * Accepts what was offered last: it passes at this instant.
     *
     * @param ofTheDesk whether this person may take what is offered to the desk
     * @throws Refusal that says who was first, and when
     */
    public <S extends Subject<?>> void accept(Chain<?, S> chain, Context<S> context, boolean ofTheDesk) {
        answer(chain, context, ofTheDesk);
        pass(chain, context, new Holder.Person(context.staff()));
    }

    /** Declines what was offered: it stays with the giver. */
    public <S extends Subject<?>> void decline(Chain<?, S> chain, Context<S> context, boolean ofTheDesk) {
        answer(chain, context, ofTheDesk);
    }

    private <S extends Subject<?>> void answer(Chain<?, S> chain, Context<S> context, boolean ofTheDesk) {
        var offer = lastOffer(chain, context.subject());
        requireAddressed(chain, offer, context.staff(), ofTheDesk);
        close(chain, context, offer);
    }

    /** Takes back an offer that nobody has answered yet. */
    public <S extends Subject<?>> void withdraw(Chain<?, S> chain, Context<S> context) {
        requireHolder(chain, context.subject(), context.staff());
        close(chain, context, lastOffer(chain, context.subject()));
    }

    private <S extends Subject<?>> void close(Chain<?, S> chain, Context<S> context, long offer) {
        if (transitions.end(chain.handoff(), id(context), offer, context.now(), context.entry()) != Outcome.DONE) {
            throw offerClosed(chain, offer, context.subject().label());
        }
    }

    /** Takes what nobody has, or the desk if this person is of the desk. An open offer of it is over. */
    public <S extends Subject<?>> void take(Chain<?, S> chain, Context<S> context, boolean ofTheDesk) {
        requireFree(chain, context.subject(), context.staff(), ofTheDesk);
        transitions.end(chain.handoff(), id(context), null, context.now(), context.entry());
        pass(chain, context, new Holder.Person(context.staff()));
    }

    /**
     * Takes what one was asked to take: from whoever asked, from the desk, from nobody. What one has already, one keeps.
     *
     * @throws Refusal that says who else has it
     */
    public <S extends Subject<?>> void receive(Chain<?, S> chain, Context<S> context, @Nullable UUID from) {
        var held = held(chain, context.subject());
        if (context.staff().equals(held.staff)) {
            return;
        }
        if (held.staff != null && !held.staff.equals(from)) {
            throw heldBy(chain, context.subject().label(), held);
        }
        transitions.end(chain.handoff(), id(context), null, context.now(), context.entry());
        pass(chain, context, new Holder.Person(context.staff()));
    }

    /** It passes within an act on something else: with what it belongs to. An open offer of it is over. */
    public <I extends Id> void give(Chain<I, ?> chain, I subject, Holder to, Instant now, long entry) {
        transitions.end(chain.handoff(), subject.value(), null, now, entry);
        must(transitions.next(chain.custody(), subject.value(), null, to.values(), now, entry));
    }

    /** It is given to somebody, whoever has it: by whoever may. An open offer of it is over. */
    public <S extends Subject<?>> void assign(Chain<?, S> chain, Context<S> context, UUID to) {
        transitions.end(chain.handoff(), id(context), null, context.now(), context.entry());
        pass(chain, context, new Holder.Person(to));
    }

    /**
     * It is offered to somebody within an act on something else: in the name of whoever holds it, and where that is no
     * person, of whoever acts. Who has it already is offered nothing.
     */
    public <I extends Id> void offer(
            Chain<I, ?> chain, Subject<I> subject, UUID taker, Instant now, UUID by, long entry) {
        var holder = held(chain, subject).staff;
        if (taker.equals(holder)) {
            return;
        }
        var offer = Map.of("taker", "STAFF", "taker_id", taker, "giver_id", holder == null ? by : holder);
        var id = subject.id().value();
        if (transitions.next(chain.handoff(), id, null, offer, now, entry) == Outcome.NOT_OPEN) {
            transitions.begin(chain.handoff(), id, offer, now, entry);
        }
    }

    /** Gives away what one holds, to the desk, to a place, or to nobody. */
    public <S extends Subject<?>> void leave(Chain<?, S> chain, Context<S> context, Holder to) {
        requireHolder(chain, context.subject(), context.staff());
        pass(chain, context, to);
    }

    <S extends Subject<?>> void pass(Chain<?, S> chain, Context<S> context, Holder to) {
        must(transitions.next(chain.custody(), id(context), null, to.values(), context.now(), context.entry()));
    }

    private static void must(Outcome outcome) {
        if (outcome != Outcome.DONE) {
            throw new IllegalStateException("an open subject has no holder");
        }
    }

    private static UUID id(Context<? extends Subject<?>> context) {
        return context.subject().id().value();
    }

    // ---- who has it

    private record Held(
            String kind, @Nullable UUID staff, @Nullable String name, Instant since) {}

    private Held held(Chain<?, ?> chain, Subject<?> subject) {
        return jdbc.sql("""
                        SELECT c.holder, c.staff_id, n.name, c.started FROM %s c
                        LEFT JOIN staff_named n ON n.actor = c.staff_id::text
                        WHERE c.%s = ? AND c.ended IS NULL AND c.voided IS NULL""".formatted(chain.custody().table(), chain.custody().subject()))
                .param(subject.id().value())
                .query((rs, row) -> new Held(
                        rs.getString(1),
                        rs.getObject(2, UUID.class),
                        rs.getString(3),
                        rs.getObject(4, OffsetDateTime.class).toInstant()))
                .single();
    }

    /** Whether this person has it. */
    public boolean isHolder(Chain<?, ?> chain, Subject<?> subject, UUID staff) {
        return staff.equals(held(chain, subject).staff);
    }

    /** @throws Refusal that says who has it */
    public void requireHolder(Chain<?, ?> chain, Subject<?> subject, UUID staff) {
        var held = held(chain, subject);
        if (!staff.equals(held.staff)) {
            throw heldBy(chain, subject.label(), held);
        }
    }

    /** @throws Refusal that says who has it, unless it is this person or nobody */
    public void requireHolderOrNobody(Chain<?, ?> chain, Subject<?> subject, UUID staff) {
        var held = held(chain, subject);
        if (!staff.equals(held.staff) && !held.kind.equals("NONE")) {
            throw heldBy(chain, subject.label(), held);
        }
    }

    private void requireFree(Chain<?, ?> chain, Subject<?> subject, UUID staff, boolean ofTheDesk) {
        var held = held(chain, subject);
        var free =
                switch (held.kind) {
                    case "NONE", "PLACE" -> true;
                    case "DESK" -> ofTheDesk;
                    default -> false;
                };
        if (!free) {
            throw staff.equals(held.staff)
                    ? chain.refusal("yours", subject.label(), held.since)
                    : heldBy(chain, subject.label(), held);
        }
    }

    private static Refusal heldBy(Chain<?, ?> chain, String label, Held held) {
        return held.name != null
                ? chain.refusal("held", label, held.name, held.since)
                : chain.refusal(held.kind.equals("DESK") ? "desk" : "nobody", label, held.since);
    }

    /** Whether somebody has it, or takes part in an open offer of it. */
    public <I extends Id> boolean concerns(Chain<I, ?> chain, I subject, UUID staff) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM %1$s c WHERE c.%2$s = :subject AND c.staff_id = :staff
                                       AND c.ended IS NULL AND c.voided IS NULL)
                            OR EXISTS (SELECT FROM %3$s h WHERE h.%4$s = :subject
                                       AND :staff IN (h.taker_id, h.giver_id) AND h.ended IS NULL AND h.voided IS NULL)""".formatted(
                                chain.custody().table(),
                                chain.custody().subject(),
                                chain.handoff().table(),
                                chain.handoff().subject()))
                .param("subject", subject.value())
                .param("staff", staff)
                .query(Boolean.class)
                .single();
    }

    // ---- offers

    private long lastOffer(Chain<?, ?> chain, Subject<?> subject) {
        return jdbc.sql("SELECT id FROM %s WHERE %s = ? AND voided IS NULL ORDER BY id DESC LIMIT 1"
                        .formatted(chain.handoff().table(), chain.handoff().subject()))
                .param(subject.id().value())
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new Refusal("refusal.handoff.gone", subject.label()));
    }

    private void requireAddressed(Chain<?, ?> chain, long offer, UUID staff, boolean ofTheDesk) {
        var addressed = jdbc.sql("SELECT taker, taker_id, giver_id FROM %s WHERE id = ?"
                        .formatted(chain.handoff().table()))
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

    /** Who answered the offer, how and when. */
    private Refusal offerClosed(Chain<?, ?> chain, long offer, String label) {
        record Closed(String action, @Nullable String name, Instant at) {}
        Optional<Closed> closed = jdbc.sql("""
                        SELECT j.action, n.name, h.ended FROM %s h
                        JOIN journal j ON j.id = h.ended_by
                        LEFT JOIN staff_named n ON n.actor = j.actor
                        WHERE h.id = ?""".formatted(chain.handoff().table()))
                .param(offer)
                .query((rs, row) -> new Closed(
                        rs.getString(1),
                        rs.getString(2),
                        rs.getObject(3, OffsetDateTime.class).toInstant()))
                .optional();
        return closed.map(by -> new Refusal(
                        by.action.equals(chain.steps().accept().code())
                                ? "refusal.handoff.accepted"
                                : by.action.equals(chain.steps().decline().code())
                                        ? "refusal.handoff.declined"
                                        : "refusal.handoff.withdrawn",
                        label,
                        by.name == null ? "" : by.name,
                        by.at))
                .orElseGet(() -> new Refusal("refusal.handoff.gone", label));
    }

    // ---- taking back

    /** @throws Refusal when a step of the chain cannot be taken back because somebody relied on it */
    public <I extends Id, S extends Subject<I>> void requireUndoable(
            Chain<I, S> chain, Undone undone, Context<S> context) {
        var subject = context.subject();
        var steps = chain.steps();
        var act = undone.act();
        // Otherwise somebody could accept from a giver who holds it no longer.
        var offeredSince = (act.equals(steps.accept()) || act.equals(steps.take()))
                && exists(chain.handoff(), "begun_by > ? AND ended IS NULL", subject, undone.entry());
        // Otherwise the offer of a giver who holds it no longer would be open again.
        var passedSince = (act.equals(steps.decline()) || act.equals(steps.withdraw()))
                && exists(chain.custody(), "begun_by > ?", subject, undone.entry());
        if (offeredSince || passedSince) {
            throw story.onTop(chain.kind(), subject, undone.entry());
        }
        if (act.equals(steps.accept()) && giverHasLeft(chain, subject, undone.entry())) {
            throw new Refusal("refusal.undo.giverLeft", subject.label());
        }
    }

    private boolean exists(Transitions.Track track, String which, Subject<?> subject, long entry) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM %s WHERE %s = ? AND voided IS NULL AND %s)"
                        .formatted(track.table(), track.subject(), which))
                .params(subject.id().value(), entry)
                .query(Boolean.class)
                .single();
    }

    /** Whether whoever held it until an entry has signed out after it. */
    private boolean giverHasLeft(Chain<?, ?> chain, Subject<?> subject, long entry) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM %s c
                            JOIN journal j ON j.subject_kind = 'account' AND j.subject_id = c.staff_id::text
                                AND j.action = 'staff.signOut' AND j.id > c.ended_by
                            WHERE c.%s = ? AND c.ended_by = ? AND c.voided IS NULL)""".formatted(chain.custody().table(), chain.custody().subject()))
                .params(subject.id().value(), entry)
                .query(Boolean.class)
                .single();
    }

    <I extends Id> List<I> heldBy(Chain<I, ?> chain, UUID staff) {
        return jdbc.sql("SELECT %1$s FROM %2$s WHERE staff_id = ? AND ended IS NULL AND voided IS NULL ORDER BY %1$s"
                        .formatted(chain.custody().subject(), chain.custody().table()))
                .param(staff)
                .query(Id.column(chain.kind()::id))
                .list();
    }
}

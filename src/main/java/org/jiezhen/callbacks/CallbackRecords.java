package org.jiezhen.callbacks;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions;
import org.jiezhen.shared.Transitions.Outcome;
import org.jiezhen.shared.Transitions.Track;
import org.jiezhen.shared.Transitions.Value;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What modules above set, within acts of their own: that a customer is to be rung, once for each thing it comes from. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class CallbackRecords {

    static final Track DUE = new Track(
            "callback_due",
            "callback_id",
            List.of(
                    new Value("due", "date"),
                    new Value("at", "timestamptz"),
                    new Value("promised", "boolean"),
                    new Value("role_code", "text"),
                    new Value("staff_id", "uuid")));

    /**
     * What a callback comes from.
     *
     * @param kind of what kind it is, in a word
     */
    public record Origin(String kind, UUID which) {}

    /**
     * The act that sets it, or ends it.
     *
     * @param now the instant at which everything in it happens
     * @param entry its journal entry
     */
    public record Moment(Instant now, long entry) {}

    private final CallbackReasons reasons;
    private final Transitions transitions;
    private final JdbcClient jdbc;

    CallbackRecords(CallbackReasons reasons, Transitions transitions, JdbcClient jdbc) {
        this.reasons = reasons;
        this.transitions = transitions;
        this.jdbc = jdbc;
    }

    /**
     * The customer is to be rung.
     *
     * @param why the reason's code
     * @throws InvalidInput when the day cannot be, or whoever is to ring does not work here any more
     * @throws Refusal when one has been set for this already
     */
    public CallbackId set(Moment moment, Origin origin, CustomerId customer, String why, CallbackPlan plan) {
        reasons.require(plan.due());
        requireHere(plan.by());
        var id = CallbackId.random();
        var set = jdbc.sql("""
                        INSERT INTO callback (id, customer_id, why, origin, origin_id, set_by)
                        VALUES (:id, :customer, :why, :origin, :which, :entry) ON CONFLICT DO NOTHING""")
                .param("id", id.value())
                .param("customer", customer.value())
                .param("why", why)
                .param("origin", origin.kind)
                .param("which", origin.which)
                .param("entry", moment.entry)
                .update();
        if (set == 0) {
            throw new Refusal("refusal.callback.set");
        }
        if ((reasons.isForCare(why) || !isStopped(customer))
                && transitions.begin(DUE, id.value(), values(plan), moment.now, moment.entry) != Outcome.DONE) {
            throw new Refusal("refusal.callback.set");
        }
        return id;
    }

    /** Of whom wishes not to be rung nothing is to be done but what is for the person's safety. */
    private boolean isStopped(CustomerId customer) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM customer_person p JOIN customer_record r ON r.person_id = p.person_id
                                       JOIN callback_stop s ON s.customer_id = r.record_id AND s.ended IS NULL AND s.voided IS NULL
                                       WHERE p.record_id = ?)""").param(customer.value()).query(Boolean.class).single();
    }

    /** Nobody is to be rung for this any more. Of what nothing was set for, nothing changes. */
    public void over(Moment moment, Origin origin) {
        of(origin).forEach(id -> transitions.end(DUE, id, null, moment.now, moment.entry));
    }

    /**
     * It is as it was before an act of a module above that is taken back.
     *
     * @param undone that act's journal entry
     * @return whether nothing has been done about it since
     */
    public boolean asBefore(Moment moment, Origin origin, long undone) {
        return of(origin).stream()
                .allMatch(id -> transitions.undo(DUE, id, undone, Map.of(), moment.now, moment.entry));
    }

    private List<UUID> of(Origin origin) {
        return jdbc.sql("SELECT id FROM callback WHERE origin = ? AND origin_id = ?")
                .params(origin.kind, origin.which)
                .query(UUID.class)
                .list();
    }

    private void requireHere(Caller by) {
        if (by instanceof Caller.One one
                && !jdbc.sql("SELECT EXISTS (SELECT FROM account WHERE id = ? AND enabled)")
                        .param(one.person().value())
                        .query(Boolean.class)
                        .single()) {
            throw new InvalidInput("by", "refusal.callback.gone");
        }
    }

    private static Map<String, @Nullable Object> values(CallbackPlan plan) {
        return values(plan.due(), null, false, plan.by());
    }

    /** @param at not before this instant; null at any */
    static Map<String, @Nullable Object> values(LocalDate due, @Nullable Instant at, boolean promised, Caller by) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("due", due);
        values.put("at", at == null ? null : at.atOffset(ZoneOffset.UTC));
        values.put("promised", promised);
        values.put("role_code", by instanceof Caller.Anybody anybody ? anybody.role() : null);
        values.put("staff_id", by instanceof Caller.One one ? Id.orNull(one.person()) : null);
        return values;
    }
}

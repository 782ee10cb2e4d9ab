package org.jiezhen.callbacks;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Transitions;
import org.jiezhen.staff.AccountDisabled;
import org.jiezhen.staff.RolesGiven;
import org.jiezhen.staff.SignedOut;
import org.jiezhen.staff.StaffId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What becomes of the calls of whoever goes: a call whose page says nothing any more is on the list again, with what was typed;
 * and whom somebody was to ring who works here no longer, those ring who ring everybody.
 */
@Component
class CallersGone {

    private static final Logger LOG = LoggerFactory.getLogger(CallersGone.class);

    private final Commands commands;
    private final CalledKind kind;
    private final CallClaims claims;
    private final Transitions transitions;
    private final TransactionTemplate apart;
    private final JdbcClient jdbc;

    CallersGone(
            Commands commands,
            CalledKind kind,
            CallClaims claims,
            Transitions transitions,
            PlatformTransactionManager transactions,
            JdbcClient jdbc) {
        this.commands = commands;
        this.kind = kind;
        this.claims = claims;
        this.transitions = transitions;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.jdbc = jdbc;
    }

    @Scheduled(fixedDelayString = "${portal.callbacks.sweep:PT10S}")
    void sweep() {
        try {
            jdbc.sql("SELECT customer_id FROM callback_claim_now WHERE seen < ?")
                    .param(commands.now().minus(claims.quiet()).atOffset(ZoneOffset.UTC))
                    .query(Id.column(CustomerId::new))
                    .list()
                    .forEach(person -> apart.executeWithoutResult(_ -> {
                        var called = kind.locked(person);
                        var claim = called.claim();
                        if (claim != null && claims.isQuiet(claim, commands.now())) {
                            claims.expire(called, claim);
                        }
                    }));
        } catch (DataAccessException | TransactionException e) {
            LOG.warn(
                    "Could not look after calls that were laid down: {}",
                    e.getClass().getSimpleName());
        }
    }

    /** Whoever signs out rings nobody. */
    @EventListener
    void on(SignedOut event) {
        jdbc.sql("SELECT customer_id FROM callback_claim_now WHERE staff_id = ?")
                .param(event.accountId().value())
                .query(Id.column(CustomerId::new))
                .list()
                .forEach(person -> apart.executeWithoutResult(_ -> {
                    var called = kind.locked(person);
                    var claim = called.claim();
                    if (claim != null && claim.by().equals(event.accountId())) {
                        claims.expire(called, claim);
                    }
                }));
    }

    /** Within the act that closes the account. */
    @EventListener
    void on(AccountDisabled closed) {
        rehome(closed.account());
    }

    /** Within the act that gives somebody other roles: who rings no guests any more is rung for. */
    @EventListener
    void on(RolesGiven given) {
        var rings = jdbc.sql("""
                        SELECT EXISTS (SELECT FROM account_role r
                                       JOIN role_permission p ON p.role_code = r.role_code AND p.permission = 'callbacks.call'
                                       WHERE r.account_id = ?)""")
                .param(given.account().value())
                .query(Boolean.class)
                .single();
        if (!rings) {
            rehome(given.account());
        }
    }

    private void rehome(StaffId gone) {
        var of = new LinkedHashMap<UUID, List<UUID>>();
        jdbc.sql("""
                        SELECT p.person_id, n.callback_id FROM callback_now n
                        JOIN customer_person p ON p.record_id = n.customer_id
                        WHERE n.staff_id = ? ORDER BY p.person_id, n.number""").param(gone.value()).query(rs -> {
            of.computeIfAbsent(rs.getObject(1, UUID.class), _ -> new ArrayList<>())
                    .add(rs.getObject(2, UUID.class));
        });
        of.forEach((person, callbacks) -> {
            var called = kind.locked(new CustomerId(person));
            commands.run(kind, called, CallbackAct.REHOME.because("CALLER_GONE"), context -> called.owed().stream()
                    .filter(one -> callbacks.contains(one.id().value()))
                    .forEach(one -> transitions.next(
                            CallbackRecords.DUE,
                            one.id().value(),
                            null,
                            CallbackRecords.values(one.due(), one.at(), one.promised(), Caller.AGENTS),
                            context.now(),
                            context.entry())));
        });
    }
}

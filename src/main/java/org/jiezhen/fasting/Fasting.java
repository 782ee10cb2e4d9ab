package org.jiezhen.fasting;

import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Commands.Context;
import org.jiezhen.acts.Done;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Refusal;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitRecords.Moment;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether a guest may eat and drink. A drink on the day of surgery postpones the operation: so what nobody knows counts as
 * fasting, who plans surgery fasts at once, and only a doctor, a physician assistant or an anaesthetist lifts it.
 */
@Service
@Transactional
public class Fasting {

    /**
     * How it stands with a guest who is here.
     *
     * @param reason a code below {@code fasting.reason}
     * @param by who said so; null while nobody has asked
     */
    public record Stand(
            FastingState state,
            String reason,
            Instant since,
            @Nullable String by) {}

    private final Commands commands;
    private final FastingKind kind;
    private final FastingRecords records;
    private final JdbcClient jdbc;

    Fasting(Commands commands, FastingKind kind, FastingRecords records, JdbcClient jdbc) {
        this.commands = commands;
        this.kind = kind;
        this.records = records;
        this.jdbc = jdbc;
    }

    /** How it stands; empty of a visit that is over, or on business. */
    @RolesAllowed({FastingPermission.SAY, FastingPermission.LIFT})
    @Transactional(readOnly = true)
    public Optional<Stand> of(VisitId visit) {
        return jdbc.sql("""
                        SELECT f.state, f.reason, f.since, n.name
                        FROM fasting_now f
                        LEFT JOIN journal_told j ON j.id = f.entry
                        LEFT JOIN staff_named n ON n.actor = j.actor
                        WHERE f.visit_id = ?""")
                .param(visit.value())
                .query((rs, row) -> new Stand(
                        FastingState.valueOf(rs.getString(1)),
                        rs.getString(2),
                        rs.getObject(3, OffsetDateTime.class).toInstant(),
                        rs.getString(4)))
                .optional();
    }

    /**
     * The guest is to fast, whatever the guest says.
     *
     * @throws Refusal when the guest fasts already
     */
    @RolesAllowed(FastingPermission.LIFT)
    public Done<VisitId> order(UUID key, VisitId visit) {
        return commands.on(kind, visit, key, FastingAct.ORDER.plain(), context -> {
            if (context.subject().state() == FastingState.YES) {
                throw already(context);
            }
            records.become(context.subject(), FastingState.YES, "ORDERED", moment(context));
        });
    }

    /**
     * The guest may eat and drink.
     *
     * @throws InvalidInput without a reason
     * @throws Refusal when the guest may already
     */
    @RolesAllowed(FastingPermission.LIFT)
    public Done<VisitId> lift(UUID key, VisitId visit, @Nullable Lifted why) {
        if (why == null) {
            throw new InvalidInput("reason", "refusal.fasting.reason");
        }
        return commands.on(kind, visit, key, FastingAct.LIFT.because(why.name()), context -> {
            if (context.subject().state() == FastingState.NO) {
                throw already(context);
            }
            records.become(context.subject(), FastingState.NO, why.name(), moment(context));
        });
    }

    /** Who said how it stands, and when. */
    private Refusal already(Context<GuestFasting> context) {
        var stands = of(context.subject().id()).orElseThrow();
        return stands.by() == null
                ? new Refusal("refusal.fasting.notAsked", context.subject().label())
                : new Refusal(
                        "refusal.fasting.already." + stands.state(),
                        context.subject().label(),
                        stands.since(),
                        stands.by());
    }

    private static Moment moment(Context<GuestFasting> context) {
        return new Moment(context.subject().id(), context.now(), context.entry());
    }
}

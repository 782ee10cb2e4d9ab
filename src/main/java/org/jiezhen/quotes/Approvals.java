package org.jiezhen.quotes;

import jakarta.annotation.security.RolesAllowed;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Done;
import org.jiezhen.live.Audience;
import org.jiezhen.quotes.ApprovalsBoard.AskedFact;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.PlainText;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Ticket;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What others want to let go of the price, approved or declined by whoever may go so far and did not write it. The answer is to one
 * version, and is over with it.
 */
@Service
@Transactional
@RolesAllowed(QuotePermission.APPROVE)
public class Approvals {

    private static final int LONGEST_REASON = 200;

    private final Commands commands;
    private final QuoteKind kind;
    private final QuoteStore store;
    private final Quotes quotes;
    private final Limits limits;
    private final CurrentStaff staff;

    Approvals(Commands commands, QuoteKind kind, QuoteStore store, Quotes quotes, Limits limits, CurrentStaff staff) {
        this.commands = commands;
        this.kind = kind;
        this.store = store;
        this.quotes = quotes;
        this.limits = limits;
        this.staff = staff;
    }

    /**
     * A version that waits for approval.
     *
     * @param limit how far whoever looks may go
     */
    public record Look(Ticket ticket, QuoteVersion version, int limit) {}

    /** What this person is shown of what waits: what he or she may approve. */
    @Transactional(readOnly = true)
    public Audience<AskedFact> audience() {
        return ApprovalsBoard.of(staff.id(), limits.of(staff.id()));
    }

    /**
     * The version that waits for approval, for whoever may give it. The look is journalled.
     *
     * @throws Refusal when none waits, or it goes beyond this person's limit
     */
    public Look look(VisitId visit) {
        var version = store.newest(visit)
                .filter(newest -> newest.state() == QuoteState.ASKED)
                .orElseThrow(Approvals::nothingWaits);
        var limit = requireMay(version);
        var quote = kind.read(visit);
        commands.run(kind, quote, QuoteAct.LOOK.with("number", version.number()), _ -> {});
        return new Look(quote.ticket(), version, limit);
    }

    /**
     * Approves a version.
     *
     * @param number of the version that was read
     * @throws Refusal when another was written meanwhile, when somebody was first, or it goes beyond this person's limit
     */
    public Done<VisitId> approve(UUID key, VisitId visit, int number) {
        return answer(key, visit, number, QuoteAct.APPROVE, null);
    }

    /** Declines one, for a reason that whoever asks is told. */
    public Done<VisitId> decline(UUID key, VisitId visit, int number, @Nullable String reason) {
        var why = PlainText.parse("reason", reason, LONGEST_REASON, "refusal.quote")
                .orElseThrow(() -> new InvalidInput("reason", "refusal.quote.reason"));
        return answer(key, visit, number, QuoteAct.DECLINE, why);
    }

    private Done<VisitId> answer(UUID key, VisitId visit, int number, QuoteAct act, @Nullable String reason) {
        return commands.once(kind, key, act, () -> {
            var quote = kind.locked(visit);
            var version = store.newest(visit).orElseThrow(Approvals::nothingWaits);
            if (version.number() != number) {
                throw new Refusal(
                        "refusal.quote.newer", quote.label(), version.number(), version.byName(), version.written());
            }
            if (version.state() == QuoteState.APPROVED || version.state() == QuoteState.DECLINED) {
                throw new Refusal(
                        version.state() == QuoteState.APPROVED
                                ? "refusal.quote.approvedAlready"
                                : "refusal.quote.declinedAlready",
                        version.answeredBy() == null ? "" : version.answeredBy(),
                        version.since());
            }
            if (version.state() != QuoteState.ASKED) {
                throw nothingWaits();
            }
            var limit = requireMay(version);
            return commands.run(
                    kind,
                    quote,
                    act.with("number", number).with("perMille", version.perMille()),
                    context -> quotes.state(
                            version, act == QuoteAct.APPROVE ? "APPROVED" : "DECLINED", limit, reason, context));
        });
    }

    private int requireMay(QuoteVersion version) {
        if (version.by().equals(staff.id())) {
            throw new Refusal("refusal.quote.own");
        }
        var limit = limits.of(staff.id());
        if (limit < version.perMille()) {
            throw new Refusal("refusal.quote.beyond", Quotes.percent(version.perMille()), Quotes.percent(limit));
        }
        return limit;
    }

    private static Refusal nothingWaits() {
        return new Refusal("refusal.quote.nothingWaits");
    }
}

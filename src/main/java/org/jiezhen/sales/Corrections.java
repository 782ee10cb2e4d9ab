package org.jiezhen.sales;

import jakarta.annotation.security.RolesAllowed;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Done;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.PlainText;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions;
import org.jiezhen.shared.Transitions.Outcome;
import org.jiezhen.staff.Colleague;
import org.jiezhen.staff.StaffDirectory;
import org.jiezhen.staff.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is credited with a deal, corrected by hand: for a reason, with the whole of it given to somebody. What the rule gave stays
 * beneath, and is so again when the correction is taken back.
 */
@Service
@Transactional
@RolesAllowed(SalesPermission.CORRECT)
public class Corrections {

    private static final int ALL = 1000;
    private static final int MOST = 20;
    private static final int LONGEST = 200;

    /** With how much somebody is to be credited, and for what. */
    public record Given(
            @Nullable StaffId staff,
            @Nullable Part part,
            @Nullable Integer perMille) {}

    /**
     * How it stands.
     *
     * @param shares of its first order: all orders of a deal are credited alike
     * @param reason why it was corrected; null when it stands as the rule gave it
     * @param by who corrected it last
     */
    public record Credited(
            String guest,
            List<Share> shares,
            @Nullable String reason,
            @Nullable String by) {

        public Credited {
            shares = List.copyOf(shares);
        }
    }

    private final Commands commands;
    private final DealKind kind;
    private final Deals deals;
    private final Transitions transitions;
    private final StaffDirectory directory;
    private final JdbcClient jdbc;

    Corrections(
            Commands commands,
            DealKind kind,
            Deals deals,
            Transitions transitions,
            StaffDirectory directory,
            JdbcClient jdbc) {
        this.commands = commands;
        this.kind = kind;
        this.deals = deals;
        this.transitions = transitions;
        this.directory = directory;
        this.jdbc = jdbc;
    }

    /** Who is credited with a deal now, and why. */
    @Transactional(readOnly = true)
    public Credited look(DealId deal) {
        var shares = deals.orders(deal).stream()
                .findFirst()
                .map(Deals.Order::shares)
                .orElseThrow(() -> new Refusal("refusal.deal.unknown"));
        return jdbc.sql("""
                        SELECT v.ticket_number, c.reason, n.name
                        FROM sales_deal d JOIN visit v ON v.id = d.visit_id
                        LEFT JOIN sales_correction c ON c.deal_id = d.id AND c.ended IS NULL AND c.voided IS NULL
                        LEFT JOIN journal_told j ON j.id = c.begun_by
                        LEFT JOIN staff_named n ON n.actor = j.actor
                        WHERE d.id = ?""")
                .param(deal.value())
                .query((rs, row) ->
                        new Credited("A%03d".formatted(rs.getInt(1)), shares, rs.getString(2), rs.getString(3)))
                .single();
    }

    /** Whom something can be credited to: whoever works here. */
    @Transactional(readOnly = true)
    public List<Colleague> people() {
        return directory.colleagues(Permission.STAFF_SEE);
    }

    /**
     * Corrects it, from now on and for all orders of the deal.
     *
     * @param shown the shares that were shown; nothing is overwritten that somebody has corrected meanwhile
     * @throws InvalidInput without a reason; or when the shares are not a thousand in all, or somebody has two for one part
     * @throws Refusal when the deal stands no longer, or somebody was first: who
     */
    public Done<DealId> correct(UUID key, DealId deal, List<Share> shown, List<Given> given, @Nullable String reason) {
        var why = PlainText.parse("reason", Objects.requireNonNullElse(reason, ""), LONGEST, "refusal.deal")
                .orElseThrow(() -> new InvalidInput("reason", "refusal.deal.correctWhy"));
        check(given);
        return commands.on(kind, deal, key, DealAct.CORRECT.with("deal", deal), context -> {
            if (kind.standing(context.subject().visit())
                    .filter(standing -> standing.id().equals(deal))
                    .isEmpty()) {
                throw new Refusal("refusal.deal.unknown");
            }
            var now = look(deal);
            if (!now.shares().equals(shown)) {
                throw new Refusal(
                        "refusal.deal.corrected", Optional.ofNullable(now.by()).orElse(""));
            }
            Map<String, @Nullable Object> values = Map.of(
                    "reason", why,
                    "people",
                            array(given.stream()
                                    .map(one -> String.valueOf(one.staff))
                                    .toList()),
                    "parts",
                            array(given.stream()
                                    .map(one -> String.valueOf(one.part))
                                    .toList()),
                    "worth",
                            array(given.stream()
                                    .map(one -> String.valueOf(one.perMille))
                                    .toList()));
            var outcome = now.reason() == null
                    ? transitions.begin(Deal.CORRECTED, deal.value(), values, context.now(), context.entry())
                    : transitions.next(Deal.CORRECTED, deal.value(), null, values, context.now(), context.entry());
            if (outcome != Outcome.DONE) {
                throw new IllegalStateException("a correction changed under its visit's lock");
            }
        });
    }

    private static void check(List<Given> given) {
        var seen = new HashSet<String>();
        var sum = 0;
        for (var one : given) {
            if (one.staff == null || one.part == null || one.perMille == null || one.perMille < 1) {
                throw new InvalidInput("shares", "refusal.deal.correctWhole");
            }
            if (!seen.add(one.staff + " " + one.part)) {
                throw new InvalidInput("shares", "refusal.deal.correctTwice");
            }
            sum += Math.min(one.perMille, ALL + 1);
        }
        if (sum != ALL || given.size() > MOST) {
            throw new InvalidInput("shares", "refusal.deal.correctWhole");
        }
    }

    private static String array(List<String> values) {
        return values.stream().collect(Collectors.joining(",", "{", "}"));
    }
}

package org.jiezhen.visits;

import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Done;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Ticket;
import org.jiezhen.shared.Transitions;
import org.jiezhen.shared.Transitions.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Cards with a number that a house gives to guests in the place of a printed ticket. One guest has a card at a time; it is
 * the house's again when it is given back, and at the farewell.
 */
@Service
@Transactional
@RolesAllowed(Permission.VISITS_ARRIVE)
public class NumberedCards {

    /** Cards are numbered from 1 to this. */
    public static final int HIGHEST = 9999;

    private final Commands commands;
    private final VisitKind kind;
    private final Transitions transitions;
    private final JdbcClient jdbc;

    NumberedCards(Commands commands, VisitKind kind, Transitions transitions, JdbcClient jdbc) {
        this.commands = commands;
        this.kind = kind;
        this.transitions = transitions;
        this.jdbc = jdbc;
    }

    /** The number of the card that a guest has. */
    @Transactional(readOnly = true)
    public OptionalInt of(VisitId visit) {
        return jdbc
                .sql("SELECT claim FROM visit_numbered_card c WHERE claim IS NOT NULL AND visit_id = ?"
                        + Tracks.open("c"))
                .param(visit.value())
                .query(Integer.class)
                .optional()
                .stream()
                .mapToInt(Integer::intValue)
                .findFirst();
    }

    /**
     * A guest is given a card; the one that he or she had is the house's again.
     *
     * @throws InvalidInput when there is no card of this number
     * @throws Refusal that says which guest has it, and since when
     */
    public Done<VisitId> give(UUID key, VisitId visit, @Nullable Integer card) {
        if (card == null || card < 1 || card > HIGHEST) {
            throw new InvalidInput("card", "refusal.card.number", HIGHEST);
        }
        return commands.on(kind, visit, key, VisitAct.GIVE_CARD.with("card", card), context -> {
            var had = of(visit);
            if (had.isPresent() && had.getAsInt() == card) {
                throw new Refusal(
                        "refusal.card.same", context.subject().ticket().text(), card);
            }
            var values = Map.of("claim", card);
            var outcome = open(visit)
                    ? transitions.next(Tracks.CARD, visit.value(), null, values, context.now(), context.entry())
                    : transitions.begin(Tracks.CARD, visit.value(), values, context.now(), context.entry());
            if (outcome != Outcome.DONE) {
                throw taken(card);
            }
        });
    }

    /**
     * A guest gives the card back.
     *
     * @throws Refusal when he or she has none
     */
    public Done<VisitId> takeBack(UUID key, VisitId visit) {
        var had = of(visit);
        return commands.on(kind, visit, key, VisitAct.TAKE_CARD.with("card", orNull(had)), context -> {
            if (of(visit).isEmpty()) {
                throw new Refusal(
                        "refusal.card.none", context.subject().ticket().text());
            }
            transitions.end(Tracks.CARD, visit.value(), null, context.now(), context.entry());
        });
    }

    private static @Nullable Integer orNull(OptionalInt number) {
        return number.isPresent() ? (Integer) number.getAsInt() : null;
    }

    private boolean open(VisitId visit) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM visit_numbered_card c WHERE visit_id = ?" + Tracks.open("c") + ")")
                .param(visit.value())
                .query(Boolean.class)
                .single();
    }

    private Refusal taken(int card) {
        return jdbc.sql("""
                        SELECT v.arrival_day, v.ticket_number, c.started FROM visit_numbered_card c JOIN visit v ON v.id = c.visit_id
                        WHERE c.claim = ?""" + Tracks.open("c"))
                .param(card)
                .query((rs, row) -> new Refusal(
                        "refusal.card.taken",
                        card,
                        new Ticket(rs.getObject(1, LocalDate.class), rs.getInt(2)).text(),
                        rs.getObject(3, OffsetDateTime.class).toInstant()))
                .optional()
                .orElseGet(() -> new Refusal("refusal.card.justTaken", card));
    }
}

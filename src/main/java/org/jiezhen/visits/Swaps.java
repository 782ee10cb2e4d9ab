package org.jiezhen.visits;

import jakarta.annotation.security.RolesAllowed;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Commands.Context;
import org.jiezhen.acts.Done;
import org.jiezhen.house.PlaceId;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions;
import org.jiezhen.shared.Transitions.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Two guests who change places: each is where the other was, at one instant, and no third comes in between. */
@Service
@Transactional
public class Swaps {

    private final Commands commands;
    private final VisitKind kind;
    private final Claims claims;
    private final Transitions transitions;
    private final JdbcClient jdbc;

    Swaps(Commands commands, VisitKind kind, Claims claims, Transitions transitions, JdbcClient jdbc) {
        this.commands = commands;
        this.kind = kind;
        this.claims = claims;
        this.transitions = transitions;
        this.jdbc = jdbc;
    }

    /**
     * Leads each of two guests to where the other is. Doing it again brings them back, so there is no other way to take it
     * back.
     */
    @RolesAllowed(Permission.VISITS_ADVANCE)
    public Done<VisitId> swap(UUID key, VisitId one, VisitId other) {
        if (one.equals(other)) {
            throw new IllegalArgumentException("nobody changes places with themselves");
        }
        return commands.once(kind, key, VisitAct.SWAP, () -> {
            // In the order of their ids, so that two who swap the same pair wait for each other and never both.
            Stream.of(one, other).sorted(Comparator.comparing(VisitId::value)).forEach(id -> {
                var visit = kind.locked(id);
                visit.requireOpen();
                kind.requireMine(visit);
            });
            return commands.run(kind, kind.locked(one), VisitAct.SWAP.with("with", other), context -> {
                commands.run(kind, kind.locked(other), VisitAct.SWAP.with("with", one), _ -> {});
                changePlaces(context, one, other);
            });
        });
    }

    private void changePlaces(Context<Visit> context, VisitId one, VisitId other) {
        claims.lockPlaces(List.of(one, other));
        var first = place(one);
        var second = place(other);
        if (first == null || second == null) {
            throw new Refusal("refusal.swap.standing", context.subject().ticket().text());
        }
        if (first.equals(second)) {
            throw new Refusal("refusal.swap.same", context.subject().ticket().text());
        }
        // A call ends when its guest is where it led to, and stands between nobody.
        claims.requireNotKept(second, one, other);
        claims.requireNotKept(first, one, other);
        end(one, context);
        end(other, context);
        begin(one, second, context);
        begin(other, first, context);
        for (var visit : List.of(one, other)) {
            if (claims.isCalledTo(visit, visit.equals(one) ? second : first)) {
                transitions.end(Tracks.CALL, visit.value(), null, context.now(), context.entry());
            }
        }
    }

    private @Nullable PlaceId place(VisitId visit) {
        return jdbc.sql("SELECT claim FROM visit_place_now WHERE visit_id = ? AND claim IS NOT NULL")
                .param(visit.value())
                .query(Id.column(PlaceId::new))
                .optional()
                .orElse(null);
    }

    private void end(VisitId visit, Context<Visit> context) {
        must(transitions.end(Tracks.PLACE, visit.value(), null, context.now(), context.entry()), null);
    }

    private void begin(VisitId visit, PlaceId place, Context<Visit> context) {
        Map<String, Object> values = new HashMap<>();
        values.put("place_id", place.value());
        values.put("claim", place.value());
        must(transitions.begin(Tracks.PLACE, visit.value(), values, context.now(), context.entry()), place);
    }

    private void must(Outcome outcome, @Nullable PlaceId place) {
        if (outcome != Outcome.DONE) {
            throw claims.placeTaken(place);
        }
    }
}

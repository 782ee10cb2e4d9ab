package org.jiezhen.visits;

import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
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
import org.jiezhen.shared.Transitions.Track;
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
            return commands.run(
                    kind,
                    kind.locked(one),
                    VisitAct.SWAP.with("with", other),
                    ofOne -> commands.run(
                            kind,
                            kind.locked(other),
                            VisitAct.SWAP.with("with", one),
                            ofOther -> changePlaces(ofOne, ofOther)));
        });
    }

    // Both leave before either comes: the index that keeps two from one place does not wait.
    private void changePlaces(Context<Visit> one, Context<Visit> other) {
        claims.lockPlaces(List.of(one.subject().id(), other.subject().id()));
        var first = place(one);
        var second = place(other);
        if (first == null || second == null) {
            throw new Refusal("refusal.swap.standing", one.subject().ticket().text());
        }
        claims.requireNotKept(second, one.subject().id(), other.subject().id());
        claims.requireNotKept(first, one.subject().id(), other.subject().id());
        var now = one.now();
        end(Tracks.PLACE, one, now);
        end(Tracks.PLACE, other, now);
        begin(second, one, now);
        begin(first, other, now);
    }

    private @Nullable PlaceId place(Context<Visit> of) {
        return jdbc.sql("SELECT claim FROM visit_place_now WHERE visit_id = ? AND claim IS NOT NULL")
                .param(of.subject().id().value())
                .query(Id.column(PlaceId::new))
                .optional()
                .orElse(null);
    }

    private void begin(PlaceId place, Context<Visit> of, Instant now) {
        Map<String, Object> values = new HashMap<>();
        values.put("place_id", place.value());
        values.put("claim", place.value());
        var begun = transitions.begin(Tracks.PLACE, of.subject().id().value(), values, now, of.entry());
        if (begun != Outcome.DONE) {
            throw claims.placeTaken(place);
        }
        if (claims.isCalledTo(of.subject().id(), place)) {
            end(Tracks.CALL, of, now);
        }
    }

    private void end(Track track, Context<Visit> of, Instant now) {
        transitions.end(track, of.subject().id().value(), null, now, of.entry());
    }
}

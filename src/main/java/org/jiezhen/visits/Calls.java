package org.jiezhen.visits;

import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Commands.Context;
import org.jiezhen.acts.Done;
import org.jiezhen.house.House;
import org.jiezhen.house.Place;
import org.jiezhen.house.PlaceId;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions;
import org.jiezhen.shared.Transitions.Outcome;
import org.jiezhen.visits.ArrivalsBoard.Call.Status;
import org.jiezhen.visits.PlaceChoice.Offered;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tickets called to a place, on the wall. A call is open until the customer is led to the place, or the step it was
 * for is over. Who was called and did not come waits again, behind as many others as the house's rule
 * {@code MISSED_CALL_BEHIND} says; since when the customer waits is not touched by that.
 */
@Service
@Transactional
public class Calls {

    private static final String RULE = "MISSED_CALL_BEHIND";

    private final Commands commands;
    private final VisitKind kind;
    private final Transitions transitions;
    private final Explanations explain;
    private final Claims claims;
    private final House house;
    private final PlaceChoice choice;
    private final JdbcClient jdbc;

    Calls(
            Commands commands,
            VisitKind kind,
            Transitions transitions,
            Explanations explain,
            Claims claims,
            House house,
            PlaceChoice choice,
            JdbcClient jdbc) {
        this.commands = commands;
        this.kind = kind;
        this.transitions = transitions;
        this.explain = explain;
        this.claims = claims;
        this.house = house;
        this.choice = choice;
        this.jdbc = jdbc;
    }

    /** An open period of a call. */
    record Open(
            Status status,
            @Nullable PlaceId place,
            int times,
            @Nullable Instant queuedAt) {}

    /**
     * The places with a public name: those to which a ticket could be called now, the best first; then those of which
     * somebody says why not.
     */
    @RolesAllowed(Permission.VISITS_CALL)
    @Transactional(readOnly = true)
    public List<Offered> places(VisitId visit) {
        return choice.all(visit).stream()
                .filter(offered -> offered.place().wallName() != null)
                .toList();
    }

    /** Calls a ticket to a place; another place than before is a new call. A discreet guest is fetched instead. */
    @RolesAllowed(Permission.VISITS_CALL)
    public Done<VisitId> call(UUID key, VisitId visitId, PlaceId placeId) {
        return commands.on(kind, visitId, key, VisitAct.CALL.with("place", placeId), context -> {
            var ticket = context.subject().ticket();
            requireOnTheWall(context);
            var place = house.findPlace(placeId).orElseThrow(() -> new Refusal("refusal.place.unknown"));
            if (place.wallName() == null) {
                throw new Refusal("refusal.call.noPublicName", place.name());
            }
            requireFree(place, visitId);
            var open = claims.call(visitId);
            if (open != null && open.status == Status.CALLED && placeId.equals(open.place)) {
                throw claims.calledAlready(visitId, ticket);
            }
            go(context, called(place, 1, open == null ? null : open.queuedAt), placeId);
        });
    }

    /** Calls a ticket to the same place once more. */
    @RolesAllowed(Permission.VISITS_CALL)
    public Done<VisitId> again(UUID key, VisitId visitId) {
        return commands.on(kind, visitId, key, VisitAct.CALL_AGAIN.plain(), context -> {
            var open = waiting(context);
            requireOnTheWall(context);
            var place = Optional.ofNullable(open.place)
                    .flatMap(house::findPlace)
                    .orElseThrow(() -> new Refusal("refusal.place.unknown"));
            requireFree(place, visitId);
            go(context, called(place, open.times + 1, open.queuedAt), place.id());
        });
    }

    /** Nobody came. The place is free for others; the ticket stays on the wall as missed, until it is requeued. */
    @RolesAllowed(Permission.VISITS_CALL)
    public Done<VisitId> absent(UUID key, VisitId visitId) {
        return commands.on(kind, visitId, key, VisitAct.ABSENT.plain(), context -> {
            var open = waiting(context);
            if (open.status == Status.ABSENT) {
                throw claims.calledAlready(visitId, context.subject().ticket());
            }
            var values = new HashMap<String, Object>();
            values.put("status", Status.ABSENT.name());
            values.put("place_id", Id.orNull(open.place));
            values.put("times", open.times);
            values.put("queued_at", utc(open.queuedAt));
            go(context, values, null);
        });
    }

    /** Puts a called ticket back among those that wait, behind as many others as the rule says. */
    @RolesAllowed(Permission.VISITS_CALL)
    public Done<VisitId> requeue(UUID key, VisitId visitId) {
        return commands.on(kind, visitId, key, VisitAct.REQUEUE.because("NOT_THERE"), context -> {
            waiting(context);
            go(context, requeued(behindOthers(visitId)), null);
        });
    }

    /** The call was a mistake, or is needed no more: the ticket has the place among the waiting that it had before. */
    @RolesAllowed(Permission.VISITS_CALL)
    public Done<VisitId> callOff(UUID key, VisitId visitId) {
        return commands.on(kind, visitId, key, VisitAct.CALL_OFF.plain(), context -> {
            var open = waiting(context);
            if (open.queuedAt == null) {
                transitions.end(Tracks.CALL, visitId.value(), null, context.now(), context.entry());
            } else {
                go(context, requeued(open.queuedAt), null);
            }
        });
    }

    private void requireOnTheWall(Context<Visit> context) {
        var ticket = context.subject().ticket();
        if (explain.discreet(context.subject().id())) {
            throw new Refusal("refusal.call.discreet", ticket.text());
        }
        if (ticket.day().isBefore(BusinessTime.day(context.now()))) {
            // Today's A003 and yesterday's would be one number on the wall.
            throw new Refusal("refusal.call.otherDay", ticket.text());
        }
    }

    private void requireFree(Place place, VisitId visit) {
        if (place.kind().exclusive()) {
            claims.lockPlace(place.id());
            if (claims.isTakenByAnother(place.id(), visit)) {
                throw claims.placeTaken(place.id());
            }
        }
    }

    private Open waiting(Context<Visit> context) {
        var open = claims.call(context.subject().id());
        if (open == null || open.status == Status.REQUEUED) {
            throw claims.notCalled(context.subject().id(), context.subject().ticket(), context.entry());
        }
        return open;
    }

    private void go(Context<Visit> context, Map<String, Object> values, @Nullable PlaceId place) {
        var visit = context.subject().id();
        var outcome = transitions.next(Tracks.CALL, visit.value(), null, values, context.now(), context.entry());
        if (outcome == Outcome.NOT_OPEN) {
            outcome = transitions.begin(Tracks.CALL, visit.value(), values, context.now(), context.entry());
        }
        if (outcome != Outcome.DONE) {
            throw claims.placeKept(place);
        }
    }

    /** The place in the queue of who waits behind so many of those that are before all others now. */
    private @Nullable Instant behindOthers(VisitId visitId) {
        var behind = house.rule(RULE);
        var own = claims.queuedAt(visitId);
        var others = claims.queue(visitId).stream()
                .filter(other -> other.isAfter(own))
                .limit(behind)
                .toList();
        return others.isEmpty() ? own : others.getLast().plusNanos(1_000);
    }

    private static Map<String, Object> called(Place place, int times, @Nullable Instant queuedAt) {
        var values = new HashMap<String, Object>();
        values.put("status", Status.CALLED.name());
        values.put("place_id", place.id().value());
        if (place.kind().exclusive()) {
            values.put("claim", place.id().value());
        }
        values.put("times", times);
        values.put("queued_at", utc(queuedAt));
        return values;
    }

    /** What is so of a call that cannot come back as it was: the ticket waits, at the place in the queue it has. */
    static Map<String, Object> requeued(@Nullable Open open) {
        return requeued(open == null ? null : open.queuedAt);
    }

    private static Map<String, Object> requeued(@Nullable Instant queuedAt) {
        var values = new HashMap<String, Object>();
        values.put("status", Status.REQUEUED.name());
        values.put("queued_at", utc(queuedAt));
        return values;
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}

package org.jiezhen.visits;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiezhen.acts.Act;
import org.jiezhen.acts.Chain;
import org.jiezhen.acts.Commands.Context;
import org.jiezhen.acts.Holders;
import org.jiezhen.acts.Kind;
import org.jiezhen.acts.Story;
import org.jiezhen.acts.Undone;
import org.jiezhen.bookings.BookingRecords;
import org.jiezhen.customers.FirstSources;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions;
import org.jiezhen.shared.Transitions.Track;
import org.jiezhen.staff.CurrentStaff;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** A visit, as commands act on it and take it back; and who has its guest, one after another. */
@Component
class VisitKind implements Kind<VisitId, Visit> {

    private final Visits visits;
    private final Transitions transitions;
    private final Holders holders;
    private final Story story;
    private final Explanations explain;
    private final Claims claims;
    private final Waiting waiting;
    private final Recognition recognition;
    private final BookingRecords bookings;
    private final FirstSources sources;
    private final CurrentStaff staff;
    private final Chain<VisitId, Visit> chain;

    VisitKind(
            Visits visits,
            Transitions transitions,
            Holders holders,
            Story story,
            Explanations explain,
            Claims claims,
            Waiting waiting,
            Recognition recognition,
            BookingRecords bookings,
            FirstSources sources,
            CurrentStaff staff) {
        this.visits = visits;
        this.transitions = transitions;
        this.holders = holders;
        this.story = story;
        this.explain = explain;
        this.claims = claims;
        this.waiting = waiting;
        this.recognition = recognition;
        this.bookings = bookings;
        this.sources = sources;
        this.staff = staff;
        this.chain = new Chain<>(
                this,
                Tracks.CUSTODY,
                Tracks.HANDOFF,
                new Chain.Steps(
                        VisitAct.OFFER,
                        VisitAct.WITHDRAW,
                        VisitAct.ACCEPT,
                        VisitAct.DECLINE,
                        VisitAct.TAKE,
                        VisitAct.LEAVE_ALONE,
                        VisitAct.LEAVE_TO_DESK,
                        VisitAct.ABANDON),
                "refusal.custody");
    }

    /** Who has the guest. */
    @Bean
    Chain<VisitId, Visit> visitCustody() {
        return chain;
    }

    Chain<VisitId, Visit> chain() {
        return chain;
    }

    @Override
    public String name() {
        return "visit";
    }

    @Override
    public VisitId id(UUID value) {
        return new VisitId(value);
    }

    @Override
    public Visit locked(VisitId id) {
        return visits.findLocked(id.value()).orElseThrow(() -> new Refusal("refusal.visit.unknown"));
    }

    /** Everyone's for those who see them all, one's own otherwise. */
    @Override
    public void requireMine(Visit visit) {
        if (!staff.may(Permission.VISITS_SEE)
                && !holders.concerns(chain, visit.id(), staff.id().value())) {
            throw new Refusal("refusal.visit.unknown");
        }
    }

    @Override
    public Collection<? extends Act> acts() {
        return List.of(VisitAct.values());
    }

    @Override
    public List<Track> tracks() {
        return Tracks.ALL;
    }

    @Override
    public Act undo() {
        return VisitAct.UNDO;
    }

    @Override
    public void requireUndoable(Undone undone, Context<Visit> context) {
        var visit = context.subject();
        claims.lockPlaces(visit.id(), null, undone.entry());
        if (undone.act() == VisitAct.DEPART) {
            visit.requireNotInError();
        } else {
            visit.requireOpen();
        }
        holders.requireUndoable(chain, undone, context);
        claims.requireCallCanComeBack(visit.id(), undone.entry());
        claims.requirePlaceCanComeBack(visit.id(), undone.entry());
    }

    /** The ticket waits, where its call cannot be open again. */
    @Override
    public Map<String, ?> fallback(Track track, Visit visit) {
        return track == Tracks.CALL ? Calls.requeued(claims.call(visit.id())) : Map.of();
    }

    @Override
    public void takeBack(Undone undone, Context<Visit> context) {
        var visit = context.subject();
        if (undone.act() == VisitAct.ARRIVE) {
            if (explain.goesOnFromArrival(visit.id())) {
                throw story.onTop(this, visit, undone.entry());
            }
            // What an earlier undo had put back, and an offer made meanwhile, go with the visit that never was.
            Tracks.ALL.forEach(track -> transitions.voidAll(track, visit.id().value(), context.now(), context.entry()));
            visit.enteredInError();
            visits.flush();
            sources.settle(Collections.singleton(visit.customer()));
            if (visit.booking() != null) {
                bookings.backToBooked(visit.booking());
            }
        } else if (undone.act() == VisitAct.DEPART) {
            if (visit.booking() != null) {
                bookings.resumed(visit.booking());
            }
            if (visit.customer() != null) {
                recognition.requireNotHere(visit.customer(), visit.id());
            }
            visit.resume();
            // Whoever is asked next looks in the database whether the guest is here.
            visits.flush();
        }
        waiting.settle(visit.id(), context.now(), context.entry());
    }
}

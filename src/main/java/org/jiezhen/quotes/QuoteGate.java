package org.jiezhen.quotes;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Gate;
import org.jiezhen.doctors.DoctorAct;
import org.jiezhen.documents.DocumentAct;
import org.jiezhen.documents.TextKind;
import org.jiezhen.documents.VoidReason;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions;
import org.jiezhen.visits.VisitId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a guest has accepted is so no more when a doctor takes back what was confirmed; who has left waits for no approval and has no
 * quote before the eyes; and no contract is filled past a quote.
 */
@Component
class QuoteGate implements Gate {

    private final Commands commands;
    private final QuoteKind kind;
    private final QuoteStore store;
    private final Quotes quotes;
    private final Confirmations confirmations;
    private final Transitions transitions;
    private final JdbcClient jdbc;

    QuoteGate(
            Commands commands,
            QuoteKind kind,
            QuoteStore store,
            Quotes quotes,
            Confirmations confirmations,
            Transitions transitions,
            JdbcClient jdbc) {
        this.commands = commands;
        this.kind = kind;
        this.store = store;
        this.quotes = quotes;
        this.confirmations = confirmations;
        this.transitions = transitions;
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("visit", "doctorRequest", "document");
    }

    /** The contract of a guest for whom there is a quote is filled with what was accepted, and not by hand. */
    @Override
    public void refuse(Passage passage) {
        var about = passage.about();
        if (passage.act() != DocumentAct.FILL
                || about == null
                || !TextKind.SERVICE_CONTRACT.equals(passage.detail().get("kind"))) {
            return;
        }
        var visit = VisitId.of(about.id());
        var byHand = jdbc.sql("SELECT bound_kind IS NULL FROM document_now WHERE document_id = ?")
                .param(UUID.fromString(passage.subject().id()))
                .query(Boolean.class)
                .single();
        if (byHand && store.newest(visit).isPresent()) {
            throw new Refusal("refusal.quote.contract", kind.read(visit).label());
        }
    }

    @Override
    public void accompany(Passage passage) {
        if (passage.subject().kind().equals("visit")) {
            followVisit(passage);
        } else if (passage.act() == DoctorAct.RECORD || passage.act() == DoctorAct.AMEND) {
            followRecord(passage);
        }
    }

    private void followVisit(Passage passage) {
        var visit = VisitId.of(passage.subject().id());
        var undone = passage.undone();
        if (undone != null) {
            transitions.undo(Quote.APPROVAL, visit.value(), undone.entry(), Map.of(), passage.now(), passage.entry());
        } else if (isOver(visit)) {
            List.of(Quote.APPROVAL, Quote.SHOWN)
                    .forEach(track -> transitions.end(track, visit.value(), null, passage.now(), passage.entry()));
        }
    }

    // By the tracks: what the visit itself says is written with the end of the act.
    private boolean isOver(VisitId visit) {
        return jdbc.sql("SELECT NOT EXISTS (SELECT FROM visit_custody_now WHERE visit_id = ?)")
                .param(visit.value())
                .query(Boolean.class)
                .single();
    }

    private void followRecord(Passage passage) {
        var about = passage.about();
        if (about == null) {
            return;
        }
        var visit = VisitId.of(about.id());
        store.newest(visit)
                .filter(version -> version.state() == QuoteState.ACCEPTED
                        && !confirmations.missing(version, version.chosen()).isEmpty())
                .ifPresent(version -> commands.happens(
                        kind,
                        kind.read(visit),
                        QuoteAct.LAPSE.with("number", version.number()),
                        passage.staff(),
                        context -> quotes.voidAccepted(version, VoidReason.PLAN_CHANGED, context)));
    }
}

package org.jiezhen.fasting;

import java.util.Map;
import java.util.Set;
import org.jiezhen.acts.Act;
import org.jiezhen.acts.Gate;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions;
import org.jiezhen.visits.VisitAct;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitRecords.Moment;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Fasting ends with the visit, and goes on where the guest turns out to be still here. Whoever turns out to be another than
 * was thought may have been asked as another: that this guest may drink is then known no more. Before what follows of it is
 * done by the modules above.
 */
@Component
@Order(20)
class FastingGate implements Gate {

    private static final Set<Act> ANOTHER = Set.of(VisitAct.OTHER_PERSON, VisitAct.EXCHANGE);

    private final FastingKind kind;
    private final FastingRecords records;
    private final Transitions transitions;
    private final JdbcClient jdbc;

    FastingGate(FastingKind kind, FastingRecords records, Transitions transitions, JdbcClient jdbc) {
        this.kind = kind;
        this.records = records;
        this.transitions = transitions;
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("visit");
    }

    @Override
    public void accompany(Passage passage) {
        var visit = VisitId.of(passage.subject().id());
        var undone = passage.undone();
        if (undone != null
                && !transitions.undo(
                        GuestFasting.TRACK, visit.value(), undone.entry(), Map.of(), passage.now(), passage.entry())) {
            throw new Refusal("refusal.fasting.saidSince");
        }
        if (isOver(visit)) {
            transitions.end(GuestFasting.TRACK, visit.value(), null, passage.now(), passage.entry());
        } else if (ANOTHER.contains(passage.act())) {
            var fasting = kind.locked(visit);
            if (fasting.state() == FastingState.NO) {
                var unknown = SurgeryToday.UNKNOWN;
                records.become(
                        fasting, unknown.state(), unknown.reason(), new Moment(visit, passage.now(), passage.entry()));
            }
        }
    }

    private boolean isOver(VisitId visit) {
        return jdbc.sql("SELECT NOT EXISTS (SELECT FROM visit_custody_now WHERE visit_id = ?)")
                .param(visit.value())
                .query(Boolean.class)
                .single();
    }
}

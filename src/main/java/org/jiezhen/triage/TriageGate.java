package org.jiezhen.triage;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.acts.Gate;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions;
import org.jiezhen.triage.Assignment.State;
import org.jiezhen.triage.Rules.Reason;
import org.jiezhen.visits.VisitAct;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What triage follows of what is done to a guest: received once the consultant has the guest; over when the guest has left,
 * with the turn given back where nobody had received the guest; and the wheel as it would be had the kind of the visit been
 * known.
 */
@Component
@Order(20)
class TriageGate implements Gate {

    private final AssignmentKind kind;
    private final Consequences consequences;
    private final VisitTypes types;
    private final Transitions transitions;
    private final JdbcClient jdbc;

    TriageGate(
            AssignmentKind kind,
            Consequences consequences,
            VisitTypes types,
            Transitions transitions,
            JdbcClient jdbc) {
        this.kind = kind;
        this.consequences = consequences;
        this.types = types;
        this.transitions = transitions;
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("visit");
    }

    @Override
    public void accompany(Passage passage) {
        if (passage.undone() != null) {
            takeBack(passage, passage.undone().entry());
        }
        var visit = VisitId.of(passage.subject().id());
        if (passage.act() == VisitAct.RETYPE) {
            retyped(visit, passage);
        }
        kind.open(visit).ifPresent(open -> follow(open, passage));
        if (passage.act() == VisitAct.IN_ERROR) {
            last(visit).ifPresent(decision -> consequences.neverWas(decision, passage.now(), passage.entry()));
        }
    }

    private void follow(Assignment open, Passage passage) {
        var state = open.now() == null ? State.RECEIVED : open.now().state();
        if (isOver(open.visit())) {
            transitions.end(Assignment.PERIOD, open.id().value(), null, passage.now(), passage.entry());
            if (state == State.ASKED || state == State.ACCEPTED) {
                consequences.of(open.id(), Reason.LEFT, passage.now(), passage.entry());
            }
        } else if (state != State.RECEIVED && state != State.DECLINED && has(open)) {
            kind.answer(open, State.RECEIVED, null, passage.now(), passage.entry());
        }
    }

    // By the tracks: what the visit itself says is written with the end of the act.
    private boolean isOver(VisitId visit) {
        return jdbc.sql("SELECT NOT EXISTS (SELECT FROM visit_custody_now WHERE visit_id = ?)")
                .param(visit.value())
                .query(Boolean.class)
                .single();
    }

    private boolean has(Assignment open) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM visit_custody_now WHERE visit_id = ? AND staff_id = ?)")
                .params(open.visit().value(), open.consultant().value())
                .query(Boolean.class)
                .single();
    }

    /** The kind of the visit says whether a turn was consumed, whenever it is found out. */
    private void retyped(VisitId visit, Passage passage) {
        var from = turns(passage.detail().get("from"));
        var to = turns(passage.detail().get("to"));
        if (from == to) {
            return;
        }
        last(visit).ifPresent(decision -> {
            if (to) {
                consequences.turns(decision, passage.now(), passage.entry());
            } else {
                consequences.of(decision, Reason.RETYPED, passage.now(), passage.entry());
            }
        });
    }

    /** The decision that counts for a visit, whether the guest is here still or not. */
    private Optional<DecisionId> last(VisitId visit) {
        return jdbc.sql("""
                        SELECT d.id FROM triage_decision d
                        WHERE d.visit_id = ? AND EXISTS (SELECT FROM visit_assignment s
                                                         WHERE s.decision_id = d.id AND s.voided IS NULL)
                        ORDER BY d.no DESC LIMIT 1""")
                .param(visit.value())
                .query(Id.column(DecisionId::new))
                .optional();
    }

    private boolean turns(@Nullable Object type) {
        return type != null && types.of(type.toString()).turn();
    }

    /** What went with the act that is taken back. */
    private void takeBack(Passage passage, long undone) {
        var touched = jdbc.sql(
                        "SELECT DISTINCT decision_id FROM visit_assignment WHERE begun_by = :entry OR ended_by = :entry")
                .param("entry", undone)
                .query(UUID.class)
                .list();
        for (var decision : touched) {
            if (!transitions.undo(Assignment.PERIOD, decision, undone, Map.of(), passage.now(), passage.entry())) {
                throw new Refusal("refusal.triage.movedOn");
            }
        }
        var turned = jdbc.sql("SELECT EXISTS (SELECT FROM triage_turn WHERE begun_by = :entry OR voided_by = :entry)")
                .param("entry", undone)
                .query(Boolean.class)
                .single();
        if (turned) {
            consequences.takeBack(undone, passage.now(), passage.entry());
        }
    }
}

package org.jiezhen.outcomes;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.acts.Act;
import org.jiezhen.acts.Gate;
import org.jiezhen.callbacks.CallbackPlan;
import org.jiezhen.callbacks.CallbackReasons;
import org.jiezhen.callbacks.CallbackRecords;
import org.jiezhen.callbacks.CallbackRecords.Moment;
import org.jiezhen.callbacks.Caller;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.VisitAct;
import org.jiezhen.visits.VisitId;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Nobody who was consulted is seen off before somebody has said what became of it. Of whom nobody knows more than that the
 * guest has gone, it is said that it was without a word, and the guest is rung. Who the guest turns out to be, that person is
 * rung.
 */
@Component
@Order(30)
class OutcomeGate implements Gate {

    private static final Set<Act> ANOTHER =
            Set.of(VisitAct.CORRECT, VisitAct.OTHER_PERSON, VisitAct.OTHER_BOOKING, VisitAct.EXCHANGE);

    /** Who consulted last, and what people call that person. */
    private record Consultant(StaffId id, String name) {}

    private final ConsultationKind kind;
    private final Outcomes outcomes;
    private final CallbackRecords callbacks;
    private final CallbackReasons reasons;
    private final Transitions transitions;
    private final JdbcClient jdbc;

    OutcomeGate(
            ConsultationKind kind,
            Outcomes outcomes,
            CallbackRecords callbacks,
            CallbackReasons reasons,
            Transitions transitions,
            JdbcClient jdbc) {
        this.kind = kind;
        this.outcomes = outcomes;
        this.callbacks = callbacks;
        this.reasons = reasons;
        this.transitions = transitions;
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("visit");
    }

    @Override
    public void refuse(Passage passage) {
        var visit = VisitId.of(passage.subject().id());
        if (passage.act() == VisitAct.DEPART && isMissing(visit)) {
            var ticket = kind.read(visit).label();
            throw consultant(visit)
                    .map(who -> new Refusal("refusal.outcome.missing", ticket, who.name))
                    .orElseGet(() -> new Refusal("refusal.outcome.missingOfNobody", ticket));
        }
    }

    @Override
    public void accompany(Passage passage) {
        var visit = VisitId.of(passage.subject().id());
        var moment = new Moment(passage.now(), passage.entry());
        if (passage.undone() != null) {
            transitions.undo(
                    Consultation.TOUR,
                    visit.value(),
                    passage.undone().entry(),
                    Map.of(),
                    passage.now(),
                    passage.entry());
        }
        if (passage.act() == VisitAct.LEFT_UNSEEN && isMissing(visit)) {
            leftWithoutAWord(visit, moment);
        } else if (passage.act() == VisitAct.IN_ERROR) {
            neverWas(visit, moment);
        } else if (ANOTHER.contains(passage.act())) {
            ringWhoItIs(visit, moment);
        }
        if (isOver(visit)) {
            transitions.end(Consultation.TOUR, visit.value(), null, passage.now(), passage.entry());
        }
    }

    private void leftWithoutAWord(VisitId visit, Moment moment) {
        var consultation = kind.read(visit);
        var decision = UUID.randomUUID();
        outcomes.say(consultation, decision, OutcomeKind.LEFT, null, null, moment.now(), moment.entry());
        if (consultation.customer() != null) {
            callbacks.set(
                    moment,
                    Outcomes.origin(decision),
                    consultation.customer(),
                    "LEFT_WITHOUT_A_WORD",
                    usual("LEFT_WITHOUT_A_WORD", visit));
        }
    }

    private void neverWas(VisitId visit, Moment moment) {
        var decision = kind.read(visit).decision();
        if (decision != null) {
            callbacks.over(moment, Outcomes.origin(decision));
        }
        transitions.voidAll(Consultation.OUTCOME, visit.value(), moment.now(), moment.entry());
        transitions.voidAll(Consultation.TOUR, visit.value(), moment.now(), moment.entry());
    }

    /** Of whom it was said, but who turns out to be somebody else, or is known only now. */
    private void ringWhoItIs(VisitId visit, Moment moment) {
        var consultation = kind.read(visit);
        var decision = consultation.decision();
        var customer = consultation.customer();
        if (decision == null || consultation.kind() == null) {
            return;
        }
        var rung = jdbc.sql("""
                        SELECT DISTINCT c.customer_id FROM callback_now c WHERE c.origin = 'outcome' AND c.origin_id = ?""").param(decision).query(UUID.class).optional();
        if (Optional.ofNullable(Id.orNull(customer)).equals(rung)) {
            return;
        }
        callbacks.over(moment, Outcomes.origin(decision));
        var again = UUID.randomUUID();
        transitions.next(
                Consultation.OUTCOME,
                visit.value(),
                null,
                outcomes.said(consultation, again),
                moment.now(),
                moment.entry());
        jdbc.sql("INSERT INTO outcome_note (decision, note) SELECT ?, note FROM outcome_note WHERE decision = ?")
                .params(again, decision)
                .update();
        if (customer != null) {
            var why = consultation.kind().name();
            callbacks.set(moment, Outcomes.origin(again), customer, why, usual(why, visit));
        }
    }

    /** Rung as the house has it: by whoever consulted, else by the agents. */
    private CallbackPlan usual(String why, VisitId visit) {
        return new CallbackPlan(
                reasons.proposed(why),
                consultant(visit).<Caller>map(who -> new Caller.One(who.id)).orElse(Caller.AGENTS));
    }

    /** What people call whoever consulted last. */
    Optional<String> consulted(VisitId visit) {
        return consultant(visit).map(Consultant::name);
    }

    boolean isMissing(VisitId visit) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM visit v
                            JOIN outcome_demanded m ON m.type = v.type AND m.demanded
                            WHERE v.id = :visit AND v.source <> 'BUSINESS'
                              AND EXISTS (SELECT FROM visit_reason r WHERE r.visit_id = v.id
                                          AND r.code = 'IN_CONSULTATION' AND r.voided IS NULL)
                              AND NOT EXISTS (SELECT FROM outcome_now o WHERE o.visit_id = v.id))""").param("visit", visit.value()).query(Boolean.class).single();
    }

    /** Who had the guest while there was a consultation; of several the last, who still works here. */
    private Optional<Consultant> consultant(VisitId visit) {
        return jdbc.sql("""
                        SELECT c.staff_id, n.name FROM visit_reason r
                        JOIN visit_custody c ON c.visit_id = r.visit_id AND c.voided IS NULL AND c.staff_id IS NOT NULL
                             AND c.started < coalesce(r.ended, 'infinity') AND coalesce(c.ended, 'infinity') > r.started
                        JOIN account_role a ON a.account_id = c.staff_id AND a.role_code = 'CONSULTANT'
                        JOIN account e ON e.id = c.staff_id AND e.enabled
                        JOIN staff_named n ON n.actor = c.staff_id::text
                        WHERE r.visit_id = ? AND r.code = 'IN_CONSULTATION' AND r.voided IS NULL
                        ORDER BY c.started DESC LIMIT 1""")
                .param(visit.value())
                .query((rs, row) -> new Consultant(new StaffId(rs.getObject(1, UUID.class)), rs.getString(2)))
                .optional();
    }

    // By the tracks: what the visit itself says is written with the end of the act.
    private boolean isOver(VisitId visit) {
        return jdbc.sql("SELECT NOT EXISTS (SELECT FROM visit_custody_now WHERE visit_id = ?)")
                .param(visit.value())
                .query(Boolean.class)
                .single();
    }
}

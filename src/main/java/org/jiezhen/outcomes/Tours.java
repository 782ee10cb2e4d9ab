package org.jiezhen.outcomes;

import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Done;
import org.jiezhen.house.House;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitRecords;
import org.jiezhen.visits.WaitingReason;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The tour of the departments (参观科室): whoever has the guest shows one after the other, and then sees the guest off. */
@Service
@Transactional
public class Tours {

    /**
     * A department that can be shown.
     *
     * @param shown whether the guest has seen it on this visit
     */
    public record Stop(String department, Localized name, boolean shown) {}

    private final Commands commands;
    private final ConsultationKind kind;
    private final VisitRecords visits;
    private final House house;
    private final Transitions transitions;
    private final JdbcClient jdbc;

    Tours(
            Commands commands,
            ConsultationKind kind,
            VisitRecords visits,
            House house,
            Transitions transitions,
            JdbcClient jdbc) {
        this.commands = commands;
        this.kind = kind;
        this.visits = visits;
        this.house = house;
        this.transitions = transitions;
        this.jdbc = jdbc;
    }

    /** What there is to be shown, and what this guest has seen. */
    @RolesAllowed(OutcomePermission.TOUR)
    @Transactional(readOnly = true)
    public List<Stop> stops(VisitId visit) {
        var seen = jdbc.sql("SELECT DISTINCT department FROM visit_tour WHERE visit_id = ? AND voided IS NULL")
                .param(visit.value())
                .query(String.class)
                .set();
        return house.departments().stream()
                .map(one -> new Stop(one.code(), one.name(), seen.contains(one.code())))
                .toList();
    }

    /**
     * The guest is shown this department now.
     *
     * @throws Refusal when the guest is on no tour
     */
    @RolesAllowed(OutcomePermission.TOUR)
    public Done<VisitId> show(UUID key, VisitId visit, String department) {
        if (house.departments().stream().noneMatch(one -> one.code().equals(department))) {
            throw new InvalidInput("department", "refusal.outcome.department");
        }
        return commands.on(kind, visit, key, OutcomeAct.SHOW.with("department", department), context -> {
            requireTour(context.subject());
            var values = Map.of("department", department);
            if (context.subject().department() == null) {
                transitions.begin(Consultation.TOUR, visit.value(), values, context.now(), context.entry());
            } else {
                transitions.next(Consultation.TOUR, visit.value(), null, values, context.now(), context.entry());
            }
        });
    }

    /** The guest has seen enough, and is seen off. */
    @RolesAllowed(OutcomePermission.TOUR)
    public Done<VisitId> end(UUID key, VisitId visit) {
        return commands.on(kind, visit, key, OutcomeAct.END_TOUR.plain(), context -> {
            requireTour(context.subject());
            transitions.end(Consultation.TOUR, visit.value(), null, context.now(), context.entry());
            var moment = Outcomes.moment(context);
            visits.nowWaitingFor(moment, WaitingReason.LEAVING);
            visits.noLongerWaitingFor(moment, Outcomes.ON_TOUR);
        });
    }

    private void requireTour(Consultation consultation) {
        var on = jdbc.sql("SELECT EXISTS (SELECT FROM visit_reason_now WHERE visit_id = ? AND code = ?)")
                .params(consultation.id().value(), Outcomes.ON_TOUR)
                .query(Boolean.class)
                .single();
        if (!on) {
            throw new Refusal("refusal.outcome.noTour", consultation.label());
        }
    }
}

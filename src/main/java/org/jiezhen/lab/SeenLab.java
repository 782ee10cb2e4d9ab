package org.jiezhen.lab;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.habits.Round;
import org.jiezhen.habits.SpokenFor;
import org.jiezhen.lab.RunnersBoard.ErrandFact;
import org.jiezhen.lab.SpecimensBoard.SpecimenFact;
import org.jiezhen.visits.VisitId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Forms, tubes and errands at one moment of a played day, as everybody in the house can see them. */
@Component
class SeenLab {

    // Nobody is kept for longer than that: what is not drawn by then is revoked.
    private static final Duration PATIENCE = Duration.ofMinutes(18);

    /** A form that is open. */
    record FormSeen(OrderId order, VisitId visit, OrderState state, Instant since) {}

    /** All of it. */
    record Seen(List<FormSeen> forms, List<SpecimenFact> tubes, List<ErrandFact> errands) {

        /** Whether something of this form is still to be drawn, and nothing was. */
        boolean isUntouched(FormSeen form, SeenLab lab) {
            return lab.states(form.order).stream().allMatch(state -> state == SpecimenState.ORDERED);
        }

        Optional<SpecimenFact> tube(SpecimenId specimen) {
            return tubes.stream().filter(one -> one.specimen().equals(specimen)).findFirst();
        }
    }

    private final SpecimensBoard specimens;
    private final RunnersBoard runners;
    private final JdbcClient jdbc;

    SeenLab(SpecimensBoard specimens, RunnersBoard runners, JdbcClient jdbc) {
        this.specimens = specimens;
        this.runners = runners;
        this.jdbc = jdbc;
    }

    /** A day without a gap has no time for it. */
    static boolean isARush(Round round) {
        return round.isOver(round.now(), Duration.ofDays(1));
    }

    /** Whether a form has waited for longer than anybody is kept for it. */
    static boolean isGivenUp(FormSeen form, Round round) {
        return round.isOver(form.since, PATIENCE);
    }

    Seen on(Round round) {
        return round.seen(Seen.class, () -> look(round));
    }

    private Seen look(Round round) {
        var forms = jdbc.sql("SELECT order_id, visit_id, state, since FROM lab_order_now ORDER BY number")
                .query((rs, row) -> new FormSeen(
                        new OrderId(rs.getObject(1, UUID.class)),
                        new VisitId(rs.getObject(2, UUID.class)),
                        OrderState.valueOf(rs.getString(3)),
                        Objects.requireNonNull(rs.getObject(4, OffsetDateTime.class))
                                .toInstant()))
                .list();
        var seen = new Seen(forms, specimens.read(), runners.read());
        SpokenFor.on(round.day()).are(SeenLab.class, kept(seen, round));
        return seen;
    }

    /** Of whom something is still to be drawn, or will be once more: nobody leads them to the lift. */
    private static HashSet<VisitId> kept(Seen seen, Round round) {
        var day = LabDay.of(round.day());
        var kept = new HashSet<VisitId>();
        seen.forms.stream()
                .filter(form -> form.state == OrderState.DRAFT && !isGivenUp(form, round))
                .forEach(form -> kept.add(form.visit));
        seen.tubes.stream()
                .filter(tube -> !round.isOver(tube.since(), PATIENCE))
                .filter(tube -> tube.state() == SpecimenState.ORDERED || day.has(LabDay.Fate.DROPPED, tube.specimen()))
                .forEach(tube -> kept.add(VisitId.of(tube.visit())));
        return kept;
    }

    /** A form was filled: nobody begins anything with its guest until it is drawn. */
    static void keeps(VisitId visit, Round round) {
        SpokenFor.on(round.day()).add(SeenLab.class, visit);
    }

    private List<SpecimenState> states(OrderId order) {
        return jdbc.sql("""
                        SELECT s.state FROM lab_specimen p
                        JOIN lab_specimen_state s ON s.specimen_id = p.id AND s.ended IS NULL AND s.voided IS NULL
                        WHERE p.order_id = ?""")
                .param(order.value())
                .query((rs, row) -> SpecimenState.valueOf(rs.getString(1)))
                .list();
    }

    /** The tube that goes with an errand. */
    Optional<SpecimenId> tube(ErrandFact errand) {
        return jdbc.sql("SELECT specimen_id FROM lab_errand WHERE task_id = ?")
                .param(errand.task().value())
                .query((rs, row) -> new SpecimenId(rs.getObject(1, UUID.class)))
                .optional();
    }

    /** Until when it may rest: by its kind of tube, and not by what a board says is due. */
    Instant restsUntil(ErrandFact errand) {
        return jdbc.sql("""
                        SELECT s.started + make_interval(mins => t.rest_minutes)
                        FROM lab_errand e
                        JOIN lab_specimen p ON p.id = e.specimen_id
                        JOIN lab_tube t ON t.code = p.tube
                        JOIN lab_specimen_state s ON s.specimen_id = p.id AND s.state = 'COLLECTED' AND s.voided IS NULL
                        WHERE e.task_id = ? ORDER BY s.id DESC LIMIT 1""")
                .param(errand.task().value())
                .query((rs, row) -> Objects.requireNonNull(rs.getObject(1, OffsetDateTime.class))
                        .toInstant())
                .single();
    }

    /** What was drawn, or is to be, in the place of one that was rejected. */
    Optional<SpecimenId> instead(SpecimenId rejected) {
        return jdbc.sql("SELECT id FROM lab_specimen WHERE replaces = ?")
                .param(rejected.value())
                .query((rs, row) -> new SpecimenId(rs.getObject(1, UUID.class)))
                .optional();
    }
}

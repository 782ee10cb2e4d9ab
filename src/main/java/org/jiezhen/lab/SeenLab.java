package org.jiezhen.lab;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.habits.Round;
import org.jiezhen.habits.SpokenFor;
import org.jiezhen.lab.ImagingBoard.ExaminationFact;
import org.jiezhen.lab.ImagingBoard.Stage;
import org.jiezhen.lab.RunnersBoard.ErrandFact;
import org.jiezhen.lab.SpecimensBoard.SpecimenFact;
import org.jiezhen.shared.Id;
import org.jiezhen.staff.DemoPeople;
import org.jiezhen.staff.StaffId;
import org.jiezhen.tasks.TaskId;
import org.jiezhen.visits.ArrivalsBoard;
import org.jiezhen.visits.ArrivalsBoard.VisitFact;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Forms, tubes and errands at one moment of a played day, as everybody in the house can see them. */
@Component
class SeenLab {

    // Nobody is kept for longer than that: what is not drawn by then is revoked.
    private static final Duration PATIENCE = Duration.ofMinutes(18);

    // Nor for longer than that, for an examination.
    private static final Duration EXAMINED_WITHIN = Duration.ofMinutes(25);

    /** A guest is accompanied. */
    static final String ESCORT = "ESCORT";

    /** A form that is open. */
    record FormSeen(OrderId order, VisitId visit, OrderState state, Instant since) {}

    /**
     * A critical value that is to be told.
     *
     * @param asked who alone is asked, or has taken it
     */
    record CallSeen(
            TaskId task,
            SpecimenId specimen,
            Instant since,
            @Nullable StaffId asked) {}

    /** All of it. */
    record Seen(
            List<FormSeen> forms,
            List<SpecimenFact> tubes,
            List<ErrandFact> errands,
            List<ExaminationFact> examinations,
            List<CallSeen> calls) {

        /** Whether something of this form is still to be drawn, and nothing was. */
        boolean isUntouched(FormSeen form, SeenLab lab) {
            return lab.states(form.order).stream().allMatch(state -> state == SpecimenState.ORDERED);
        }

        Optional<SpecimenFact> tube(SpecimenId specimen) {
            return tubes.stream().filter(one -> one.specimen().equals(specimen)).findFirst();
        }

        /** Whether something is still to be drawn from a guest. */
        boolean isToBeDrawn(String visit) {
            return tubes.stream().anyMatch(tube -> tube.visit().equals(visit) && tube.state() == SpecimenState.ORDERED);
        }

        /** Who is asked to accompany guests to examinations, or does. */
        List<ErrandFact> escorts() {
            return errands.stream()
                    .filter(errand -> errand.code().equals(ESCORT))
                    .toList();
        }

        /** Whether a guest could be brought to an examination now: nobody is at its place, or on the way there. */
        boolean isFree(ExaminationFact examination) {
            var place = examination.place();
            return place != null
                    && examinations.stream().noneMatch(other -> place.equals(other.guestAt()))
                    && escorts().stream()
                            .noneMatch(escort ->
                                    place.equals(escort.to()) || escort.about().contains(examination.visit()));
        }
    }

    /** Who cannot be reached, in one round. */
    private record Dark(Set<StaffId> people) {}

    private final SpecimensBoard specimens;
    private final RunnersBoard runners;
    private final ImagingBoard imaging;
    private final ArrivalsBoard arrivals;
    private final DemoPeople people;
    private final JdbcClient jdbc;

    SeenLab(
            SpecimensBoard specimens,
            RunnersBoard runners,
            ImagingBoard imaging,
            ArrivalsBoard arrivals,
            DemoPeople people,
            JdbcClient jdbc) {
        this.specimens = specimens;
        this.runners = runners;
        this.imaging = imaging;
        this.arrivals = arrivals;
        this.people = people;
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
        var tubes = specimens.read();
        var calls = tubes.stream().anyMatch(tube -> tube.call() != null) ? calls() : List.<CallSeen>of();
        var seen = new Seen(forms, tubes, runners.read(), imaging.read(), calls);
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
        seen.examinations.stream()
                .filter(one -> one.stage() == Stage.BEGUN
                        || (one.stage().compareTo(Stage.BEGUN) < 0 && !round.isOver(one.ordered(), EXAMINED_WITHIN)))
                .forEach(one -> kept.add(VisitId.of(one.visit())));
        return kept;
    }

    /** The guests who are here. */
    List<VisitFact> guests(Round round) {
        return round.shown(arrivals, arrivals::read);
    }

    /** A guest who is here. */
    Optional<VisitFact> guest(String visit, Round round) {
        return guests(round).stream().filter(guest -> guest.id().equals(visit)).findFirst();
    }

    /** Whether somebody cannot be reached now: nobody takes a guest from such a one. */
    boolean isDark(StaffId person, Round round) {
        return round.seen(Dark.class, () -> new Dark(people.dark())).people.contains(person);
    }

    /** A form was filled: nobody begins anything with its guest until it is drawn. */
    static void keeps(VisitId visit, Round round) {
        SpokenFor.on(round.day()).add(SeenLab.class, visit);
    }

    private List<CallSeen> calls() {
        return jdbc.sql("""
                        SELECT DISTINCT task_id, specimen_id, requested, coalesce(owner, person) FROM lab_critical_now
                        ORDER BY requested, task_id""")
                .query((rs, row) -> new CallSeen(
                        new TaskId(rs.getObject(1, UUID.class)),
                        new SpecimenId(rs.getObject(2, UUID.class)),
                        Objects.requireNonNull(rs.getObject(3, OffsetDateTime.class))
                                .toInstant(),
                        Id.orNull(rs.getObject(4, UUID.class), StaffId::new)))
                .list();
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

package org.jiezhen.intake;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.acts.Act;
import org.jiezhen.acts.Commands.Context;
import org.jiezhen.acts.Kind;
import org.jiezhen.acts.Undone;
import org.jiezhen.fasting.FastingRecords;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Ticket;
import org.jiezhen.shared.Transitions.Track;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitRecords;
import org.jiezhen.visits.VisitRecords.Moment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** An intake form, as commands act on it and take it back. */
@Component
class FormKind implements Kind<FormId, IntakeForm> {

    private final JdbcClient jdbc;
    private final VisitRecords visits;
    private final FastingRecords fasting;

    FormKind(JdbcClient jdbc, VisitRecords visits, FastingRecords fasting) {
        this.jdbc = jdbc;
        this.visits = visits;
        this.fasting = fasting;
    }

    /** The form of a visit, if one was begun. */
    Optional<IntakeForm> find(VisitId visit) {
        return jdbc.sql("""
                        SELECT v.arrival_day, v.ticket_number FROM intake_form f JOIN visit v ON v.id = f.visit_id
                        WHERE f.visit_id = ?""")
                .param(visit.value())
                .query((rs, row) -> new IntakeForm(
                        FormId.of(visit), new Ticket(rs.getObject(1, LocalDate.class), rs.getInt(2)), false))
                .optional();
    }

    /** The form of a visit, which is locked, begun or not. */
    IntakeForm of(VisitId visit, Ticket ticket) {
        return find(visit).orElseGet(() -> new IntakeForm(FormId.of(visit), ticket, false));
    }

    /** Begins the form of a visit, which is locked, unless somebody has. */
    void beginUnlessBegun(VisitId visit, long entry) {
        if (find(visit).isEmpty()) {
            begin(visit, entry);
        }
    }

    /** Begins the form of a visit, which is locked. */
    void begin(VisitId visit, long entry) {
        jdbc.sql("INSERT INTO intake_form (visit_id, begun_by) VALUES (?, ?)")
                .params(visit.value(), entry)
                .update();
    }

    /**
     * What the row of arrivals says of the form may have changed, and nothing of the guest's story: the boards of visits
     * are told, at commit.
     */
    void tellVisit(VisitId visit) {
        jdbc.sql("SELECT pg_notify(?, ?)")
                .params(Journal.CHANNEL, "visit:" + visit)
                .query((rs, row) -> true)
                .single();
    }

    /** What the form shows has changed, though nothing was done to it: its page is told, at commit. */
    void tellForm(VisitId visit) {
        jdbc.sql("SELECT pg_notify(?, ?)")
                .params(Journal.CHANNEL, name() + ":" + visit)
                .query((rs, row) -> true)
                .single();
    }

    @Override
    public String name() {
        return "intake";
    }

    @Override
    public FormId id(UUID value) {
        return new FormId(value);
    }

    /** Under the lock of its visit, as everything that is done to a guest. */
    @Override
    public IntakeForm locked(FormId id) {
        visits.hold(id.visit());
        return find(id.visit()).orElseThrow(() -> new Refusal("refusal.intake.none"));
    }

    /** Whose guest may be one's business is asked of the visit. */
    @Override
    public void requireMine(IntakeForm form) {
        visits.here(form.visit());
    }

    @Override
    public Collection<? extends Act> acts() {
        return List.of(FormAct.values());
    }

    @Override
    public List<Track> tracks() {
        return List.of(IntakeForm.VALUE, IntakeForm.FILLER, IntakeForm.CONSENT, IntakeForm.READY, IntakeForm.LENT);
    }

    @Override
    public Act undo() {
        return FormAct.UNDO;
    }

    @Override
    public void requireUndoable(Undone undone, Context<IntakeForm> context) {
        visits.here(context.subject().visit());
    }

    /** The guest waits for the form again; and fasts, or does not, as before. */
    @Override
    public void takeBack(Undone undone, Context<IntakeForm> context) {
        var visit = context.subject().visit();
        var moment = new Moment(visit, context.now(), context.entry());
        visits.waitsAsBefore(moment, undone);
        fasting.asBefore(moment, undone);
        tellVisit(visit);
    }
}

package org.jiezhen.lab;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.acts.Act;
import org.jiezhen.acts.Chain;
import org.jiezhen.acts.Commands.Context;
import org.jiezhen.acts.Kind;
import org.jiezhen.acts.Undone;
import org.jiezhen.house.PlaceId;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions;
import org.jiezhen.shared.Transitions.Track;
import org.jiezhen.tasks.TaskId;
import org.jiezhen.tasks.TaskRecords;
import org.jiezhen.visits.VisitId;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A specimen, as commands act on it and take it back; and who has it, one after another. */
@Component
class SpecimenKind implements Kind<SpecimenId, Specimen> {

    static final String NAME = "specimen";

    private final TaskRecords tasks;
    private final OpenTrips trips;
    private final Reports reports;
    private final CriticalCalls calls;
    private final Transitions transitions;
    private final JdbcClient jdbc;
    private final Chain<SpecimenId, Specimen> chain;

    SpecimenKind(
            TaskRecords tasks,
            OpenTrips trips,
            Reports reports,
            CriticalCalls calls,
            Transitions transitions,
            JdbcClient jdbc) {
        this.tasks = tasks;
        this.trips = trips;
        this.reports = reports;
        this.calls = calls;
        this.transitions = transitions;
        this.jdbc = jdbc;
        this.chain = new Chain<>(
                this,
                Specimen.CUSTODY,
                Specimen.HANDOFF,
                new Chain.Steps(
                        SpecimenAct.PASS,
                        SpecimenAct.PASS,
                        SpecimenAct.PASS,
                        SpecimenAct.PASS,
                        SpecimenAct.PASS,
                        SpecimenAct.PASS,
                        SpecimenAct.PASS,
                        SpecimenAct.ABANDON),
                "refusal.tube");
    }

    /** Who has each tube: whoever goes leaves it behind, visibly. */
    @Bean
    Chain<SpecimenId, Specimen> tubeHolders() {
        return chain;
    }

    Chain<SpecimenId, Specimen> chain() {
        return chain;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public SpecimenId id(UUID value) {
        return new SpecimenId(value);
    }

    @Override
    public Specimen locked(SpecimenId id) {
        var locked = jdbc.sql("SELECT id FROM lab_specimen WHERE id = ? FOR UPDATE")
                .param(id.value())
                .query(UUID.class)
                .optional();
        if (locked.isEmpty()) {
            throw unknown();
        }
        // Only now: whoever had the lock may have moved it.
        return look(id);
    }

    /** The specimen as it is now, of whoever only compares. */
    Specimen look(SpecimenId id) {
        return jdbc.sql("""
                        SELECT p.id, p.accession, p.order_id, p.visit_id, p.tube, t.zh, t.en, p.panels, p.to_id,
                               s.state, s.started, n.name, c.staff_id, c.place_id
                        FROM lab_specimen p
                        JOIN lab_tube t ON t.code = p.tube
                        JOIN lab_specimen_state s ON s.specimen_id = p.id AND s.ended IS NULL AND s.voided IS NULL
                        LEFT JOIN lab_specimen_custody c ON c.specimen_id = p.id AND c.ended IS NULL AND c.voided IS NULL
                        LEFT JOIN journal_told j ON j.id = s.begun_by
                        LEFT JOIN staff_named n ON n.actor = j.actor
                        WHERE p.id = ?""")
                .param(id.value())
                .query(SpecimenKind::specimen)
                .optional()
                .orElseThrow(SpecimenKind::unknown);
    }

    private static Specimen specimen(ResultSet rs, int row) throws SQLException {
        return new Specimen(
                new SpecimenId(rs.getObject("id", UUID.class)),
                rs.getString("accession"),
                new OrderId(rs.getObject("order_id", UUID.class)),
                new VisitId(rs.getObject("visit_id", UUID.class)),
                rs.getString("tube"),
                new Localized(rs.getString("zh"), rs.getString("en")),
                List.of((String[]) rs.getArray("panels").getArray()),
                Id.orNull(rs.getObject("to_id", UUID.class), PlaceId::new),
                SpecimenState.valueOf(rs.getString("state")),
                rs.getObject("started", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(rs.getString("name")).orElse(""),
                rs.getObject("staff_id", UUID.class),
                Id.orNull(rs.getObject("place_id", UUID.class), PlaceId::new));
    }

    static Refusal unknown() {
        return new Refusal("refusal.specimen.unknown");
    }

    /** Whoever draws, carries or receives has to do with any of them. */
    @Override
    public void requireMine(Specimen specimen) {}

    @Override
    public Collection<? extends Act> acts() {
        return List.of(SpecimenAct.values());
    }

    @Override
    public List<Track> tracks() {
        return Specimen.TRACKS;
    }

    @Override
    public Act undo() {
        return SpecimenAct.UNDO;
    }

    @Override
    public void requireUndoable(Undone undone, Context<Specimen> context) {}

    /** What went with it: its errands, what was reported, and that a form was completed. */
    @Override
    public void takeBack(Undone undone, Context<Specimen> context) {
        if (calls.isTold(context.subject().id(), undone.entry())) {
            throw new Refusal("refusal.critical.told", context.subject().label());
        }
        tasks.takeBack(undone.entry(), new TaskRecords.Moment(context.now(), context.entry()));
        jdbc.sql("SELECT task_id FROM lab_errand WHERE specimen_id = ? ORDER BY 1")
                .param(context.subject().id().value())
                .query(Id.column(TaskId::new))
                .list()
                .forEach(task -> trips.takeBack(task, undone.entry(), context.now(), context.entry()));
        var order = context.subject().order();
        if (!reports.takeBack(order, undone.entry(), context.now(), context.entry())) {
            throw new Refusal("refusal.specimen.movedOn", context.subject().label());
        }
        if (!transitions.undo(
                LabOrder.STATE, order.value(), undone.entry(), Map.of(), context.now(), context.entry())) {
            throw new Refusal("refusal.specimen.formMovedOn", context.subject().label());
        }
    }
}

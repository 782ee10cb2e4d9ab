package org.jiezhen.lab;

import jakarta.annotation.security.RolesAllowed;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Done;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Ticket;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.tasks.TaskAct;
import org.jiezhen.tasks.TaskId;
import org.jiezhen.tasks.TaskPermission;
import org.jiezhen.tasks.Tasks;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What runners do: take several errands at once, scan what they take and what they hand over, and come back with nothing in
 * their pocket. Each step is the errand's own; whatever is pressed elsewhere does the same.
 */
@Service
@Transactional
public class Trips {

    /** How many were taken. */
    public record Taken(int errands) {}

    /** What a scanned code means to whoever scans it. */
    public enum Meaning {
        /** It rests, and can be taken. */
        TAKE,
        /** It is in this person's hand, and can be handed over. */
        HAND
    }

    /** A tube that was scanned: which errand it is, and what comes next. */
    public record Scanned(
            TaskId errand,
            String label,
            Ticket ticket,
            Localized tube,
            Meaning meaning,
            @Nullable Localized to) {}

    /** An errand that is on a trip and not handed over. */
    public record Carried(TaskId errand, String label, Localized what) {}

    private final Commands commands;
    private final Tasks tasks;
    private final OpenTrips trips;
    private final Labels labels;
    private final Errands errands;
    private final SpecimenKind specimens;
    private final CurrentStaff staff;
    private final JdbcClient jdbc;

    Trips(
            Commands commands,
            Tasks tasks,
            OpenTrips trips,
            Labels labels,
            Errands errands,
            SpecimenKind specimens,
            CurrentStaff staff,
            JdbcClient jdbc) {
        this.commands = commands;
        this.tasks = tasks;
        this.trips = trips;
        this.labels = labels;
        this.errands = errands;
        this.specimens = specimens;
        this.staff = staff;
        this.jdbc = jdbc;
    }

    /**
     * Takes several at once, all or none: they are on one trip, and so is what is taken later.
     *
     * @throws Refusal that says who has one of them
     */
    @RolesAllowed(TaskPermission.TAKE)
    public Taken take(UUID key, Collection<TaskId> taken) {
        if (taken.isEmpty()) {
            throw new InvalidInput("errands", "refusal.trip.nothing");
        }
        return commands.once(key, TaskAct.BEGIN, Taken.class, () -> {
            taken.stream()
                    .distinct()
                    .sorted(Comparator.comparing(TaskId::toString))
                    .forEach(task -> tasks.begin(further(key, task), task));
            return new Taken(taken.size());
        });
    }

    /**
     * What a code that was scanned means.
     *
     * @throws Refusal that says what is wrong with the code, or who has the tube
     */
    @RolesAllowed(TaskPermission.TAKE)
    @Transactional(readOnly = true)
    public Scanned read(String code) {
        var specimen = labels.read(code);
        return jdbc.sql("""
                        SELECT e.task_id, p.accession, v.arrival_day, v.ticket_number, t.zh, t.en, n.status, n.owner, o.name,
                               d.name_zh, d.name_en
                        FROM lab_errand e
                        JOIN task_now n ON n.task_id = e.task_id AND n.code = 'SPECIMEN'
                        JOIN lab_specimen p ON p.id = e.specimen_id
                        JOIN lab_tube t ON t.code = p.tube
                        JOIN visit v ON v.id = p.visit_id
                        LEFT JOIN place d ON d.id = n.to_id
                        LEFT JOIN staff_named o ON o.actor = n.owner::text
                        WHERE e.specimen_id = ?""")
                .param(specimen.value())
                .query((rs, row) -> {
                    var owner = rs.getObject("owner", UUID.class);
                    var label = Specimen.label(rs.getString("accession"));
                    if (owner != null && !owner.equals(staff.id().value())) {
                        throw new Refusal("refusal.trip.others", label, rs.getString("name"));
                    }
                    var zh = rs.getString("name_zh");
                    return new Scanned(
                            new TaskId(rs.getObject("task_id", UUID.class)),
                            label,
                            new Ticket(rs.getObject("arrival_day", LocalDate.class), rs.getInt("ticket_number")),
                            new Localized(rs.getString("zh"), rs.getString("en")),
                            rs.getString("status").equals("IN_PROGRESS") ? Meaning.HAND : Meaning.TAKE,
                            zh == null ? null : new Localized(zh, rs.getString("name_en")));
                })
                .optional()
                .orElseThrow(() -> specimens.look(specimen).is());
    }

    /** Takes one: a tube by its code, or anything by hand. */
    @RolesAllowed(TaskPermission.TAKE)
    public Done<TaskId> pickUp(UUID key, TaskId errand, @Nullable String code) {
        return scanned(key, errand, code, further -> tasks.begin(further, errand));
    }

    /** Hands one over where it goes: a tube by its code, or anything by hand. */
    @RolesAllowed(TaskPermission.TAKE)
    public Done<TaskId> hand(UUID key, TaskId errand, @Nullable String code) {
        return scanned(key, errand, code, further -> tasks.done(further, errand));
    }

    /**
     * Takes a tube, or hands it over, by its code alone: what whoever scans has confirmed, once, however often it is sent.
     *
     * @throws Refusal that says who has the tube, or what is wrong with the code
     */
    @RolesAllowed(TaskPermission.TAKE)
    public Done<TaskId> confirm(UUID key, String code, Meaning meaning) {
        var tube = labels.read(code);
        // The newest: what was sent before and not answered may have ended it.
        var errand = jdbc.sql("""
                        SELECT e.task_id FROM lab_errand e JOIN task t ON t.id = e.task_id AND t.code = 'SPECIMEN'
                        WHERE e.specimen_id = ? ORDER BY t.number DESC LIMIT 1""")
                .param(tube.value())
                .query(Id.column(TaskId::new))
                .optional()
                .orElseThrow(() -> specimens.look(tube).is());
        return meaning == Meaning.TAKE ? pickUp(key, errand, code) : hand(key, errand, code);
    }

    @FunctionalInterface
    private interface Step {
        Done<TaskId> with(UUID key);
    }

    private Done<TaskId> scanned(UUID key, TaskId errand, @Nullable String code, Step step) {
        if (code != null) {
            var tube = errands.carried(errand).orElseThrow(() -> new Refusal("refusal.scan.noTube"));
            // Not locked: its errand is first. Whose code it is does not change.
            labels.require(specimens.look(tube), code);
        }
        var done = step.with(key);
        if (code != null) {
            jdbc.sql("UPDATE lab_specimen_state SET checked = 'SCANNED' WHERE begun_by = ? AND checked = 'BY_HAND'")
                    .param(done.entry())
                    .update();
        }
        return done;
    }

    /** What this person has on the open trip, and has not handed over. */
    @RolesAllowed(TaskPermission.TAKE)
    @Transactional(readOnly = true)
    public List<Carried> carried() {
        return trips.of(staff.id())
                .map(trip -> jdbc.sql("""
                        SELECT n.task_id,
                               coalesce('A' || lpad(v.ticket_number::text, greatest(3, length(v.ticket_number::text)), '0'),
                                        'T' || n.number) || coalesce(' · ' || right(p.accession, 4), '') AS label,
                               coalesce(t.zh, n.zh) AS zh, coalesce(t.en, n.en) AS en
                        FROM lab_trip_item i
                        JOIN task_now n ON n.task_id = i.claim
                        LEFT JOIN lab_errand e ON e.task_id = n.task_id
                        LEFT JOIN lab_specimen p ON p.id = e.specimen_id
                        LEFT JOIN lab_tube t ON t.code = p.tube
                        LEFT JOIN visit v ON v.id = n.visit_id
                        WHERE i.trip_id = ? AND i.ended IS NULL AND i.voided IS NULL ORDER BY n.due""")
                        .param(trip.value())
                        .query((rs, row) -> new Carried(
                                new TaskId(rs.getObject(1, UUID.class)),
                                rs.getString(2),
                                new Localized(rs.getString(3), rs.getString(4))))
                        .list())
                .orElse(List.of());
    }

    /**
     * Whether everything is handed over, as whoever is back says. A trip ends by itself with the last of what was taken.
     *
     * @throws Refusal that names what is missing
     */
    @RolesAllowed(TaskPermission.TAKE)
    @Transactional(readOnly = true)
    public void reconcile() {
        var left = carried();
        if (!left.isEmpty()) {
            throw new Refusal(
                    "refusal.trip.missing",
                    left.size(),
                    left.stream().map(Carried::label).collect(Collectors.joining(", ")));
        }
    }

    /** A press that goes with a press, under a key of its own. */
    private static UUID further(UUID key, TaskId task) {
        return UUID.nameUUIDFromBytes((key + ":" + task).getBytes(StandardCharsets.UTF_8));
    }
}

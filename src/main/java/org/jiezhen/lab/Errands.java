package org.jiezhen.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jiezhen.house.PlaceId;
import org.jiezhen.shared.Id;
import org.jiezhen.tasks.TaskId;
import org.jiezhen.tasks.TaskRecords;
import org.jiezhen.tasks.TaskRecords.Asked;
import org.jiezhen.tasks.TaskRecords.Moment;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The errands of specimens and of their reports: each a task, which the tube goes with. */
@Component
class Errands {

    /** A tube is carried. */
    static final String SPECIMEN = "SPECIMEN";

    /** A tube that was brought is taken in hand. */
    static final String RECEIVE = "RECEIVE";

    /** A report is brought. */
    static final String REPORT = "REPORT";

    /** A guest is drawn from again. */
    static final String RECOLLECT = "RECOLLECT";

    /** A tube of which nobody knows where it is, is looked for. */
    static final String FIND = "FIND";

    private final TaskRecords tasks;
    private final OpenTrips trips;
    private final Panels panels;
    private final Numbers numbers;
    private final JdbcClient jdbc;

    Errands(TaskRecords tasks, OpenTrips trips, Panels panels, Numbers numbers, JdbcClient jdbc) {
        this.tasks = tasks;
        this.trips = trips;
        this.panels = panels;
        this.numbers = numbers;
        this.jdbc = jdbc;
    }

    /** It rests somewhere: it is to be carried before its time to rest is over. */
    void carry(Specimen specimen, PlaceId from, Instant now, long entry) {
        var rest = panels.findTube(specimen.tube()).orElseThrow().restMinutes();
        open(SPECIMEN, specimen, from, specimen.to(), now.plus(Duration.ofMinutes(rest)), now, entry);
    }

    /** It was brought: somebody there is to take it in hand. */
    void receive(Specimen specimen, Instant now, long entry) {
        open(RECEIVE, specimen, specimen.to(), null, null, now, entry);
    }

    /** Its results are out: the report is to be brought. */
    void report(Specimen specimen, Instant now, long entry) {
        open(REPORT, specimen, specimen.to(), numbers.format().reportsTo(), null, now, entry);
    }

    /** Nobody knows where it is: it is looked for, from where it was last. */
    void find(Specimen missing, Instant now, long entry) {
        open(FIND, missing, missing.place(), missing.to(), null, now, entry);
    }

    /** The guest is to be drawn from again. */
    void recollect(Specimen rejected, SpecimenId instead, Instant now, long entry) {
        tasks.open(new Asked(RECOLLECT, instead.value(), rejected.visit(), null, null, null), new Moment(now, entry))
                .ifPresent(task -> link(task, instead));
    }

    private void open(
            String code,
            Specimen specimen,
            @Nullable PlaceId from,
            @Nullable PlaceId to,
            @Nullable Instant due,
            Instant now,
            long entry) {
        tasks.open(new Asked(code, specimen.id().value(), specimen.visit(), from, to, due), new Moment(now, entry))
                .ifPresent(task -> link(task, specimen.id()));
    }

    private void link(TaskId task, SpecimenId specimen) {
        jdbc.sql("INSERT INTO lab_errand (task_id, specimen_id) VALUES (?, ?)")
                .params(task.value(), specimen.value())
                .update();
    }

    /** What is asked for a specimen and not done yet: locked, before the specimen is. */
    void lock(SpecimenId specimen) {
        tasks.lock(open(specimen));
    }

    /** What was asked for it has come about, or is not needed any more. */
    void close(SpecimenId specimen, boolean done, Instant now, long entry) {
        open(specimen).forEach(task -> {
            tasks.close(task, done, new Moment(now, entry));
            trips.left(task, now, entry);
        });
    }

    /** An act on a task is taken back: what it had asked for of others, too. */
    void takeBack(long undone, Instant now, long entry) {
        tasks.takeBack(undone, new Moment(now, entry));
    }

    private List<TaskId> open(SpecimenId specimen) {
        return jdbc.sql("""
                        SELECT e.task_id FROM lab_errand e JOIN task t ON t.id = e.task_id AND t.closed IS NULL
                        WHERE e.specimen_id = ? ORDER BY 1""")
                .param(specimen.value())
                .query(Id.column(TaskId::new))
                .list();
    }

    /** The tube that goes with an errand, if one does. */
    Optional<SpecimenId> carried(TaskId task) {
        return of(task, SPECIMEN);
    }

    /** The tube that is looked for, if one is. */
    Optional<SpecimenId> found(TaskId task) {
        return of(task, FIND);
    }

    private Optional<SpecimenId> of(TaskId task, String code) {
        return jdbc.sql("""
                        SELECT e.specimen_id FROM lab_errand e JOIN task t ON t.id = e.task_id
                        WHERE e.task_id = ? AND t.code = ?""")
                .params(task.value(), code)
                .query(Id.column(SpecimenId::new))
                .optional();
    }
}

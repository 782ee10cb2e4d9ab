package org.jiezhen.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.jiezhen.Amount;
import org.jiezhen.lab.Specimens.Drawn;
import org.jiezhen.shared.Refusal;
import org.jiezhen.tasks.TaskId;
import org.jiezhen.tasks.TaskReason;
import org.jiezhen.tasks.Tasks;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.PessimisticLockingFailureException;

/** Eight people press at random: whatever comes of it, each tube has one holder, and has taken only steps that there are. */
class SpecimensByChanceTest extends LabTest {

    private static final int PEOPLE = 8;

    /** The tests of a blood count. */
    private static final int ASKED = 4;

    @Autowired
    Tasks tasks;

    @Test
    @Tag(Amount.TAG)
    void eachTubeHasOneHolderAndNoReportOfARejectedOne() throws Exception {
        var seed = Amount.seed(18);
        var tubes = new ArrayList<SpecimenId>();
        for (var n = 0; n < 3; n++) {
            var tube = ordered(guest());
            labelled(tube);
            tubes.add(tube);
        }
        var presses = Amount.of(25, 600);
        var people = new ArrayList<Callable<Integer>>();
        for (var n = 0; n < PEOPLE; n++) {
            var chance = new Random(seed + n);
            people.add(() -> press(chance, tubes, presses));
        }
        var done = 0;
        for (var person : together(people)) {
            try {
                done += person.get();
            } catch (ExecutionException e) {
                throw new AssertionError("seed " + seed, e.getCause());
            }
        }
        assertThat(done).as("some of it was possible, seed %d", seed).isPositive();

        for (var tube : all(tubes)) {
            chainIsWhole(tube);
            assertThat(holders(tube))
                    .as("holders of %s, which is %s, seed %d", tube, state(tube), seed)
                    .isEqualTo(state(tube).isHeld() ? 1 : 0);
            var steps = steps(tube);
            assertThat(steps.getFirst()).isEqualTo(SpecimenState.ORDERED);
            for (var n = 1; n < steps.size(); n++) {
                assertThat(steps.get(n - 1).canBecome(steps.get(n)))
                        .as("%s, seed %d", steps, seed)
                        .isTrue();
            }
            if (state(tube) == SpecimenState.REJECTED) {
                assertThat(count("""
                                SELECT count(*) FROM task t JOIN lab_errand e ON e.task_id = t.id
                                WHERE e.specimen_id = ? AND (t.code = 'REPORT' OR t.closed IS NULL)""", tube.value()))
                        .as("reports and errands of a rejected tube, seed %d", seed)
                        .isZero();
            }
            assertThat(standing(tube))
                    .as("results and reports of %s, which is %s, seed %d", tube, state(tube), seed)
                    .satisfies(many -> {
                        switch (state(tube)) {
                            case RESULTED -> assertThat(many).isEqualTo(ASKED + 1);
                            case RECEIVED -> assertThat(many).isBetween(0, ASKED + 1);
                            default -> assertThat(many).isZero();
                        }
                    });
        }
    }

    /** How many results, and reports, stand of it. */
    private int standing(SpecimenId tube) {
        return count("""
                SELECT (SELECT count(*) FROM lab_result WHERE specimen_id = s.id AND ended IS NULL AND voided IS NULL)
                     + (SELECT count(*) FROM lab_report WHERE specimen_id = s.id AND ended IS NULL AND voided IS NULL)
                FROM lab_specimen s WHERE id = ?""", tube.value());
    }

    private int press(Random chance, List<SpecimenId> tubes, int presses) {
        var done = 0;
        for (var n = 0; n < presses; n++) {
            var all = all(tubes);
            var tube = all.get(chance.nextInt(all.size()));
            if (tries(() -> act(chance, tube))) {
                done++;
            }
        }
        return done;
    }

    private boolean tries(Supplier<?> act) {
        try {
            return act.get() != null;
        } catch (Refusal | PessimisticLockingFailureException refused) {
            // Somebody was first, or it is no step; and where two wait for each other, one presses again.
            return false;
        }
    }

    private Object act(Random chance, SpecimenId tube) {
        var runner = chance.nextBoolean() ? FENG : ZHAO;
        return switch (chance.nextInt(11)) {
            case 0 -> as(JIANG, () -> specimens.label(key(), tube, List.of(Identifier.values())));
            case 1, 2 -> as(JIANG, () -> specimens.collect(key(), tube, new Drawn(null, STATION, true)));
            case 3, 4 -> as(runner, () -> tasks.begin(key(), errandOr(tube)));
            case 5 -> as(runner, () -> tasks.done(key(), errandOr(tube)));
            case 6 -> as(runner, () -> tasks.giveBack(key(), errandOr(tube), TaskReason.CALLED_AWAY));
            case 7 -> {
                var begun = as(runner, () -> tasks.begin(key(), errandOr(tube)));
                yield as(runner, () -> undo.takeBack(key(), begun.entry()));
            }
            case 8 -> as(QIAN, () -> specimens.receive(key(), tube, null, Condition.GOOD));
            case 9 ->
                chance.nextInt(3) == 0
                        ? as(QIAN, () -> specimens.reject(key(), tube, Unfit.CLOTTED))
                        : as(QIAN, () -> specimens.missing(key(), tube));
            default ->
                chance.nextBoolean() ? as(QIAN, () -> specimens.found(key(), tube, STATION)) : write(chance, tube);
        };
    }

    /** Part of what is asked, or all of it; preliminary, released, amended. */
    private Object write(Random chance, SpecimenId tube) {
        if (chance.nextInt(4) == 0) {
            var amended = Finding.amended("HGB", "%d".formatted(80 + chance.nextInt(80)), Amendment.MISTYPED);
            return as(QIAN, () -> results.record(key(), tube, List.of(amended)));
        }
        var status = chance.nextBoolean() ? ResultStatus.FINAL : ResultStatus.PRELIMINARY;
        var all = usual(tube, status);
        var some = chance.nextBoolean() ? all : all.subList(0, 1 + chance.nextInt(all.size()));
        return as(QIAN, () -> results.record(key(), tube, some));
    }

    private TaskId errandOr(SpecimenId tube) {
        return jdbc.sql("""
                        SELECT e.task_id FROM lab_errand e JOIN task t ON t.id = e.task_id AND t.closed IS NULL
                        WHERE e.specimen_id = ? AND t.code = 'SPECIMEN'""")
                .param(tube.value())
                .query((rs, row) -> new TaskId(rs.getObject(1, UUID.class)))
                .optional()
                .orElseThrow(() -> new Refusal("no errand"));
    }

    /** These, and those that are drawn for them. */
    private List<SpecimenId> all(List<SpecimenId> tubes) {
        return jdbc.sql("""
                        SELECT id FROM lab_specimen WHERE order_id IN (
                            SELECT order_id FROM lab_specimen WHERE id = ANY (CAST(? AS uuid[]))) ORDER BY accession""")
                .param("{"
                        + String.join(
                                ",", tubes.stream().map(SpecimenId::toString).toList()) + "}")
                .query((rs, row) -> new SpecimenId(rs.getObject(1, UUID.class)))
                .list();
    }

    private int holders(SpecimenId tube) {
        return count(
                "SELECT count(*) FROM lab_specimen_custody WHERE specimen_id = ? AND ended IS NULL AND voided IS NULL",
                tube.value());
    }

    private List<SpecimenState> steps(SpecimenId tube) {
        return jdbc.sql("""
                        SELECT state FROM lab_specimen_state WHERE specimen_id = ? AND voided IS NULL
                        ORDER BY started, coalesce(ended, 'infinity'), id""")
                .param(tube.value())
                .query((rs, row) -> SpecimenState.valueOf(rs.getString(1)))
                .list();
    }
}

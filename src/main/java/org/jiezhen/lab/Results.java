package org.jiezhen.lab;

import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Done;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Ticket;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The results of a specimen, typed in the laboratory: preliminary, released, amended. */
@Service
@Transactional
@RolesAllowed(LabPermission.RESULT)
public class Results {

    /**
     * One test of a specimen.
     *
     * @param result what stands; null while nothing does
     * @param before what stood before it, the newest first
     * @param usual what is usual of this guest; null where nobody knows, because it depends on sex or age
     */
    public record Line(TestItem test, @Nullable Result result, List<Result> before, TestItem.@Nullable Limits usual) {}

    /**
     * What is asked of a specimen, and what was found out.
     *
     * @param reported the panels of which there is a report
     */
    public record Sheet(
            SpecimenId specimen,
            OrderId order,
            String label,
            Ticket ticket,
            Localized tube,
            SpecimenState state,
            List<Line> lines,
            List<Reported> reported) {}

    /** A panel of which there is a report. */
    public record Reported(String panel, Localized name) {}

    private final Commands commands;
    private final SpecimenKind kind;
    private final ResultSteps steps;
    private final ResultSheets sheets;
    private final Errands errands;
    private final JdbcClient jdbc;

    Results(
            Commands commands,
            SpecimenKind kind,
            ResultSteps steps,
            ResultSheets sheets,
            Errands errands,
            JdbcClient jdbc) {
        this.commands = commands;
        this.kind = kind;
        this.steps = steps;
        this.sheets = sheets;
        this.errands = errands;
        this.jdbc = jdbc;
    }

    /** What is asked of a specimen, and what was found out: a look, which is journalled once anything was. */
    public Sheet open(SpecimenId specimen) {
        var tube = kind.look(specimen);
        var lines = sheets.lines(specimen, tube.panels());
        if (lines.stream().anyMatch(line -> line.result() != null)) {
            commands.run(kind, tube, SpecimenAct.LOOK.plain(), _ -> {});
        }
        return new Sheet(
                specimen,
                tube.order(),
                tube.label(),
                ticket(tube),
                tube.name(),
                tube.state(),
                lines.stream()
                        .map(line -> new Line(line.test(), line.result(), line.before(), line.usual()))
                        .toList(),
                reported(specimen));
    }

    private List<Reported> reported(SpecimenId specimen) {
        return jdbc.sql("""
                        SELECT r.panel, p.zh, p.en FROM lab_report r JOIN lab_panel p ON p.code = r.panel
                        WHERE r.specimen_id = ? AND r.ended IS NULL AND r.voided IS NULL ORDER BY p.rank""")
                .param(specimen.value())
                .query((rs, row) -> new Reported(rs.getString(1), new Localized(rs.getString(2), rs.getString(3))))
                .list();
    }

    /**
     * Writes down what was found out: preliminary, or released. The same said again changes nothing; with the last test that is
     * released the results of the specimen are out. What was released is changed by one that says that it is amended, and why;
     * whoever has reviewed it is asked again.
     *
     * @throws InvalidInput at the field of a test's code: what cannot be read, another unit, what is hardly possible and was not
     *     said twice, what was released already
     * @throws org.jiezhen.shared.Refusal when the specimen was not received, or not whole, or is of no use any more
     */
    public Done<SpecimenId> record(UUID key, SpecimenId specimen, Collection<Finding> findings) {
        var amends = findings.stream().anyMatch(one -> one.status() == ResultStatus.AMENDED);
        var act = amends ? SpecimenAct.AMEND : SpecimenAct.ENTER;
        return commands.once(kind, key, act, () -> {
            errands.lock(specimen);
            return commands.run(kind, kind.locked(specimen), act.plain(), context -> {
                if (findings.isEmpty()) {
                    throw new InvalidInput("results", "refusal.result.nothing");
                }
                steps.write(context.subject(), findings, context.now(), context.entry());
            });
        });
    }

    private Ticket ticket(Specimen tube) {
        return jdbc.sql("SELECT arrival_day, ticket_number FROM visit WHERE id = ?")
                .param(tube.visit().value())
                .query((rs, row) -> new Ticket(rs.getObject(1, LocalDate.class), rs.getInt(2)))
                .single();
    }
}

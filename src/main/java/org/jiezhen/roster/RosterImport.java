package org.jiezhen.roster;

import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jiezhen.acts.Commands;
import org.jiezhen.journal.Journal;
import org.jiezhen.roster.Planned.TeaHours;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shell.Words;
import org.jiezhen.staff.StaffId;
import org.jiezhen.tables.Cell;
import org.jiezhen.tables.Checked;
import org.jiezhen.tables.Good;
import org.jiezhen.tables.Issue;
import org.jiezhen.tables.Moments;
import org.jiezhen.tables.Progress;
import org.jiezhen.tables.Row;
import org.jiezhen.tables.RowByRow;
import org.jiezhen.tables.RowByRow.Counts;
import org.jiezhen.tables.RowByRow.Effect;
import org.jiezhen.tables.TableImport;
import org.jiezhen.tables.TableReader;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings in a roster's file, row by row, each written as if it was typed. */
@Service
@RolesAllowed(RosterPermission.CHANGE)
public class RosterImport implements TableImport<RosterLine, Counts> {

    private static final TeaHours ANY = new TeaHours(0, 24 * 60);

    /** Somebody whom a file may name, and a role of that person. */
    private record Known(StaffId id, String username, String name, String role) {}

    private final TableReader reader = new TableReader(RosterColumns.ALL);
    private final Roster roster;
    private final RosterItems items;
    private final Commands commands;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final RowByRow<RosterLine> rows;

    RosterImport(
            Roster roster, RosterItems items, Commands commands, JdbcClient jdbc, TransactionTemplate transaction) {
        this.roster = roster;
        this.items = items;
        this.commands = commands;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.rows = new RowByRow<>(transaction, this::write, RosterImport::refused);
    }

    @Override
    public Checked<RosterLine, Counts> check(byte[] file, Progress progress) {
        var people = people();
        return reader.check(file, row -> read(row, people), rows.rehearsal(), progress);
    }

    private List<Known> people() {
        return jdbc.sql("""
                        SELECT a.id, a.username, a.display_name, r.role_code
                        FROM account a JOIN account_role r ON r.account_id = a.id
                        JOIN role_permission p ON p.role_code = r.role_code AND p.permission = 'duty.declare'
                        WHERE a.enabled ORDER BY a.id, r.ordinal""")
                .query((rs, row) -> new Known(
                        new StaffId(rs.getObject(1, UUID.class)), rs.getString(2), rs.getString(3), rs.getString(4)))
                .list();
    }

    private static @Nullable RosterLine read(Row row, List<Known> people) {
        var person = row.read(RosterColumns.PERSON, cell -> person(cell.text().strip(), people));
        var day = row.read(
                RosterColumns.DAY,
                cell -> Moments.day(cell).flatMap(one -> one).orElseThrow(() -> new Refusal("refusal.roster.day")));
        var text = row.read(RosterColumns.SHIFT, cell -> {
            Planned.read(cell.text(), ANY);
            return cell.text();
        });
        var role = row.read(
                RosterColumns.ROLE,
                cell -> person == null ? null : cell.isBlank() ? person.role : role(cell.word(), person, people));
        return row.isRight() && person != null && day != null && text != null && role != null
                ? new RosterLine(person.id, role, day, text)
                : null;
    }

    private static Known person(String said, List<Known> people) {
        var meant = people.stream()
                .filter(one -> one.name.equals(said) || one.username.equalsIgnoreCase(said))
                .toList();
        if (meant.isEmpty()) {
            throw new Refusal("refusal.roster.person");
        }
        if (meant.stream().map(Known::id).distinct().count() > 1) {
            throw new Refusal("refusal.roster.people");
        }
        return meant.getFirst();
    }

    /** A role of the person, by its code or its word in either language. */
    private static String role(String said, Known person, List<Known> people) {
        return people.stream()
                .filter(one -> one.id.equals(person.id))
                .map(Known::role)
                .filter(code -> Stream.concat(
                                Stream.of(code),
                                Words.ofTheHouse().getProvidedLocales().stream()
                                        .map(locale -> Words.ofTheHouse().getTranslation("staff.role." + code, locale)))
                        .map(Cell::word)
                        .anyMatch(said::equals))
                .findFirst()
                .orElseThrow(() -> new Refusal("refusal.roster.roleUnknown"));
    }

    private static Issue refused(Good<RosterLine> row, Refusal why) {
        var line = row.value();
        return why instanceof InvalidInput
                ? new Issue(row.row(), RosterColumns.SHIFT, line.text(), why)
                : new Issue(row.row(), RosterColumns.DAY, line.day().toString(), why);
    }

    @Override
    public Counts bringIn(UUID run, Checked<RosterLine, Counts> checked, Progress progress) {
        var counts = rows.bringIn(checked, progress);
        var deed = RosterAct.BRING_IN
                .with("fresh", counts.fresh())
                .with("changed", counts.changed())
                .with("refused", counts.refused())
                .with("broken", counts.broken());
        transaction.executeWithoutResult(
                _ -> commands.run(new Journal.Subject("import", run.toString()), deed, () -> {}));
        return counts;
    }

    private Effect write(RosterLine line) {
        var cell = new RosterItems.Cell(line.person(), line.role(), line.day());
        var before = items.in(cell);
        // Looked at first, so that what stands already is not written once more.
        if (!before.isEmpty() && before.equals(roster.read(line.text()))) {
            return Effect.UNCHANGED;
        }
        roster.write(UUID.randomUUID(), line.person(), line.role(), line.day(), line.text(), null);
        var after = items.in(cell);
        return before.equals(after) ? Effect.UNCHANGED : before.isEmpty() ? Effect.NEW : Effect.CHANGED;
    }
}

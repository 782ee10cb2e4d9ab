package org.jiezhen.roster;

import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.shared.Refusal;
import org.jiezhen.tables.Checked;
import org.jiezhen.tables.Column;
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
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings in a file of public holidays, as they are announced for a year: each row is said as if it was typed. */
@Service
@RolesAllowed(RosterPermission.CHANGE)
public class SpecialDaysImport implements TableImport<SpecialDay, Counts> {

    static final Column DAY = Column.required("roster.column.DAY", List.of("日期"), List.of("date", "day"));
    static final Column KIND = Column.required("roster.days.kind", List.of("类别", "种类"), List.of("kind"));
    static final Column ZH = Column.required("roster.days.zh", List.of("中文名", "名称"), List.of("name zh", "chinese"));
    static final Column EN = Column.required("roster.days.en", List.of("英文名"), List.of("name en", "english", "name"));

    private static final Set<String> HOLIDAYS = Set.of("holiday", "假", "休", "放假", "休息", "节假日");
    private static final Set<String> WORKED = Set.of("workday", "班", "上班", "调休", "调休上班", "补班");

    private final TableReader reader = new TableReader(List.of(DAY, KIND, ZH, EN));
    private final SpecialDays days;
    private final RowByRow<SpecialDay> rows;

    SpecialDaysImport(SpecialDays days, TransactionTemplate transaction) {
        this.days = days;
        this.rows = new RowByRow<>(
                transaction,
                this::say,
                (row, why) -> new Issue(row.row(), DAY, row.value().day().toString(), why));
    }

    @Override
    public Checked<SpecialDay, Counts> check(byte[] file, Progress progress) {
        return reader.check(file, SpecialDaysImport::read, rows.rehearsal(), progress);
    }

    private static @Nullable SpecialDay read(Row row) {
        var day = row.read(
                DAY,
                cell -> Moments.day(cell).flatMap(one -> one).orElseThrow(() -> new Refusal("refusal.roster.day")));
        var kind = row.read(KIND, cell -> kind(cell.word()));
        var zh = row.read(ZH, cell -> cell.text());
        var en = row.read(EN, cell -> cell.text());
        if (!row.isRight() || day == null || kind == null || zh == null || en == null) {
            return null;
        }
        return row.read(ZH, _ -> SpecialDay.of(day, kind, zh, en));
    }

    private static SpecialDay.Kind kind(String said) {
        if (HOLIDAYS.contains(said)) {
            return SpecialDay.Kind.HOLIDAY;
        }
        if (WORKED.contains(said)) {
            return SpecialDay.Kind.WORKDAY;
        }
        throw new Refusal("refusal.roster.dayKind");
    }

    @Override
    public Counts bringIn(UUID run, Checked<SpecialDay, Counts> checked, Progress progress) {
        return rows.bringIn(checked, progress);
    }

    private Effect say(SpecialDay day) {
        var changed = days.say(
                UUID.randomUUID(),
                day.day(),
                day.kind(),
                day.name().zh(),
                day.name().en());
        return changed ? Effect.CHANGED : Effect.UNCHANGED;
    }
}

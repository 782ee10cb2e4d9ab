package org.jiezhen.house;

import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.house.HouseLine.DepartmentLine;
import org.jiezhen.house.HouseLine.FigureLine;
import org.jiezhen.house.HouseLine.FloorLine;
import org.jiezhen.house.HouseLine.PhraseLine;
import org.jiezhen.house.HouseLine.PlaceLine;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Refusal;
import org.jiezhen.tables.Checked;
import org.jiezhen.tables.Column;
import org.jiezhen.tables.Good;
import org.jiezhen.tables.Issue;
import org.jiezhen.tables.Progress;
import org.jiezhen.tables.RowByRow;
import org.jiezhen.tables.RowByRow.Counts;
import org.jiezhen.tables.RowByRow.Effect;
import org.jiezhen.tables.TableReader;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings in a file, row by row, each a change as any other. */
@Component
class HouseIntake {

    private final TableReader reader = new TableReader(HouseColumns.ALL);
    private final Building building;
    private final Commands commands;
    private final TransactionTemplate transaction;
    private final RowByRow<HouseLine> lines;

    HouseIntake(Building building, Commands commands, TransactionTemplate transaction) {
        this.building = building;
        this.commands = commands;
        this.transaction = transaction;
        this.lines = new RowByRow<>(transaction, this::bringIn, HouseIntake::issue);
    }

    Checked<HouseLine, Counts> check(byte[] file, Progress progress) {
        var rows = Objects.requireNonNull(transaction.execute(_ -> new HouseRows(building)));
        return reader.check(file, rows::read, lines.rehearsal(), progress);
    }

    private static Issue issue(Good<HouseLine> row, Refusal why) {
        var column = why instanceof InvalidInput wrong ? HouseRows.column(wrong.field()) : HouseColumns.NAME_ZH;
        return new Issue(row.row(), column, said(row.value(), column), why);
    }

    /** What stands in the cell that cannot be so. */
    private static String said(HouseLine line, Column column) {
        if (line instanceof PlaceLine(var details, var _, var _)) {
            var wall = details.wallName();
            if (wall != null && column == HouseColumns.WALL_ZH) {
                return wall.zh();
            }
            if (wall != null && column == HouseColumns.WALL_EN) {
                return wall.en();
            }
            return column == HouseColumns.SHORT_ZH
                    ? details.shortName().zh()
                    : details.name().zh();
        }
        return "";
    }

    Counts bringIn(UUID run, Checked<HouseLine, Counts> checked, Progress progress) {
        var counts = lines.bringIn(checked, progress);
        var deed = HouseAct.BRING_IN
                .with("fresh", counts.fresh())
                .with("changed", counts.changed())
                .with("refused", counts.refused())
                .with("broken", counts.broken());
        transaction.executeWithoutResult(
                _ -> commands.run(new Journal.Subject("import", run.toString()), deed, () -> {}));
        return counts;
    }

    private Effect bringIn(HouseLine line) {
        return switch (line) {
            case FloorLine(var number, var name) -> {
                var there = building.floor(number);
                if (there.isEmpty()) {
                    building.addFloor(number, name);
                    yield Effect.NEW;
                }
                if (there.get().name().equals(name)) {
                    yield Effect.UNCHANGED;
                }
                building.nameFloor(number, null, name);
                yield Effect.CHANGED;
            }
            case DepartmentLine(var code, var name) -> {
                var there = building.department(code);
                if (there.isEmpty()) {
                    building.addDepartment(code, name);
                    yield Effect.NEW;
                }
                if (there.get().name().equals(name)) {
                    yield Effect.UNCHANGED;
                }
                building.nameDepartment(code, null, name);
                yield Effect.CHANGED;
            }
            case PlaceLine place ->
                there(place).map(there -> change(place, there)).orElseGet(() -> {
                    building.add(place.details(), !Boolean.FALSE.equals(place.inUse()));
                    return Effect.NEW;
                });
            case FigureLine(var target, var code, var value) -> {
                var before = (target ? building.targets() : building.rules())
                        .stream()
                                .filter(one -> one.code().equals(code))
                                .findFirst()
                                .orElseThrow(() -> new InvalidInput("code", "refusal.house.file.code", code));
                if (before.value() == value) {
                    yield Effect.UNCHANGED;
                }
                if (target) {
                    building.setTarget(code, null, value);
                } else {
                    building.setRule(code, null, value);
                }
                yield Effect.CHANGED;
            }
            case PhraseLine(var code, var words) -> {
                var before = building.phrases().stream()
                        .filter(one -> one.code().equals(code))
                        .findFirst()
                        .orElseThrow(() -> new InvalidInput("code", "refusal.house.file.code", code));
                if (before.name().equals(words)) {
                    yield Effect.UNCHANGED;
                }
                building.say(code, null, words);
                yield Effect.CHANGED;
            }
        };
    }

    /** The place of this Chinese name on this floor: one in use before one that is not. */
    private Optional<BuiltPlace> there(PlaceLine place) {
        return building.places().stream()
                .filter(one -> one.details().floor() == place.details().floor()
                        && one.details()
                                .name()
                                .zh()
                                .equals(place.details().name().zh()))
                .max(Comparator.comparing(BuiltPlace::inUse));
    }

    private Effect change(PlaceLine place, BuiltPlace there) {
        var after = place.over(there.details());
        var used = place.inUse() == null ? there.inUse() : place.inUse();
        var effect = Effect.UNCHANGED;
        if (!after.equals(there.details())) {
            building.describe(there.id(), null, after);
            effect = Effect.CHANGED;
        }
        if (used != there.inUse()) {
            building.use(there.id(), null, used);
            effect = Effect.CHANGED;
        }
        return effect;
    }
}

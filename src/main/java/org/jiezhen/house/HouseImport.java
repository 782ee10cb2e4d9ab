package org.jiezhen.house;

import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jiezhen.house.Building.Named;
import org.jiezhen.house.HouseColumns.Topic;
import org.jiezhen.shared.Localized;
import org.jiezhen.shell.Languages;
import org.jiezhen.tables.Cell;
import org.jiezhen.tables.Checked;
import org.jiezhen.tables.Column;
import org.jiezhen.tables.CsvExport;
import org.jiezhen.tables.Progress;
import org.jiezhen.tables.RowByRow.Counts;
import org.jiezhen.tables.TableImport;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The whole house as a file: brought in, after it was looked through, and taken away. */
@Service
@RolesAllowed(HousePermission.CHANGE)
public class HouseImport implements TableImport<HouseLine, Counts> {

    private final HouseIntake intake;
    private final Building building;

    HouseImport(HouseIntake intake, Building building) {
        this.intake = intake;
        this.building = building;
    }

    @Override
    public Checked<HouseLine, Counts> check(byte[] file, Progress progress) {
        return intake.check(file, progress);
    }

    @Override
    public Counts bringIn(UUID run, Checked<HouseLine, Counts> checked, Progress progress) {
        return intake.bringIn(run, checked, progress);
    }

    /** The whole house, as another house can bring it in. */
    @Transactional(readOnly = true)
    public byte[] export(Locale locale) {
        var rows = new ArrayList<List<String>>();
        rows.add(HouseColumns.ALL.stream()
                .map(column -> (Languages.isChinese(locale) ? column.chinese() : column.english()).getFirst())
                .toList());
        building.floors()
                .forEach(floor -> rows.add(row(Map.of(
                        HouseColumns.KIND,
                        Topic.FLOOR.written(locale),
                        HouseColumns.FLOOR,
                        floor.code(),
                        HouseColumns.NAME_ZH,
                        floor.name().zh(),
                        HouseColumns.NAME_EN,
                        floor.name().en()))));
        building.departments().forEach(department -> rows.add(named(Topic.DEPARTMENT, department, locale)));
        told(building.places()).forEach(place -> rows.add(row(place(place, locale))));
        building.targets().forEach(target -> rows.add(figure(Topic.TARGET, target.code(), target.value(), locale)));
        building.rules().forEach(rule -> rows.add(figure(Topic.RULE, rule.code(), rule.value(), locale)));
        building.phrases().forEach(phrase -> rows.add(named(Topic.PHRASE, phrase, locale)));
        return CsvExport.of(rows);
    }

    /** A place that is out of use may be called as one that took its place: of these a file tells the one that stands. */
    private static List<BuiltPlace> told(List<BuiltPlace> places) {
        var told = new LinkedHashMap<String, BuiltPlace>();
        places.forEach(place -> told.merge(
                place.details().floor() + " " + Cell.word(place.details().name().zh()),
                place,
                (one, other) -> one.inUse() ? one : other));
        return places.stream().filter(told::containsValue).toList();
    }

    private static List<String> row(Map<Column, String> cells) {
        return HouseColumns.ALL.stream()
                .map(column -> cells.getOrDefault(column, ""))
                .toList();
    }

    private static List<String> named(Topic topic, Named named, Locale locale) {
        return row(Map.of(
                HouseColumns.KIND,
                topic.written(locale),
                HouseColumns.CODE,
                named.code(),
                HouseColumns.NAME_ZH,
                named.name().zh(),
                HouseColumns.NAME_EN,
                named.name().en()));
    }

    private static List<String> figure(Topic topic, String code, int value, Locale locale) {
        return row(Map.of(
                HouseColumns.KIND,
                topic.written(locale),
                HouseColumns.CODE,
                code,
                HouseColumns.VALUE,
                Integer.toString(value)));
    }

    private static Map<Column, String> place(BuiltPlace place, Locale locale) {
        var details = place.details();
        var none = HouseColumns.written(HouseColumns.NONE, locale);
        var cells = new HashMap<Column, String>();
        cells.put(HouseColumns.KIND, HouseColumns.written(HouseColumns.words(details.kind()), locale));
        cells.put(HouseColumns.FLOOR, Integer.toString(details.floor()));
        cells.put(HouseColumns.DEPARTMENT, details.department());
        both(cells, HouseColumns.NAME_ZH, HouseColumns.NAME_EN, details.name());
        both(cells, HouseColumns.SHORT_ZH, HouseColumns.SHORT_EN, details.shortName());
        var wall = details.wallName();
        both(cells, HouseColumns.WALL_ZH, HouseColumns.WALL_EN, wall == null ? new Localized(none, none) : wall);
        var row = details.row();
        if (row != null) {
            both(cells, HouseColumns.ROW_ZH, HouseColumns.ROW_EN, row.name());
            cells.put(HouseColumns.ROW_NO, Integer.toString(row.number()));
        } else if (details.kind() == Place.Kind.SEAT) {
            cells.put(HouseColumns.ROW_ZH, none);
        }
        cells.put(HouseColumns.ORDINAL, String.valueOf(details.ordinal()));
        var spot = details.spot();
        if (spot == null) {
            cells.put(HouseColumns.X, none);
        } else {
            cells.put(HouseColumns.X, Integer.toString(spot.x()));
            cells.put(HouseColumns.Y, Integer.toString(spot.y()));
            cells.put(HouseColumns.WIDTH, Integer.toString(spot.width()));
            cells.put(HouseColumns.HEIGHT, Integer.toString(spot.height()));
        }
        cells.put(HouseColumns.CLEANED, yes(details.housekeeping(), locale));
        cells.put(HouseColumns.IN_USE, yes(place.inUse(), locale));
        return cells;
    }

    private static void both(Map<Column, String> cells, Column zh, Column en, Localized text) {
        cells.put(zh, text.zh());
        cells.put(en, text.en());
    }

    private static String yes(boolean so, Locale locale) {
        return HouseColumns.written(so ? HouseColumns.YES : HouseColumns.NO, locale);
    }
}

package org.jiezhen.house;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jiezhen.house.HouseColumns.Topic;
import org.jiezhen.house.HouseLine.DepartmentLine;
import org.jiezhen.house.HouseLine.FigureLine;
import org.jiezhen.house.HouseLine.FloorLine;
import org.jiezhen.house.HouseLine.Part;
import org.jiezhen.house.HouseLine.PhraseLine;
import org.jiezhen.house.HouseLine.PlaceLine;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Refusal;
import org.jiezhen.tables.Cell;
import org.jiezhen.tables.Column;
import org.jiezhen.tables.Row;
import org.jspecify.annotations.Nullable;

/**
 * What a row of a house's file says. Floors and departments stand above the places that name them. What is left out is
 * what is usual for the kind of place: so a file made by hand has few columns.
 */
final class HouseRows {

    private final Set<Integer> floors = new HashSet<>();
    private final Set<String> departments = new HashSet<>();

    /** @param building what stands already, and may be named as well */
    HouseRows(Building building) {
        building.floors().forEach(floor -> floors.add(Integer.parseInt(floor.code())));
        building.departments().forEach(department -> {
            departments.add(department.code());
            known.add(new Known(department.code(), department.name()));
        });
    }

    /** A department may be named by its code or by either name. */
    private record Known(String code, Localized name) {

        boolean isCalled(String word) {
            return Stream.of(code, name.zh(), name.en()).map(Cell::word).anyMatch(word::equals);
        }
    }

    private final Set<Known> known = new HashSet<>();

    /** What the row says; null when something is wrong with it, which the row was told. */
    @Nullable
    HouseLine read(Row row) {
        var kind = row.read(HouseColumns.KIND, HouseRows::kind);
        if (kind == null) {
            return null;
        }
        return kind.place() == null
                ? switch (kind.topic()) {
                    case FLOOR -> floor(row);
                    case DEPARTMENT -> department(row);
                    case TARGET, RULE -> figure(row, kind.topic() == Topic.TARGET);
                    case PHRASE -> phrase(row);
                }
                : place(row, kind.place());
    }

    /** What a row is about: a kind of place, or a topic. */
    private record About(Topic topic, Place.@Nullable Kind place) {}

    private static About kind(Cell cell) {
        var word = cell.word();
        for (var place : Place.Kind.values()) {
            if (HouseColumns.words(place).contains(word)) {
                return new About(Topic.FLOOR, place);
            }
        }
        for (var topic : Topic.values()) {
            if (topic.isCalled(word)) {
                return new About(topic, null);
            }
        }
        throw new Refusal("refusal.house.file.kind");
    }

    private @Nullable HouseLine floor(Row row) {
        var number = row.read(HouseColumns.FLOOR, cell -> whole(cell, Building.LEAST_FLOOR, Building.MOST_FLOOR));
        var name = names(row, number == null ? null : number + " 层", number == null ? null : "Floor " + number);
        if (number == null || name == null) {
            return null;
        }
        once(row, HouseColumns.FLOOR, "floor " + number);
        floors.add(number);
        return new FloorLine(number, name);
    }

    private @Nullable HouseLine department(Row row) {
        var name = names(row, null, null);
        var code = row.read(
                HouseColumns.CODE,
                cell -> cell.isBlank()
                        ? name == null ? null : Building.coded(name.en())
                        : cell.text().strip().toUpperCase(Locale.ROOT));
        if (name == null || code == null) {
            return null;
        }
        once(row, HouseColumns.CODE, "department " + code);
        departments.add(code);
        known.add(new Known(code, name));
        return new DepartmentLine(code, name);
    }

    private @Nullable HouseLine figure(Row row, boolean target) {
        var code = code(row);
        var value = row.read(HouseColumns.VALUE, cell -> required(whole(cell, 0, Integer.MAX_VALUE)));
        return code == null || value == null ? null : new FigureLine(target, code, value);
    }

    private @Nullable HouseLine phrase(Row row) {
        var code = code(row);
        var words = names(row, null, null);
        return code == null || words == null ? null : new PhraseLine(code, words);
    }

    private @Nullable String code(Row row) {
        return row.read(HouseColumns.CODE, cell -> {
            if (cell.isBlank()) {
                throw new Refusal("refusal.house.empty");
            }
            return cell.text().strip().toUpperCase(Locale.ROOT);
        });
    }

    private @Nullable HouseLine place(Row row, Place.Kind kind) {
        var floor = row.read(HouseColumns.FLOOR, cell -> {
            var number = required(whole(cell, Building.LEAST_FLOOR, Building.MOST_FLOOR));
            if (!floors.contains(number)) {
                throw new Refusal("refusal.house.noFloor", number);
            }
            return number;
        });
        var department = row.read(HouseColumns.DEPARTMENT, this::department);
        var nameZh = row.read(HouseColumns.NAME_ZH, HouseRows::text);
        if (floor == null || department == null || nameZh == null) {
            if (nameZh == null) {
                row.wrong(HouseColumns.NAME_ZH, new Refusal("refusal.house.empty"));
            }
            return null;
        }
        var unsaid = EnumSet.noneOf(Part.class);
        var usual = Numbering.usual(kind, floor, department, nameZh);
        var nameEn = or(row, HouseColumns.NAME_EN, usual.name().en(), unsaid, Part.NAME_EN);
        var shortZh = or(row, HouseColumns.SHORT_ZH, usual.shortName().zh(), unsaid, Part.SHORT_ZH);
        var shortEn = or(row, HouseColumns.SHORT_EN, usual.shortName().en(), unsaid, Part.SHORT_EN);
        var wallZh = row.read(HouseColumns.WALL_ZH, HouseRows::text);
        var wallEn = row.read(HouseColumns.WALL_EN, HouseRows::text);
        var seatsZh = row.read(HouseColumns.ROW_ZH, HouseRows::text);
        var seatsEn = row.read(HouseColumns.ROW_EN, HouseRows::text);
        var seatsNo = row.read(HouseColumns.ROW_NO, cell -> whole(cell, 0, PlaceDetails.MOST_ORDINAL));
        var ordinal = row.read(HouseColumns.ORDINAL, cell -> whole(cell, 0, PlaceDetails.MOST_ORDINAL));
        var cleaned = row.read(HouseColumns.CLEANED, HouseRows::yes);
        var inUse = row.read(HouseColumns.IN_USE, HouseRows::yes);
        var spot = spot(row, unsaid);
        if (!row.isRight()) {
            return null;
        }
        unsaid(unsaid, Part.WALL, wallZh == null && wallEn == null);
        unsaid(unsaid, Part.ROW, seatsZh == null);
        unsaid(unsaid, Part.CLEANED, cleaned == null);
        var details = new PlaceDetails(
                kind,
                floor,
                department,
                ordinal,
                new Localized(nameZh, nameEn),
                new Localized(shortZh, shortEn),
                seatsZh == null || isNone(seatsZh)
                        ? null
                        : new PlaceDetails.Row(
                                new Localized(seatsZh, seatsEn == null ? seatsZh : seatsEn),
                                seatsNo == null ? 0 : seatsNo),
                wall(wallZh, wallEn, nameZh, nameEn),
                cleaned == null ? Numbering.cleaned(kind) : cleaned,
                spot);
        once(row, HouseColumns.NAME_ZH, floor + " " + Cell.word(nameZh));
        return checked(row, details::checked)
                .map(right -> new PlaceLine(right, unsaid, inUse))
                .orElse(null);
    }

    private static void unsaid(Set<Part> unsaid, Part part, boolean holds) {
        if (holds) {
            unsaid.add(part);
        }
    }

    private static boolean isNone(String said) {
        return HouseColumns.NONE.contains(Cell.word(said));
    }

    /** In one language alone, the other is what the place is called in it, where the one is its own name. */
    private static @Nullable Localized wall(@Nullable String zh, @Nullable String en, String nameZh, String nameEn) {
        if (zh == null && en == null || zh != null && isNone(zh) || zh == null && isNone(en == null ? "" : en)) {
            return null;
        }
        var wallZh = zh == null ? nameZh : zh;
        return new Localized(wallZh, en != null && !isNone(en) ? en : wallZh.equals(nameZh) ? nameEn : wallZh);
    }

    private String department(Cell cell) {
        var word = cell.word();
        return known.stream()
                .filter(one -> one.isCalled(word))
                .map(Known::code)
                .findFirst()
                .orElseThrow(() -> new Refusal("refusal.house.noDepartment"));
    }

    private @Nullable Spot spot(Row row, Set<Part> unsaid) {
        var freed = row.read(HouseColumns.X, cell -> HouseColumns.NONE.contains(cell.word()) ? true : null);
        if (freed != null) {
            return null;
        }
        var x = figure(row, HouseColumns.X);
        var y = figure(row, HouseColumns.Y);
        var width = figure(row, HouseColumns.WIDTH);
        var height = figure(row, HouseColumns.HEIGHT);
        if (x == null && y == null && width == null && height == null) {
            unsaid.add(Part.PLAN);
            return null;
        }
        if (x == null || y == null || width == null || height == null) {
            row.wrong(HouseColumns.X, new Refusal("refusal.house.spot"));
            return null;
        }
        return checked(row, () -> new Spot(x, y, width, height)).orElse(null);
    }

    private static @Nullable Integer figure(Row row, Column column) {
        return row.read(column, cell -> whole(cell, 0, Spot.MOST));
    }

    /** What a value refuses is said at the cell that it came from. */
    private static <T> Optional<T> checked(Row row, Supplier<T> value) {
        try {
            return Optional.of(value.get());
        } catch (InvalidInput wrong) {
            row.wrong(column(wrong.field()), wrong);
            return Optional.empty();
        }
    }

    /** The column of what a form calls so. */
    static Column column(String field) {
        return switch (field) {
            case "nameEn" -> HouseColumns.NAME_EN;
            case "shortZh" -> HouseColumns.SHORT_ZH;
            case "shortEn" -> HouseColumns.SHORT_EN;
            case "wallZh" -> HouseColumns.WALL_ZH;
            case "wallEn" -> HouseColumns.WALL_EN;
            case "rowZh" -> HouseColumns.ROW_ZH;
            case "rowEn" -> HouseColumns.ROW_EN;
            case "rowNo" -> HouseColumns.ROW_NO;
            case "ordinal" -> HouseColumns.ORDINAL;
            case "x" -> HouseColumns.X;
            case "y" -> HouseColumns.Y;
            case "width" -> HouseColumns.WIDTH;
            case "height" -> HouseColumns.HEIGHT;
            case "code" -> HouseColumns.CODE;
            case "number", "floor" -> HouseColumns.FLOOR;
            case "department" -> HouseColumns.DEPARTMENT;
            case "value" -> HouseColumns.VALUE;
            default -> HouseColumns.NAME_ZH;
        };
    }

    private static void once(Row row, Column column, String what) {
        row.saidBefore(column, what)
                .ifPresent(first -> row.wrong(column, new Refusal("refusal.house.file.twice", first)));
    }

    private static @Nullable Localized names(Row row, @Nullable String usualZh, @Nullable String usualEn) {
        var zh = row.read(HouseColumns.NAME_ZH, HouseRows::text);
        var en = row.read(HouseColumns.NAME_EN, HouseRows::text);
        var nameZh = zh == null ? usualZh : zh;
        var nameEn = en == null ? usualEn : en;
        if (nameZh == null) {
            row.wrong(HouseColumns.NAME_ZH, new Refusal("refusal.house.empty"));
        }
        if (nameEn == null) {
            row.wrong(HouseColumns.NAME_EN, new Refusal("refusal.house.empty"));
        }
        return nameZh == null || nameEn == null ? null : new Localized(nameZh, nameEn);
    }

    private static String or(Row row, Column column, String usual, Set<Part> unsaid, Part part) {
        var said = row.read(column, HouseRows::text);
        unsaid(unsaid, part, said == null);
        return said == null ? usual : said;
    }

    private static @Nullable String text(Cell cell) {
        return cell.isBlank() ? null : plain(cell.text().strip());
    }

    /** Our own export writes a sign before what a spreadsheet would take for a formula. */
    private static String plain(String text) {
        return text.length() > 1 && text.charAt(0) == '\'' && "=+-@＝＋－＠".indexOf(text.charAt(1)) >= 0
                ? text.substring(1)
                : text;
    }

    private static Integer required(@Nullable Integer number) {
        if (number == null) {
            throw new Refusal("refusal.house.empty");
        }
        return number;
    }

    private static @Nullable Integer whole(Cell cell, int least, int most) {
        if (cell.isBlank()) {
            return null;
        }
        try {
            // A spreadsheet writes 8 as 8.0 now and then.
            var number = Integer.parseInt(plain(cell.word()).replaceFirst("\\.0+$", ""));
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new Refusal("refusal.house.bounds.COUNT", least, most);
    }

    private static @Nullable Boolean yes(Cell cell) {
        if (cell.isBlank()) {
            return null;
        }
        if (HouseColumns.YES.contains(cell.word())) {
            return true;
        }
        if (HouseColumns.NO.contains(cell.word())) {
            return false;
        }
        throw new Refusal("refusal.house.file.yes");
    }
}

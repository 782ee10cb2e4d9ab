package org.jiezhen.house;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiezhen.acts.Act;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Deed;
import org.jiezhen.acts.Done;
import org.jiezhen.acts.Story;
import org.jiezhen.house.Place.Kind;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What it is to change the house, whoever does it and from where: one change at a time, checked against all else that
 * stands, journalled with what was before and what is now.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Building {

    static final int LEAST_FLOOR = -9;
    static final int MOST_FLOOR = 99;
    static final int LONGEST_NAME = 20;
    static final int LONGEST_PHRASE_ZH = 120;
    static final int LONGEST_PHRASE_EN = 240;

    /** Shorter than this nobody can keep; longer than half a day nothing here lasts. */
    static final int LEAST_SECONDS = 10;

    static final int MOST_SECONDS = 43_200;

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,29}");

    /** Where a department tells nothing: everybody comes out of the lift, and to the desk. */
    private static final Set<Kind> FOR_EVERYBODY = Set.of(Kind.DESK, Kind.LIFT_HALL);

    private final Commands commands;
    private final PlaceKind kind;
    private final Story story;
    private final JdbcClient jdbc;

    Building(Commands commands, PlaceKind kind, Story story, JdbcClient jdbc) {
        this.commands = commands;
        this.kind = kind;
        this.story = story;
        this.jdbc = jdbc;
    }

    /** Something of the house that has a name and no life of its own: a floor by its number, a department by its code. */
    record Named(String code, long version, Localized name, int places) {}

    /** A number by which the house works. */
    record Figure(String code, long version, int value, int least, int most, String unit) {}

    private void lock() {
        kind.lockHouse();
    }

    // ---- places

    List<BuiltPlace> places() {
        return jdbc.sql("SELECT " + PlaceKind.COLUMNS + " FROM place ORDER BY ordinal, id")
                .query(PlaceKind::built)
                .list();
    }

    Optional<BuiltPlace> find(PlaceId id) {
        return jdbc.sql("SELECT " + PlaceKind.COLUMNS + " FROM place WHERE id = ?")
                .param(id.value())
                .query(PlaceKind::built)
                .optional();
    }

    Done<PlaceId> add(PlaceDetails said, boolean inUse) {
        lock();
        var house = places();
        var checked = said.checked();
        var details = checked.ordinal() == null ? checked.at(behind(checked, house)) : checked;
        var place = new BuiltPlace(PlaceId.random(), 0, inUse, details);
        require(place, house);
        var deed = new Deed(HouseAct.ADD_PLACE, null, Map.of("to", facts(details)));
        return commands.run(kind, place, deed, _ -> write("""
                INSERT INTO place (id, in_use, kind, floor, department, ordinal, name_zh, name_en, short_zh, short_en,
                                   row_zh, row_en, row_no, wall_zh, wall_en, housekeeping, plan_x, plan_y, plan_w, plan_h)
                VALUES (:id, :inUse, :kind, :floor, :department, :ordinal, :nameZh, :nameEn, :shortZh, :shortEn,
                        :rowZh, :rowEn, :rowNo, :wallZh, :wallEn, :housekeeping, :x, :y, :w, :h)""", place));
    }

    Done<PlaceId> describe(PlaceId id, @Nullable Long shown, PlaceDetails said) {
        lock();
        var before = kind.locked(id);
        requireVersion(kind.reference(id), shown, before.version());
        var checked = said.checked();
        var details = checked.ordinal() == null
                ? checked.at(Objects.requireNonNullElse(before.details().ordinal(), 0))
                : checked;
        var after = new BuiltPlace(id, before.version(), before.inUse(), details);
        require(after, places());
        return commands.run(kind, after, described(before.details(), details), _ -> {
            kind.claim(id);
            write(DESCRIBE, after);
        });
    }

    /** @param seen where it lay when it was taken hold of; null where it was laid out by its ordinal */
    Done<PlaceId> lay(PlaceId id, @Nullable Spot seen, @Nullable Spot spot) {
        var place = kind.locked(id);
        var before = place.details().spot();
        if (!Objects.equals(before, seen)) {
            throw changed(kind.reference(id));
        }
        var detail = new LinkedHashMap<String, Object>();
        detail.put("from", PlaceKind.figures(before));
        detail.put("to", PlaceKind.figures(spot));
        return commands.run(kind, place, new Deed(HouseAct.LAY, null, detail), _ -> kind.lay(id, spot));
    }

    Done<PlaceId> use(PlaceId id, @Nullable Long shown, boolean inUse) {
        lock();
        var before = kind.locked(id);
        requireVersion(kind.reference(id), shown, before.version());
        if (before.inUse() == inUse) {
            throw changed(kind.reference(id));
        }
        var after = new BuiltPlace(id, before.version(), inUse, before.details());
        if (inUse) {
            requireNames(after, places());
        }
        var act = inUse ? HouseAct.PUT_BACK : HouseAct.TAKE_OUT;
        return commands.run(kind, after, act.plain(), _ -> {
            kind.claim(id);
            jdbc.sql("UPDATE place SET in_use = ?, version = version + 1 WHERE id = ?")
                    .params(inUse, id.value())
                    .update();
        });
    }

    private static final String DESCRIBE = """
            UPDATE place SET version = version + 1, in_use = :inUse, kind = :kind, floor = :floor,
                             department = :department, ordinal = :ordinal, name_zh = :nameZh, name_en = :nameEn,
                             short_zh = :shortZh, short_en = :shortEn, row_zh = :rowZh, row_en = :rowEn,
                             row_no = :rowNo, wall_zh = :wallZh, wall_en = :wallEn, housekeeping = :housekeeping,
                             plan_x = :x, plan_y = :y, plan_w = :w, plan_h = :h
            WHERE id = :id""";

    private void write(String sql, BuiltPlace place) {
        var details = place.details();
        var row = details.row();
        var wall = details.wallName();
        var spot = details.spot();
        jdbc.sql(sql)
                .param("id", place.id().value())
                .param("inUse", place.inUse())
                .param("kind", details.kind().name())
                .param("floor", details.floor())
                .param("department", details.department())
                .param("ordinal", details.ordinal())
                .param("nameZh", details.name().zh())
                .param("nameEn", details.name().en())
                .param("shortZh", details.shortName().zh())
                .param("shortEn", details.shortName().en())
                .param("rowZh", row == null ? null : row.name().zh())
                .param("rowEn", row == null ? null : row.name().en())
                .param("rowNo", row == null ? 0 : row.number())
                .param("wallZh", wall == null ? null : wall.zh())
                .param("wallEn", wall == null ? null : wall.en())
                .param("housekeeping", details.housekeeping())
                .param("x", spot == null ? null : (Integer) spot.x())
                .param("y", spot == null ? null : (Integer) spot.y())
                .param("w", spot == null ? null : (Integer) spot.width())
                .param("h", spot == null ? null : (Integer) spot.height())
                .update();
    }

    /** Behind the others of its kind on its floor; the first of its kind behind all that stands. */
    static int behind(PlaceDetails place, List<BuiltPlace> house) {
        var taken = house.stream()
                .map(one -> Objects.requireNonNullElse(one.details().ordinal(), 0))
                .collect(Collectors.toSet());
        var last = house.stream()
                .map(BuiltPlace::details)
                .filter(one -> one.kind() == place.kind() && one.floor() == place.floor())
                .mapToInt(one -> Objects.requireNonNullElse(one.ordinal(), 0))
                .max();
        var from = last.isPresent() ? last.getAsInt() + 1 : tens(taken);
        while (taken.contains(from)) {
            from++;
        }
        return from;
    }

    private static int tens(Set<Integer> taken) {
        return taken.stream().mapToInt(n -> n).max().orElse(0) / 10 * 10 + 11;
    }

    private void require(BuiltPlace place, List<BuiltPlace> house) {
        var details = place.details();
        if (floor(details.floor()).isEmpty()) {
            throw new InvalidInput("floor", "refusal.house.noFloor", details.floor());
        }
        if (department(details.department()).isEmpty()) {
            throw new InvalidInput("department", "refusal.house.noDepartment");
        }
        requireWall(details);
        for (var other : house) {
            if (!other.id().equals(place.id()) && Objects.equals(other.details().ordinal(), details.ordinal())) {
                // What stands in the order of a list is told apart by it.
                throw new InvalidInput(
                        "ordinal", "refusal.house.ordinalTaken", other.details().name());
            }
        }
        if (place.inUse()) {
            requireNames(place, house);
        }
    }

    /** On the wall a department would tell why somebody is here. */
    private void requireWall(PlaceDetails place) {
        var wall = place.wallName();
        if (wall == null || FOR_EVERYBODY.contains(place.kind())) {
            return;
        }
        for (var department : departments()) {
            if (wall.zh().contains(department.name().zh())) {
                throw new InvalidInput("wallZh", "refusal.house.wallDepartment", department.name());
            }
            if (lower(wall.en()).contains(lower(department.name().en()))) {
                throw new InvalidInput("wallEn", "refusal.house.wallDepartment", department.name());
            }
        }
    }

    /** Two on one floor that are called alike: a guest would be led to the wrong one. */
    private static void requireNames(BuiltPlace place, List<BuiltPlace> house) {
        var details = place.details();
        for (var other : house) {
            var there = other.details();
            if (other.id().equals(place.id()) || !other.inUse() || there.floor() != details.floor()) {
                continue;
            }
            differ("name", "refusal.house.nameTaken", details.name(), there.name(), there);
            differ("wall", "refusal.house.wallTaken", details.wallName(), there.wallName(), there);
            if (there.kind() == details.kind()) {
                differ("short", "refusal.house.shortTaken", details.shortName(), there.shortName(), there);
            }
        }
    }

    private static void differ(
            String field, String refusal, @Nullable Localized one, @Nullable Localized other, PlaceDetails there) {
        if (one == null || other == null) {
            return;
        }
        if (lower(one.zh()).equals(lower(other.zh()))) {
            throw new InvalidInput(field + "Zh", refusal, there.name());
        }
        if (lower(one.en()).equals(lower(other.en()))) {
            throw new InvalidInput(field + "En", refusal, there.name());
        }
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** What the journal keeps: codes and figures from and to, and of texts only which they are. */
    private static Deed described(PlaceDetails before, PlaceDetails after) {
        var from = facts(before);
        var to = facts(after);
        from.keySet().removeIf(name -> Objects.equals(from.get(name), to.get(name)) && to.remove(name, to.get(name)));
        var texts = new ArrayList<String>();
        changed(texts, "name", before, after, PlaceDetails::name);
        changed(texts, "short", before, after, PlaceDetails::shortName);
        changed(texts, "wall", before, after, PlaceDetails::wallName);
        changed(
                texts,
                "row",
                before,
                after,
                one -> one.row() == null ? null : one.row().name());
        return new Deed(HouseAct.DESCRIBE_PLACE, null, Map.of("from", from, "to", to, "texts", texts));
    }

    private static void changed(
            List<String> texts,
            String text,
            PlaceDetails before,
            PlaceDetails after,
            Function<PlaceDetails, @Nullable Localized> read) {
        if (!Objects.equals(read.apply(before), read.apply(after))) {
            texts.add(text);
        }
    }

    private static Map<String, Object> facts(PlaceDetails place) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("kind", place.kind().name());
        facts.put("floor", place.floor());
        facts.put("department", place.department());
        facts.put("ordinal", Objects.requireNonNullElse(place.ordinal(), 0));
        facts.put("row", place.row() == null ? 0 : place.row().number());
        facts.put("called", place.wallName() != null);
        facts.put("housekeeping", place.housekeeping());
        facts.put("plan", Objects.requireNonNullElse(PlaceKind.figures(place.spot()), List.of()));
        return facts;
    }

    // ---- floors and departments

    List<Named> floors() {
        return named("""
                SELECT f.number::text, f.version, f.name_zh, f.name_en,
                       (SELECT count(*) FROM place p WHERE p.floor = f.number) FROM floor f ORDER BY f.number""");
    }

    List<Named> departments() {
        return named("""
                SELECT d.code, d.version, d.name_zh, d.name_en,
                       (SELECT count(*) FROM place p WHERE p.department = d.code) FROM department d ORDER BY d.code""");
    }

    private List<Named> named(String sql) {
        return jdbc.sql(sql)
                .query((rs, row) -> new Named(
                        rs.getString(1), rs.getLong(2), new Localized(rs.getString(3), rs.getString(4)), rs.getInt(5)))
                .list();
    }

    Optional<Named> floor(int number) {
        return floors().stream()
                .filter(floor -> floor.code().equals(Integer.toString(number)))
                .findFirst();
    }

    Optional<Named> department(String code) {
        return departments().stream()
                .filter(department -> department.code().equals(code))
                .findFirst();
    }

    void addFloor(int number, Localized typed) {
        lock();
        if (number < LEAST_FLOOR || number > MOST_FLOOR) {
            throw new InvalidInput("number", "refusal.house.floorNumber", LEAST_FLOOR, MOST_FLOOR);
        }
        var name = name(typed);
        if (floor(number).isPresent()) {
            throw new InvalidInput("number", "refusal.house.floorTaken", number);
        }
        requireOnly(name, floors(), Integer.toString(number));
        commands.run(floorSubject(number), HouseAct.ADD_FLOOR.plain(), () -> jdbc.sql(
                        "INSERT INTO floor (number, name_zh, name_en) VALUES (?, ?, ?)")
                .params(number, name.zh(), name.en())
                .update());
    }

    void nameFloor(int number, @Nullable Long shown, Localized typed) {
        lock();
        var name = name(typed);
        var before = floor(number).orElseThrow(() -> new Refusal("refusal.house.gone"));
        requireVersion(floorSubject(number), shown, before.version);
        requireOnly(name, floors(), before.code);
        commands.run(floorSubject(number), HouseAct.NAME_FLOOR.plain(), () -> jdbc.sql(
                        "UPDATE floor SET name_zh = ?, name_en = ?, version = version + 1 WHERE number = ?")
                .params(name.zh(), name.en(), number)
                .update());
    }

    void removeFloor(int number) {
        lock();
        var floor = floor(number).orElseThrow(() -> new Refusal("refusal.house.gone"));
        requireEmpty(floor);
        commands.run(floorSubject(number), HouseAct.REMOVE_FLOOR.plain(), () -> jdbc.sql(
                        "DELETE FROM floor WHERE number = ?")
                .param(number)
                .update());
    }

    /** @param code by which a file names it; empty takes the English name for one */
    String addDepartment(String code, Localized typed) {
        lock();
        var name = name(typed);
        var given = code.isBlank() ? coded(name.en()) : code.strip().toUpperCase(Locale.ROOT);
        if (!CODE.matcher(given).matches()) {
            throw new InvalidInput("code", "refusal.house.code");
        }
        if (department(given).isPresent()) {
            throw new InvalidInput("code", "refusal.house.codeTaken", given);
        }
        requireOnly(name, departments(), given);
        commands.run(departmentSubject(given), HouseAct.ADD_DEPARTMENT.plain(), () -> jdbc.sql(
                        "INSERT INTO department (code, name_zh, name_en) VALUES (?, ?, ?)")
                .params(given, name.zh(), name.en())
                .update());
        return given;
    }

    void nameDepartment(String code, @Nullable Long shown, Localized typed) {
        lock();
        var name = name(typed);
        var before = department(code).orElseThrow(() -> new Refusal("refusal.house.gone"));
        requireVersion(departmentSubject(code), shown, before.version);
        requireOnly(name, departments(), code);
        commands.run(departmentSubject(code), HouseAct.NAME_DEPARTMENT.plain(), () -> jdbc.sql(
                        "UPDATE department SET name_zh = ?, name_en = ?, version = version + 1 WHERE code = ?")
                .params(name.zh(), name.en(), code)
                .update());
    }

    void removeDepartment(String code) {
        lock();
        requireEmpty(department(code).orElseThrow(() -> new Refusal("refusal.house.gone")));
        commands.run(departmentSubject(code), HouseAct.REMOVE_DEPARTMENT.plain(), () -> jdbc.sql(
                        "DELETE FROM department WHERE code = ?")
                .param(code)
                .update());
    }

    static String coded(String english) {
        var code = lower(english)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^A-Z0-9]+", "_")
                .replaceAll("^[_0-9]+|_+$", "");
        return code.length() > 30 ? code.substring(0, 30) : code;
    }

    private static Localized name(Localized typed) {
        return PlaceDetails.both("name", typed, LONGEST_NAME, LONGEST_NAME + 10);
    }

    private static void requireOnly(Localized name, List<Named> others, String code) {
        for (var other : others) {
            if (!other.code.equals(code)) {
                if (lower(other.name.zh()).equals(lower(name.zh()))) {
                    throw new InvalidInput("nameZh", "refusal.house.sameName", other.name);
                }
                if (lower(other.name.en()).equals(lower(name.en()))) {
                    throw new InvalidInput("nameEn", "refusal.house.sameName", other.name);
                }
            }
        }
    }

    private static void requireEmpty(Named thing) {
        if (thing.places > 0) {
            throw new Refusal("refusal.house.notEmpty", thing.name, thing.places);
        }
    }

    // ---- what is timed, ruled and said

    List<Figure> targets() {
        return jdbc.sql("SELECT code, version, seconds FROM target ORDER BY code")
                .query((rs, row) -> new Figure(
                        rs.getString(1), rs.getLong(2), rs.getInt(3), LEAST_SECONDS, MOST_SECONDS, "SECONDS"))
                .list();
    }

    List<Figure> rules() {
        return jdbc.sql("SELECT code, version, value, least, most, unit FROM house_rule ORDER BY code")
                .query((rs, row) -> new Figure(
                        rs.getString(1), rs.getLong(2), rs.getInt(3), rs.getInt(4), rs.getInt(5), rs.getString(6)))
                .list();
    }

    List<Named> phrases() {
        return jdbc.sql("SELECT code, version, zh, en FROM phrase ORDER BY code")
                .query((rs, row) ->
                        new Named(rs.getString(1), rs.getLong(2), new Localized(rs.getString(3), rs.getString(4)), 0))
                .list();
    }

    void setTarget(String code, @Nullable Long shown, int seconds) {
        set(
                "target",
                HouseAct.SET_TARGET,
                targets(),
                code,
                shown,
                seconds,
                "UPDATE target SET seconds = ?, version = version + 1 WHERE code = ?");
    }

    void setRule(String code, @Nullable Long shown, int value) {
        set(
                "rule",
                HouseAct.SET_RULE,
                rules(),
                code,
                shown,
                value,
                "UPDATE house_rule SET value = ?, version = version + 1 WHERE code = ?");
    }

    private void set(
            String subject, Act act, List<Figure> figures, String code, @Nullable Long shown, int value, String sql) {
        lock();
        var before = of(figures.stream(), Figure::code, code);
        var journalled = new Journal.Subject(subject, code);
        requireVersion(journalled, shown, before.version);
        if (value < before.least || value > before.most) {
            throw new InvalidInput("value", "refusal.house.bounds." + before.unit, before.least, before.most);
        }
        var deed = act.with("from", before.value).with("to", value);
        commands.run(journalled, deed, () -> jdbc.sql(sql).params(value, code).update());
    }

    void say(String code, @Nullable Long shown, Localized typed) {
        lock();
        var words = PlaceDetails.both("name", typed, LONGEST_PHRASE_ZH, LONGEST_PHRASE_EN);
        var before = of(phrases().stream(), Named::code, code);
        var subject = new Journal.Subject("phrase", code);
        requireVersion(subject, shown, before.version);
        commands.run(subject, HouseAct.SAY.plain(), () -> jdbc.sql(
                        "UPDATE phrase SET zh = ?, en = ?, version = version + 1 WHERE code = ?")
                .params(words.zh(), words.en(), code)
                .update());
    }

    private static <T> T of(Stream<T> all, Function<T, String> code, String wanted) {
        return all.filter(one -> code.apply(one).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new Refusal("refusal.house.gone"));
    }

    // ---- who was first

    /** Who saw an older version is told who changed it, and when; who saw none, as a file, says how it shall be. */
    private void requireVersion(Journal.Subject subject, @Nullable Long shown, long present) {
        if (shown != null && shown != present) {
            throw changed(subject);
        }
    }

    private Refusal changed(Journal.Subject subject) {
        return story.lastBefore("refusal.house.changed", subject, List.of(HouseAct.values()), Long.MAX_VALUE);
    }

    private static Journal.Subject floorSubject(int number) {
        return new Journal.Subject("floor", Integer.toString(number));
    }

    private static Journal.Subject departmentSubject(String code) {
        return new Journal.Subject("department", code);
    }
}

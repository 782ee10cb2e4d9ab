package org.jiezhen.house;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.Column;
import org.jiezhen.live.Field;
import org.jiezhen.live.Mark;
import org.jiezhen.live.Next;
import org.jiezhen.live.Shown;
import org.jiezhen.shared.Localized;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What administrators see of the house: all that stands in it, what is timed, ruled and said. */
@Component
public class HouseBoard implements BoardSource<HouseBoard.Thing> {

    // What places are called, and what is timed, in whole sentences.
    private static final int WIDE = 240;
    private static final int WIDER = 380;

    private static final Field<Thing> NAME = Field.of("nm", Thing::name);
    private static final Field<Thing> CODE = Field.of("c", thing -> thing.code);
    private static final Field<Thing> VALUE = Field.of("va", Thing::value);
    private static final Field<Thing> PLACES =
            Field.<Thing>of("n", Thing::number).counted("house.places.one", "house.places.more");
    private static final Field<Thing> ORDER = Field.of("o", Thing::order);

    /** All places. */
    public static final Audience<Thing> PLACES_ALL = audience(
            "places",
            What.PLACE,
            Column.text(NAME, "house.place").strong().wide(WIDE).sub(place("sh", Built::shortName)),
            Column.text(place("wl", Built::wallName), "house.wall").none("house.notCalled"),
            Column.status(
                    HouseBoard.<Object>place("k", Built::kind).coded("house.kind", Place.Kind.class),
                    "house.kind",
                    new Mark("LIFT_HALL", "i-lift", false),
                    new Mark("SEAT", "i-seat", false),
                    new Mark("CONSULT_ROOM", "i-room", false),
                    new Mark("TREATMENT_ROOM", "dia", false),
                    new Mark("OPERATING_ROOM", "diaop", false),
                    new Mark("STATION", "i-desk", false),
                    new Mark("EXAMINATION", "i-photo", false),
                    new Mark("BED", "bed", false),
                    new Mark("DESK", "i-desk", false)),
            Column.text(place("fl", Built::floorName), "house.floor").sub(place("dp", Built::department)),
            Column.status(
                            HouseBoard.<Object>place("u", built -> built.inUse ? "IN_USE" : "OUT")
                                    .coded("house.use", "IN_USE", "OUT"),
                            "house.state",
                            new Mark("IN_USE", "r-free", true),
                            new Mark("OUT", "r-closed", false))
                    .sub(Field.mark("hk", thing -> thing.place != null && thing.place.housekeeping, "house.cleaned")),
            Column.actions(
                    thing -> List.of(Next.of(thing.place != null && !thing.place.inUse ? "PUT_BACK" : "COPY")),
                    "house.action",
                    "COPY",
                    "PUT_BACK",
                    "OPEN"),
            ORDER);

    /** Floors. */
    public static final Audience<Thing> FLOORS = audience(
            "floors",
            What.FLOOR,
            Column.text(NAME, "house.floor").strong().wide(WIDE),
            Column.text(PLACES, "house.stands"),
            Column.opening("house.action"),
            CODE,
            ORDER);

    /** Departments. */
    public static final Audience<Thing> DEPARTMENTS = audience(
            "departments",
            What.DEPARTMENT,
            Column.text(NAME, "house.department").strong().wide(WIDE).sub(CODE),
            Column.text(PLACES, "house.stands"),
            Column.opening("house.action"),
            ORDER);

    /** After how long what is late. */
    public static final Audience<Thing> TARGETS = valued("targets", What.TARGET, "house.target");

    /** The numbers by which the house works. */
    public static final Audience<Thing> RULES = valued("rules", What.RULE, "house.rule");

    /** What is said to guests. */
    public static final Audience<Thing> PHRASES = audience(
            "phrases",
            What.PHRASE,
            Column.text(CODE, "house.phrase").strong().wide(WIDE),
            Column.text(NAME, "house.words"),
            Column.opening("house.action"),
            ORDER);

    /** Where places lie, floor by floor: only what is in use. */
    public static final Audience<Thing> PLAN = new Audience<>(
            "plan",
            HousePermission.CHANGE,
            thing -> thing.place != null && thing.place.inUse,
            List.of(
                    NAME,
                    place("sh", Built::shortName),
                    HouseBoard.<Object>place("k", Built::kind).coded("house.kind", Place.Kind.class),
                    HouseBoard.<Object>place("fn", Built::floor),
                    place("fl", Built::floorName),
                    HouseBoard.<Object>place("x", built -> built.spot.x()),
                    HouseBoard.<Object>place("y", built -> built.spot.y()),
                    HouseBoard.<Object>place("w", built -> built.spot.width()),
                    HouseBoard.<Object>place("h", built -> built.spot.height()),
                    Field.mark("ld", thing -> thing.place != null && thing.place.laid, "house.laid"),
                    ORDER));

    /** What a row is about. */
    public enum What {
        PLACE,
        FLOOR,
        DEPARTMENT,
        TARGET,
        RULE,
        PHRASE
    }

    /**
     * What else is so of a place.
     *
     * @param spot where it lies on the plan, {@code laid} whether somebody has laid it there
     */
    public record Built(
            Place.Kind kind,
            int floor,
            Localized floorName,
            Localized department,
            Localized shortName,
            @Nullable Localized wallName,
            boolean inUse,
            boolean housekeeping,
            Spot spot,
            boolean laid) {}

    /**
     * A place, a floor, a department, a target, a rule or a phrase.
     *
     * @param code by which files and modules know it; of a place none
     * @param number of a floor or department how many places stand there, of a target or rule its value
     * @param value the same number with its unit
     */
    public record Thing(
            String id,
            What what,
            String code,
            int order,
            Localized name,
            int number,
            @Nullable Localized value,
            @Nullable Built place)
            implements BoardSource.Fact {}

    private static final String THINGS = """
            SELECT 'PLACE' AS what, '' AS code, 0 AS number, NULL AS unit, p.id, p.version, p.in_use, p.kind, p.floor,
                   p.department, p.ordinal, p.name_zh, p.name_en, p.short_zh, p.short_en, p.row_zh, p.row_en, p.row_no,
                   p.wall_zh, p.wall_en, p.housekeeping, p.plan_x, p.plan_y, p.plan_w, p.plan_h,
                   f.name_zh AS floor_zh, f.name_en AS floor_en, d.name_zh AS department_zh, d.name_en AS department_en
            FROM place p JOIN floor f ON f.number = p.floor JOIN department d ON d.code = p.department
            UNION ALL
            SELECT 'FLOOR', f.number::text, (SELECT count(*) FROM place p WHERE p.floor = f.number)::int, NULL, NULL,
                   f.version, NULL, NULL, f.number, NULL, f.number, f.name_zh, f.name_en, NULL, NULL, NULL, NULL, NULL,
                   NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
            FROM floor f
            UNION ALL
            SELECT 'DEPARTMENT', d.code, (SELECT count(*) FROM place p WHERE p.department = d.code)::int, NULL, NULL,
                   d.version, NULL, NULL, NULL, d.code, row_number() OVER (ORDER BY d.code), d.name_zh, d.name_en, NULL,
                   NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
            FROM department d
            UNION ALL
            SELECT 'TARGET', t.code, t.seconds, 'SECONDS', NULL, t.version, NULL, NULL, NULL, NULL,
                   row_number() OVER (ORDER BY t.code), '', '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
                   NULL, NULL, NULL, NULL, NULL, NULL, NULL
            FROM target t
            UNION ALL
            SELECT 'RULE', r.code, r.value, r.unit, NULL, r.version, NULL, NULL, NULL, NULL,
                   row_number() OVER (ORDER BY r.code), '', '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
                   NULL, NULL, NULL, NULL, NULL, NULL, NULL
            FROM house_rule r
            UNION ALL
            SELECT 'PHRASE', h.code, 0, NULL, NULL, h.version, NULL, NULL, NULL, NULL,
                   row_number() OVER (ORDER BY h.code), h.zh, h.en, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
                   NULL, NULL, NULL, NULL, NULL, NULL, NULL
            FROM phrase h
            """;

    private final JdbcClient jdbc;

    HouseBoard(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @SafeVarargs
    private static Audience<Thing> audience(String name, What what, Shown<Thing>... shown) {
        return new Audience<>(name, HousePermission.CHANGE, thing -> thing.what == what, List.of(shown));
    }

    private static Audience<Thing> valued(String name, What what, String label) {
        return audience(
                name,
                what,
                Column.text(CODE, label).strong().wide(WIDER),
                Column.text(VALUE, "house.value"),
                Column.opening("house.action"),
                ORDER);
    }

    private static <T> Field<Thing> place(String name, Function<Built, @Nullable T> read) {
        return Field.of(name, thing -> thing.place == null ? null : read.apply(thing.place));
    }

    @Override
    public String name() {
        return "house";
    }

    @Override
    public Set<String> subjects() {
        return Set.of("place", "floor", "department", "target", "rule", "phrase");
    }

    @Override
    public List<Thing> read() {
        var rows = jdbc.sql(THINGS).query(HouseBoard::row).list();
        var spots = PlanLayout.ofHouse(
                rows.stream().flatMap(row -> row.item.stream()).toList());
        return rows.stream().map(row -> row.thing(spots)).toList();
    }

    /** A row before it is known where its place lies. */
    private record Read(Optional<PlanLayout.OnFloor> item, Function<Map<PlaceId, Spot>, Thing> make) {

        Thing thing(Map<PlaceId, Spot> spots) {
            return make.apply(spots);
        }
    }

    private static Read row(ResultSet rs, int row) throws SQLException {
        var what = What.valueOf(rs.getString("what"));
        var code = rs.getString("code");
        var number = rs.getInt("number");
        var unit = rs.getString("unit");
        var name = new Localized(rs.getString("name_zh"), rs.getString("name_en"));
        var order = rs.getInt("ordinal");
        if (what != What.PLACE) {
            var thing = new Thing(
                    what.name().toLowerCase(Locale.ROOT) + ":" + code,
                    what,
                    code,
                    order,
                    name,
                    number,
                    unit == null ? null : value(number, unit),
                    null);
            return new Read(Optional.empty(), _ -> thing);
        }
        var built = PlaceKind.built(rs, row);
        var details = built.details();
        var floorName = new Localized(rs.getString("floor_zh"), rs.getString("floor_en"));
        var department = new Localized(rs.getString("department_zh"), rs.getString("department_en"));
        var item = new PlanLayout.Item(
                built.id(),
                details.kind(),
                order,
                details.row() == null ? 0 : details.row().number(),
                details.spot());
        return new Read(
                // What is out of use leaves no gap on the plan.
                built.inUse() ? Optional.of(new PlanLayout.OnFloor(details.floor(), item)) : Optional.empty(),
                spots -> new Thing(
                        built.id().toString(),
                        what,
                        code,
                        order,
                        name,
                        number,
                        null,
                        new Built(
                                details.kind(),
                                details.floor(),
                                floorName,
                                department,
                                details.shortName(),
                                details.wallName(),
                                built.inUse(),
                                details.housekeeping(),
                                spots.getOrDefault(built.id(), new Spot(0, 0, 1, 1)),
                                details.spot() != null)));
    }

    /** A number with its unit, as it is read: 90 seconds are 1 分 30 秒. */
    static Localized value(int number, String unit) {
        return switch (unit) {
            case "SECONDS" -> {
                var minutes = number / 60;
                var seconds = number % 60;
                yield new Localized(
                        (minutes > 0 ? minutes + " 分" + (seconds == 0 ? "钟" : " ") : "")
                                + (seconds > 0 || minutes == 0 ? seconds + " 秒" : ""),
                        (minutes > 0 ? minutes + " min" + (seconds == 0 ? "" : " ") : "")
                                + (seconds > 0 || minutes == 0 ? seconds + " s" : ""));
            }
            case "MINUTES" -> new Localized(number + " 分钟", number + " min");
            default -> new Localized(Integer.toString(number), Integer.toString(number));
        };
    }
}

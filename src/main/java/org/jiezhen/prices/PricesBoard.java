package org.jiezhen.prices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.Column;
import org.jiezhen.live.Field;
import org.jiezhen.live.Mark;
import org.jiezhen.live.Next;
import org.jiezhen.live.Shown;
import org.jiezhen.prices.PricesBoard.Line;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Fen;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Pinyin;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The price list, for whoever talks of money, and for whoever keeps it. */
@Component
public class PricesBoard implements BoardSource<Line> {

    /** The board's name. */
    public static final String NAME = "prices";

    private static final int CODE = 90;
    private static final int NAMED = 220;
    private static final int CATEGORY = 175;
    private static final int WIDE = 120;

    private static final String LINES = """
            SELECT i.item_id AS id, i.code, i.kind, i.zh, i.en, i.in_use, d.name_zh, d.name_en, i.unit_zh, i.unit_en, i.months,
                   (SELECT sum(quantity) FROM price_item_part x WHERE x.whole = i.item_id) AS units,
                   (SELECT max(m.level) FROM price_item_part x JOIN price_item_said m ON m.item_id = x.part
                    WHERE x.whole = i.item_id) AS level,
                   (SELECT min(m.category) FROM price_item_part x JOIN price_item_said m ON m.item_id = x.part
                    WHERE x.whole = i.item_id) AS category,
                   now.fen, now.valid_from, next.fen AS next_fen, next.valid_from AS next_from
            FROM price_item_said i JOIN department d ON d.code = i.department
            LEFT JOIN LATERAL (SELECT fen, valid_from FROM price
                               WHERE item_id = i.item_id AND withdrawn_by IS NULL AND valid_from <= :today
                               ORDER BY valid_from DESC LIMIT 1) AS now ON true
            LEFT JOIN LATERAL (SELECT fen, valid_from FROM price
                               WHERE item_id = i.item_id AND withdrawn_by IS NULL AND valid_from > :today
                               ORDER BY valid_from LIMIT 1) AS next ON true
            ORDER BY i.code""";

    /** Whether it is offered, and whether for something already. */
    public enum Use {
        IN_USE,
        /** It is offered once its first price begins. */
        COMING,
        OUT
    }

    /**
     * Something that is offered.
     *
     * @param spelled how its Chinese name is spelled
     * @param category that of its parts; null where none is medical
     * @param level the highest of its parts
     * @param per in what it is counted; of a course how many units, within how many months
     * @param sum the price that holds today
     * @param next the price that follows
     */
    public record Line(
            String id,
            int order,
            String code,
            ItemKind kind,
            Localized name,
            @Nullable String spelled,
            @Nullable Category category,
            @Nullable Integer level,
            Localized department,
            Localized per,
            @Nullable String sum,
            @Nullable LocalDate since,
            @Nullable String next,
            @Nullable LocalDate nextFrom,
            Use use)
            implements BoardSource.Fact {}

    /** Whoever talks of money. */
    public static final Audience<Line> READERS =
            new Audience<>("readers", PricePermission.READ, _ -> true, shown(Column.opening("prices.action")));

    /** Whoever keeps it: sums are said from the row. */
    public static final Audience<Line> KEEPERS = new Audience<>(
            "keepers",
            PricePermission.WRITE,
            _ -> true,
            shown(Column.actions(_ -> List.of(Next.of("PRICE")), "prices.action", "PRICE", "OPEN")));

    private final Clock clock;
    private final JdbcClient jdbc;

    PricesBoard(Clock clock, JdbcClient jdbc) {
        this.clock = clock;
        this.jdbc = jdbc;
    }

    private static List<Shown<Line>> shown(Column<Line> action) {
        return List.of(
                Column.text(Field.<Line>of("c", Line::code), "prices.code").wide(CODE),
                Column.text(Field.<Line>of("nm", Line::name), "prices.item")
                        .strong()
                        .wide(NAMED)
                        .sub(
                                Field.<Line>of("k", Line::kind).coded("prices.kind", ItemKind.class),
                                Field.<Line>of("pr", Line::per)),
                Column.text(
                                Field.<Line>of("ca", Line::category).coded("prices.category", Category.class),
                                "prices.category")
                        .none("prices.notMedical")
                        .sub(Field.<Line>of("lv", line -> line.level == null ? null : line.level.toString())
                                .coded("prices.level", "1", "2", "3", "4"))
                        .wide(CATEGORY),
                Column.text(Field.<Line>of("dp", Line::department), "prices.department"),
                Column.text(Field.<Line>of("su", Line::sum), "prices.sum")
                        .strong()
                        .none("prices.noPrice")
                        .sub(Field.<Line>of("sf", line -> from(line.since)))
                        .wide(WIDE),
                Column.text(Field.<Line>of("ns", Line::next), "prices.next")
                        .sub(Field.<Line>of("nf", line -> from(line.nextFrom)))
                        .wide(WIDE),
                Column.status(
                        Field.<Line>of("u", Line::use).coded("prices.use", Use.class),
                        "prices.use",
                        new Mark("IN_USE", "disc", true),
                        new Mark("COMING", "ring0", true),
                        new Mark("OUT", "ring0", false)),
                action,
                Field.of("sp", Line::spelled),
                Field.of("o", Line::order));
    }

    private static @Nullable Localized from(@Nullable LocalDate day) {
        return day == null ? null : new Localized(day + " 起", "from " + day);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> subjects() {
        return Set.of(PriceAdministration.SUBJECT, "department");
    }

    @Override
    public List<Line> read() {
        return jdbc.sql(LINES)
                .param("today", BusinessTime.day(clock.instant()))
                .query(PricesBoard::line)
                .list();
    }

    private static Line line(ResultSet rs, int row) throws SQLException {
        var kind = ItemKind.valueOf(rs.getString("kind"));
        var category = rs.getString("category");
        var sum = rs.getObject("fen", Long.class);
        var next = rs.getObject("next_fen", Long.class);
        return new Line(
                rs.getString("id"),
                row,
                rs.getString("code"),
                kind,
                new Localized(rs.getString("zh"), rs.getString("en")),
                Pinyin.spelled(rs.getString("zh")),
                category == null ? null : Category.valueOf(category),
                rs.getObject("level", Integer.class),
                new Localized(rs.getString("name_zh"), rs.getString("name_en")),
                kind == ItemKind.COURSE
                        ? new Localized(
                                rs.getInt("units") + " 次，" + rs.getInt("months") + " 个月内用",
                                rs.getInt("units") + " units, within " + rs.getInt("months") + " months")
                        : new Localized("每" + rs.getString("unit_zh"), "per " + rs.getString("unit_en")),
                sum == null ? null : new Fen(sum).text(),
                rs.getObject("valid_from", LocalDate.class),
                next == null ? null : new Fen(next).text(),
                rs.getObject("next_from", LocalDate.class),
                !rs.getBoolean("in_use") ? Use.OUT : sum == null ? Use.COMING : Use.IN_USE);
    }
}

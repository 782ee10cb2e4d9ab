package org.jiezhen.hospitality;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.hospitality.MenuBoard.MenuFact;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.Column;
import org.jiezhen.live.Field;
import org.jiezhen.live.Mark;
import org.jiezhen.shared.Localized;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The menu as whoever keeps it sees it: what is offered, and what is not any more. */
@Component
public class MenuBoard implements BoardSource<MenuFact> {

    /** The board's name. */
    public static final String NAME = "menu";

    private static final int WIDE = 200;

    /** Whoever keeps the menu. */
    public static final Audience<MenuFact> EVERYBODY = Audience.everyRow(
            "everybody",
            HospitalityPermission.MENU,
            Column.<MenuFact>text(Field.of("nm", MenuFact::name), "hospitality.menu.name")
                    .strong()
                    .sub(Field.<MenuFact>of("md", MenuFact::made).coded("hospitality.made", MenuItem.Made.class)),
            Column.text(Field.<MenuFact>of("cl", MenuFact::kind), "hospitality.menu.class"),
            Column.text(Field.<MenuFact>of("al", MenuFact::allergens), "hospitality.menu.allergens")
                    .none("hospitality.noAllergen")
                    .wide(WIDE),
            Column.text(
                    Field.<MenuFact>of("wh", MenuFact::servedTo).coded("hospitality.for", MenuItem.Who.class),
                    "hospitality.menu.for"),
            Column.status(
                    Field.<MenuFact>of("st", fact -> fact.offered ? "OFFERED" : "WITHDRAWN"),
                    "hospitality.state",
                    new Mark("OFFERED", "disc", true),
                    new Mark("WITHDRAWN", "i-x", false)),
            Column.opening("hospitality.action"),
            Field.<MenuFact>of("o", MenuFact::rank));

    /**
     * Something of the menu.
     *
     * @param kind the name of its class
     * @param allergens what is in it; null when nothing of what is asked about
     */
    public record MenuFact(
            MenuItemId item,
            Localized name,
            MenuItem.Made made,
            Localized kind,
            @Nullable Localized allergens,
            MenuItem.Who servedTo,
            boolean offered,
            int rank)
            implements BoardSource.Fact {

        @Override
        public String id() {
            return item.toString();
        }
    }

    private final JdbcClient jdbc;

    MenuBoard(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> subjects() {
        return Set.of(MenuKind.NAME);
    }

    @Override
    public List<MenuFact> read() {
        return jdbc.sql("""
                        SELECT i.id AS item_id, m.zh, m.en, m.made, k.zh AS class_zh, k.en AS class_en, a.zh AS has_zh,
                               a.en AS has_en, m.whom, m.ended IS NULL AS offered, m.rank
                        FROM menu_item i
                        JOIN LATERAL (SELECT * FROM menu_entry WHERE item_id = i.id ORDER BY id DESC LIMIT 1) AS m ON true
                        JOIN drink_class k ON k.code = m.class
                        LEFT JOIN LATERAL (SELECT string_agg(zh, '、' ORDER BY rank) AS zh, string_agg(en, ', ' ORDER BY rank) AS en
                                           FROM allergen WHERE code = ANY (m.allergens)) AS a ON true""").query(MenuBoard::fact).list();
    }

    private static MenuFact fact(ResultSet rs, int row) throws SQLException {
        var has = rs.getString("has_zh");
        return new MenuFact(
                new MenuItemId(rs.getObject("item_id", UUID.class)),
                new Localized(rs.getString("zh"), rs.getString("en")),
                MenuItem.Made.valueOf(rs.getString("made")),
                new Localized(rs.getString("class_zh"), rs.getString("class_en")),
                has == null ? null : new Localized(has, rs.getString("has_en")),
                MenuItem.Who.valueOf(rs.getString("whom")),
                rs.getBoolean("offered"),
                rs.getInt("rank"));
    }
}

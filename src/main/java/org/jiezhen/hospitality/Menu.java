package org.jiezhen.hospitality;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.shared.Localized;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the house offers. */
@Component
public class Menu {

    /**
     * What matters of a drink or dish before anaesthesia.
     *
     * @param minutes how long must lie between
     */
    public record DrinkClass(String code, Localized name, int minutes) {}

    private static final String OFFERED = """
            SELECT i.id, m.id AS version, i.code, m.zh, m.en, m.made, m.class, m.allergens, m.whom, m.places, m.rank
            FROM menu_item i JOIN menu_entry m ON m.item_id = i.id AND m.ended IS NULL AND m.voided IS NULL""";

    private final JdbcClient jdbc;

    Menu(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is offered now, in its order. */
    public List<MenuItem> offered() {
        return jdbc.sql(OFFERED + " ORDER BY m.rank, i.code").query(Menu::item).list();
    }

    /** One of them; empty when it is not offered any more. */
    public Optional<MenuItem> find(MenuItemId id) {
        return jdbc.sql(OFFERED + " WHERE i.id = ?")
                .param(id.value())
                .query(Menu::item)
                .optional();
    }

    /** What an answer of the intake form asks for; empty where it is nothing of the menu. */
    Optional<MenuItem> ofChoice(String choice) {
        return jdbc.sql(OFFERED + " WHERE i.choice = ?")
                .param(choice)
                .query(Menu::item)
                .optional();
    }

    /** How something can be wished: codes and words, in their order. */
    public Map<String, Localized> wishes() {
        return words("drink_wish");
    }

    /** What may be in something: codes and words, in their order. */
    public Map<String, Localized> allergens() {
        return words("allergen");
    }

    /** All classes, in their order. */
    public List<DrinkClass> classes() {
        return jdbc.sql("SELECT code, zh, en, minutes FROM drink_class ORDER BY rank")
                .query((rs, row) -> new DrinkClass(
                        rs.getString(1), new Localized(rs.getString(2), rs.getString(3)), rs.getInt(4)))
                .list();
    }

    // The table is the code's own.
    private Map<String, Localized> words(String table) {
        var words = new LinkedHashMap<String, Localized>();
        jdbc.sql("SELECT code, zh, en FROM " + table + " ORDER BY rank")
                .query(rs -> {
                    words.put(rs.getString(1), new Localized(rs.getString(2), rs.getString(3)));
                });
        return words;
    }

    private static MenuItem item(ResultSet rs, int row) throws SQLException {
        return new MenuItem(
                new MenuItemId(rs.getObject("id", UUID.class)),
                rs.getLong("version"),
                rs.getString("code"),
                new Localized(rs.getString("zh"), rs.getString("en")),
                MenuItem.Made.valueOf(rs.getString("made")),
                rs.getString("class"),
                DrinkKind.texts(rs.getArray("allergens")),
                MenuItem.Who.valueOf(rs.getString("whom")),
                DrinkKind.places(rs.getArray("places")),
                rs.getInt("rank"));
    }
}

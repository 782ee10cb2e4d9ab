package org.jiezhen.hospitality;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.shared.Localized;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the house offers. */
@Component
public class Menu {

    /** A code, and what it is called. */
    public record Word(String code, Localized name) {}

    private static final String OFFERED = """
            SELECT i.id, m.id AS version, i.code, m.zh, m.en, m.made, m.class, m.allergens, m.whom, m.places, m.rank
            FROM menu_item i JOIN menu_entry m ON m.item_id = i.id AND m.ended IS NULL""";

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

    /** One of them as it is, or as it was when it was offered last. */
    Optional<MenuItem> last(MenuItemId id) {
        return jdbc.sql("""
                        SELECT i.id, m.id AS version, i.code, m.zh, m.en, m.made, m.class, m.allergens, m.whom, m.places, m.rank
                        FROM menu_item i JOIN menu_entry m ON m.item_id = i.id WHERE i.id = ? ORDER BY m.id DESC LIMIT 1""").param(id.value()).query(Menu::item).optional();
    }

    /** What an answer of the intake form asks for; empty where it is nothing of the menu. */
    Optional<MenuItem> ofChoice(String choice) {
        return jdbc.sql(OFFERED + " WHERE i.choice = ?")
                .param(choice)
                .query(Menu::item)
                .optional();
    }

    /** How something can be wished, in their order. */
    public List<Word> wishes() {
        return words("SELECT code, zh, en FROM drink_wish ORDER BY rank");
    }

    /** What may be in something, in their order. */
    public List<Word> allergens() {
        return words("SELECT code, zh, en FROM allergen ORDER BY rank");
    }

    /** All classes, in their order. */
    public List<Word> classes() {
        return words("SELECT code, zh, en FROM drink_class ORDER BY rank");
    }

    private List<Word> words(String sql) {
        return jdbc.sql(sql)
                .query((rs, row) -> new Word(rs.getString(1), new Localized(rs.getString(2), rs.getString(3))))
                .list();
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

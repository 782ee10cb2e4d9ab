package org.jiezhen.prices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.shared.Localized;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is offered, as it is kept, and the words that it is said with. */
@Component
@Transactional(readOnly = true)
class Items {

    private static final String ITEMS = """
            SELECT i.*, (SELECT array_agg(need ORDER BY need) FROM price_item_need n WHERE n.item_id = i.id) AS needs,
                   (SELECT string_agg(part || ' ' || quantity, ',' ORDER BY rank) FROM price_part p WHERE p.whole = i.id) AS parts
            FROM price_item i""";

    private final JdbcClient jdbc;

    Items(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Item> all() {
        return jdbc.sql(ITEMS + " ORDER BY i.code").query(Items::item).list();
    }

    Optional<Item> find(ItemId id) {
        return jdbc.sql(ITEMS + " WHERE i.id = ?")
                .param(id.value())
                .query(Items::item)
                .optional();
    }

    Optional<Item> find(String code) {
        return jdbc.sql(ITEMS + " WHERE i.code = ?")
                .param(code)
                .query(Items::item)
                .optional();
    }

    /** In what something is counted. */
    List<Term> units() {
        return terms("SELECT code, zh, en FROM price_unit WHERE in_use ORDER BY rank");
    }

    /** What is done. */
    List<Term> procedures() {
        return terms("SELECT code, zh, en FROM procedure_code WHERE in_use ORDER BY rank");
    }

    private List<Term> terms(String sql) {
        return jdbc.sql(sql)
                .query((rs, row) -> new Term(rs.getString(1), new Localized(rs.getString(2), rs.getString(3))))
                .list();
    }

    private static Item item(ResultSet rs, int row) throws SQLException {
        var category = rs.getString("category");
        var parts = rs.getString("parts");
        return new Item(
                new ItemId(rs.getObject("id", UUID.class)),
                rs.getString("code"),
                ItemKind.valueOf(rs.getString("kind")),
                new ItemDetails(
                        new Localized(rs.getString("zh"), rs.getString("en")),
                        category == null ? null : Category.valueOf(category),
                        rs.getObject("level", Integer.class),
                        rs.getString("specialty"),
                        rs.getString("department"),
                        rs.getString("procedure"),
                        rs.getString("unit"),
                        rs.getInt("tax_per_mille"),
                        rs.getObject("months", Integer.class),
                        PriceList.needs(rs.getArray("needs")),
                        parts == null
                                ? List.of()
                                : List.of(parts.split(",")).stream()
                                        .map(Items::part)
                                        .toList()),
                rs.getBoolean("in_use"),
                rs.getLong("version"));
    }

    private static PartOf part(String written) {
        var space = written.indexOf(' ');
        return new PartOf(ItemId.of(written.substring(0, space)), Integer.parseInt(written.substring(space + 1)));
    }
}

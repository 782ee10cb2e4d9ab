package org.jiezhen.prices;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jiezhen.prices.PricedItem.Part;
import org.jiezhen.shared.Fen;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Pinyin;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is offered on a day, and for how much, for modules that plan, quote and sell. What has no price on a day is not
 * offered on it.
 */
@Component
@Transactional(readOnly = true)
public class PriceList {

    private static final int MOST_TYPED = 80;

    // One statement: a price and what it is the price of are of one instant.
    private static final String PRICED = """
            SELECT i.item_id, i.code, i.kind, i.zh, i.en, i.department, i.unit_zh, i.unit_en, i.tax_per_mille, i.months,
                   i.in_use, p.price_id, p.fen, p.valid_from, x.quantity, m.item_id AS part_id, m.code AS part_code,
                   m.zh AS part_zh, m.en AS part_en, m.category, m.level, m.specialty, m.procedure,
                   (SELECT array_agg(need ORDER BY need) FROM price_item_need n WHERE n.item_id = m.item_id) AS needs
            FROM price_item_said i
            JOIN LATERAL (SELECT id AS price_id, fen, valid_from FROM price
                          WHERE item_id = i.item_id AND withdrawn_by IS NULL AND valid_from <= :day
                          ORDER BY valid_from DESC LIMIT 1) AS p ON true
            JOIN price_item_part x ON x.whole = i.item_id
            JOIN price_item_said m ON m.item_id = x.part
            """;

    private static final String ORDER = " ORDER BY i.code, x.rank";

    private final JdbcClient jdbc;

    PriceList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The item with the price that holds on this day, offered still or not; empty when none holds. */
    public Optional<PricedItem> find(ItemId item, LocalDate day) {
        return read(jdbc.sql(PRICED + "WHERE i.item_id = :item" + ORDER).param("item", item.value()), day).stream()
                .findFirst();
    }

    /** Whatever is offered on this day, by code. */
    public List<PricedItem> offered(LocalDate day) {
        return read(jdbc.sql(PRICED + "WHERE i.in_use" + ORDER), day);
    }

    /**
     * What is offered on this day and answers to what is typed: the beginning of a code, a part of the name in either
     * language, the beginning of its pinyin or initials from any of its characters on. Codes first.
     */
    public List<PricedItem> search(String typed, LocalDate day) {
        var plain = Pinyin.plain(typed.length() > MOST_TYPED ? typed.substring(0, MOST_TYPED) : typed);
        if (plain.isEmpty()) {
            return List.of();
        }
        return offered(day).stream()
                .filter(item -> isCoded(item, plain) || isCalled(item, plain))
                .sorted(Comparator.comparing((PricedItem item) -> !isCoded(item, plain)))
                .toList();
    }

    private static boolean isCoded(PricedItem item, String plain) {
        return Pinyin.plain(item.code()).startsWith(plain);
    }

    private static boolean isCalled(PricedItem item, String plain) {
        return Pinyin.plain(item.name().zh()).contains(plain)
                || Pinyin.plain(item.name().en()).contains(plain)
                || Pinyin.words(item.name().zh()).contains(" " + Pinyin.part(plain));
    }

    private static List<PricedItem> read(StatementSpec which, LocalDate day) {
        var found = new LinkedHashMap<ItemId, PricedItem>();
        which.param("day", day).query(rs -> {
            var item = priced(rs, new ArrayList<>(List.of(part(rs))));
            found.merge(item.item(), item, PriceList::together);
        });
        return List.copyOf(found.values());
    }

    private static PricedItem together(PricedItem one, PricedItem next) {
        var parts = new ArrayList<>(one.parts());
        parts.addAll(next.parts());
        return new PricedItem(
                one.item(),
                one.code(),
                one.kind(),
                one.name(),
                one.price(),
                one.list(),
                one.since(),
                one.department(),
                one.unit(),
                one.taxPerMille(),
                one.months(),
                parts,
                one.inUse());
    }

    private static PricedItem priced(ResultSet rs, List<Part> parts) throws SQLException {
        return new PricedItem(
                new ItemId(rs.getObject("item_id", UUID.class)),
                rs.getString("code"),
                ItemKind.valueOf(rs.getString("kind")),
                new Localized(rs.getString("zh"), rs.getString("en")),
                new PriceId(rs.getObject("price_id", UUID.class)),
                new Fen(rs.getLong("fen")),
                rs.getObject("valid_from", LocalDate.class),
                rs.getString("department"),
                new Localized(rs.getString("unit_zh"), rs.getString("unit_en")),
                rs.getInt("tax_per_mille"),
                rs.getObject("months", Integer.class),
                parts,
                rs.getBoolean("in_use"));
    }

    private static Part part(ResultSet rs) throws SQLException {
        var category = rs.getString("category");
        return new Part(
                new ItemId(rs.getObject("part_id", UUID.class)),
                rs.getString("part_code"),
                new Localized(rs.getString("part_zh"), rs.getString("part_en")),
                rs.getInt("quantity"),
                category == null ? null : Category.valueOf(category),
                rs.getObject("level", Integer.class),
                rs.getString("specialty"),
                rs.getString("procedure"),
                needs(rs.getArray("needs")));
    }

    static Set<Need> needs(@Nullable Array array) throws SQLException {
        return array == null
                ? Set.of()
                : Arrays.stream((String[]) array.getArray()).map(Need::valueOf).collect(Collectors.toUnmodifiableSet());
    }
}

package org.jiezhen.customers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiezhen.shared.BusinessTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which customers may be one person, and by what. Who was said to be two persons is not proposed again. */
@Component
public class LikelyDoubles {

    /** What two records have in common, the surest first. */
    public enum Reason {
        DOCUMENT,
        PHONE,
        NAME_AND_BIRTH,
        SOUND_AND_BIRTH,
        SOUND_AND_TAIL,
        /** Of two that have something else in common: the same name too. */
        SAME_NAME
    }

    /** Of a customer's record: somebody who may be the same person. */
    record Of(CustomerId record, Likely likely) {}

    /** A customer who may be the same person as another. */
    public record Likely(Side customer, List<Reason> reasons) {}

    /** Two customers who may be one person. */
    public record Pair(Side one, Side other, List<Reason> reasons) {}

    /**
     * What is compared of a customer, masked.
     *
     * @param visits how many visits there were, the present one included
     * @param registered the day
     */
    public record Side(
            CustomerId id,
            @Nullable String name,
            @Nullable String phoneTail,
            Sex sex,
            @Nullable Integer birthYear,
            boolean discreet,
            @Nullable LocalDate lastVisit,
            int visits,
            LocalDate registered) {}

    private static final String SIDE = """
            %1$s.id AS %1$s_id, %1$s.name AS %1$s_name, right(%1$s.phone, 4) AS %1$s_tail, %1$s.sex AS %1$s_sex,
            CAST(extract(year FROM %1$s.birth_date) AS int) AS %1$s_born, %1$s.discreet AS %1$s_discreet,
            %1$s.registered_at AS %1$s_registered,
            (SELECT max(v.arrival_day) FROM visit v JOIN customer r ON r.id = v.customer_id
             WHERE v.status <> 'ENTERED_IN_ERROR'
               AND (r.id = %1$s.id OR (r.root_id = %1$s.id AND r.merged_into IS NOT NULL))) AS %1$s_last,
            (SELECT count(*) FROM visit v JOIN customer r ON r.id = v.customer_id
             WHERE v.status <> 'ENTERED_IN_ERROR'
               AND (r.id = %1$s.id OR (r.root_id = %1$s.id AND r.merged_into IS NOT NULL))) AS %1$s_visits""";

    // Each by an index, from what any record of the person says.
    private static final String OF = """
            WITH own AS (
                SELECT id, name, pinyin, birth_date, phone FROM customer
                WHERE id = :root OR (root_id = :root AND merged_into IS NOT NULL)),
            found AS (
                SELECT k.root_id, 1 AS reason FROM own
                JOIN customer k ON reverse(k.phone) = reverse(own.phone) AND k.phone IS NOT NULL
                UNION
                SELECT k.root_id, 2 FROM own JOIN customer k ON k.name = own.name AND k.birth_date = own.birth_date
                UNION
                SELECT k.root_id, 3 FROM own
                JOIN customer k ON k.pinyin = own.pinyin AND own.pinyin <> '' AND k.birth_date = own.birth_date
                               AND k.name <> own.name
                UNION
                SELECT k.root_id, 4 FROM own
                JOIN customer k ON k.pinyin = own.pinyin AND own.pinyin <> '' AND right(k.phone, 4) = right(own.phone, 4)
                               AND k.phone <> own.phone
                UNION
                SELECT k.root_id, 0 FROM own JOIN customer_document d ON d.customer_id = own.id
                JOIN customer_document o ON o.number = d.number AND o.kind = d.kind
                JOIN customer k ON k.id = o.customer_id),
            apart AS (
                SELECT CASE WHEN a.root_id = :root THEN b.root_id ELSE a.root_id END AS id
                FROM customer_apart p JOIN customer a ON a.id = p.one_id JOIN customer b ON b.id = p.other_id
                WHERE :root IN (a.root_id, b.root_id)),
            likely AS (
                SELECT root_id, array_agg(reason ORDER BY reason) AS reasons FROM found
                WHERE root_id <> :root AND root_id NOT IN (SELECT id FROM apart)
                GROUP BY root_id ORDER BY min(reason), count(*) DESC, root_id LIMIT :limit)
            SELECT reasons, %s FROM likely JOIN customer x ON x.id = likely.root_id
            ORDER BY reasons[1], cardinality(reasons) DESC, x.id""".formatted(SIDE.formatted("x"));

    // The same for each of several: of one after the other, so that each is found by its indexes.
    private static final String OF_EACH = """
            SELECT watched.id AS record, one.* FROM customer watched CROSS JOIN LATERAL (%s) AS one
            WHERE watched.id IN (:records)
            ORDER BY watched.id, one.reasons[1], cardinality(one.reasons) DESC, one.x_id""".formatted(OF.replace(":root", "watched.root_id"));

    // Pairs by one thing that two records have in common, of the groups of whoever shares it. As many as are wanted and
    // as many again: some were merged, or are found by several of these.
    private static String pairs(String groups, String in, String and) {
        return """
                (SELECT LEAST(a.root_id, b.root_id) AS one, GREATEST(a.root_id, b.root_id) AS other
                 FROM (%s) AS g JOIN customer a ON %s JOIN customer b ON %s
                 WHERE a.root_id <> b.root_id AND (b.registered_at, b.id) > (a.registered_at, a.id) AND %s
                   AND NOT EXISTS (SELECT FROM apart WHERE apart.one = LEAST(a.root_id, b.root_id)
                                   AND apart.other = GREATEST(a.root_id, b.root_id))
                 LIMIT 2 * :limit)""".formatted(groups, in.replace("x.", "a."), in.replace("x.", "b."), and);
    }

    private static final String DOCUMENTS = """
            SELECT kind, number FROM customer_document GROUP BY kind, number HAVING count(*) > 1""";

    private static final String BY_DOCUMENT = """
            x.id IN (SELECT customer_id FROM customer_document WHERE number = g.number AND kind = g.kind)""";

    private static final String PHONES = """
            SELECT phone COLLATE "C" AS phone FROM customer WHERE phone IS NOT NULL
            GROUP BY phone COLLATE "C" HAVING count(*) > 1""";

    private static final String BY_PHONE = """
            x.phone COLLATE "C" = g.phone AND x.phone IS NOT NULL""";

    private static final String LETTERS = "split_part(%s.search, ' ', 2) COLLATE \"C\"";

    private static final String PHONES_OF_ONE_NAME = """
            SELECT m.phone COLLATE "C" AS phone, %1$s AS letters
            FROM (%2$s) AS s JOIN customer m ON m.phone COLLATE "C" = s.phone AND m.phone IS NOT NULL
            WHERE m.search <> '' GROUP BY m.phone COLLATE "C", %1$s HAVING count(*) > 1""".formatted(LETTERS.formatted("m"), PHONES);

    private static final String BIRTHS = """
            SELECT pinyin COLLATE "C" AS pinyin, birth_date FROM customer WHERE pinyin <> '' AND birth_date IS NOT NULL
            GROUP BY pinyin COLLATE "C", birth_date HAVING count(*) > 1""";

    private static final String BY_BIRTH = """
            x.pinyin COLLATE "C" = g.pinyin AND x.birth_date = g.birth_date
            AND x.pinyin <> '' AND x.birth_date IS NOT NULL""";

    private static final String TAILS = """
            SELECT pinyin COLLATE "C" AS pinyin, right(phone, 4) COLLATE "C" AS tail
            FROM customer WHERE pinyin <> '' AND phone IS NOT NULL
            GROUP BY pinyin COLLATE "C", right(phone, 4) COLLATE "C" HAVING count(*) > 1""";

    private static final String BY_TAIL = """
            x.pinyin COLLATE "C" = g.pinyin AND right(x.phone, 4) COLLATE "C" = g.tail
            AND x.pinyin <> '' AND x.phone IS NOT NULL""";

    // The surest first, until there are enough; what else a pair has in common is then asked of that pair alone.
    private static final String ALL = """
            WITH apart AS MATERIALIZED (
                SELECT LEAST(a.root_id, b.root_id) AS one, GREATEST(a.root_id, b.root_id) AS other
                FROM customer_apart p JOIN customer a ON a.id = p.one_id JOIN customer b ON b.id = p.other_id),
            pairs AS (%1$s),
            compared AS (
                SELECT one, other, (
                    SELECT array_agg(DISTINCT c.reason ORDER BY c.reason)
                    FROM customer a LEFT JOIN customer_document d ON d.customer_id = a.id,
                         customer b LEFT JOIN customer_document o ON o.customer_id = b.id,
                         LATERAL (VALUES
                             (0, d.number = o.number AND d.kind = o.kind),
                             (1, a.phone = b.phone),
                             (2, a.pinyin <> '' AND a.pinyin = b.pinyin AND a.birth_date = b.birth_date AND a.name = b.name),
                             (3, a.pinyin <> '' AND a.pinyin = b.pinyin AND a.birth_date = b.birth_date AND a.name <> b.name),
                             (4, a.pinyin <> '' AND a.pinyin = b.pinyin AND right(a.phone, 4) = right(b.phone, 4)
                                 AND a.phone <> b.phone)) AS c (reason, holds)
                    WHERE (a.id = one OR (a.root_id = one AND a.merged_into IS NOT NULL))
                      AND (b.id = other OR (b.root_id = other AND b.merged_into IS NOT NULL)) AND c.holds) AS reasons
                FROM (SELECT DISTINCT one, other FROM pairs) AS p),
            first AS (
                SELECT one, other, reasons || CASE WHEN %4$s THEN ARRAY[5] ELSE CAST(ARRAY[] AS int[]) END AS reasons
                FROM compared JOIN customer x ON x.id = one JOIN customer y ON y.id = other
                ORDER BY reasons[1], cardinality(reasons || CASE WHEN %4$s THEN ARRAY[5] ELSE CAST(ARRAY[] AS int[]) END) DESC,
                         one, other LIMIT :limit)
            SELECT reasons, %2$s, %3$s FROM first JOIN customer x ON x.id = first.one JOIN customer y ON y.id = first.other
            ORDER BY reasons[1], cardinality(reasons) DESC, x.id, y.id""".formatted(
                    Stream.of(
                                    pairs(DOCUMENTS, BY_DOCUMENT, "true"),
                                    pairs(
                                            PHONES_OF_ONE_NAME,
                                            BY_PHONE,
                                            LETTERS.formatted("a") + " = g.letters AND " + LETTERS.formatted("b")
                                                    + " = g.letters"),
                                    pairs(BIRTHS, BY_BIRTH, "true"),
                                    pairs(PHONES, BY_PHONE, "true"),
                                    pairs(TAILS, BY_TAIL, "a.phone <> b.phone"))
                            .collect(Collectors.joining("\nUNION ALL\n")),
                    SIDE.formatted("x"),
                    SIDE.formatted("y"),
                    // The same name by its letters, where that is not said already.
                    "x.search <> '' AND " + LETTERS.formatted("x") + " = " + LETTERS.formatted("y")
                            + " AND NOT 2 = ANY (reasons)");

    // Each group's members by the index in which they stand side by side: whatever sorts, hashes or reads all customers
    // would have to do so for a handful of pairs.
    private static final String BY_INDEX = """
            SELECT set_config(name, 'off', true)
            FROM (VALUES ('enable_hashagg'), ('enable_hashjoin'), ('enable_mergejoin'), ('enable_seqscan'), ('jit')) AS s (name)""";

    private final JdbcClient jdbc;

    LikelyDoubles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Likely> of(CustomerId root, int limit) {
        return jdbc.sql(OF)
                .param("root", root.value())
                .param("limit", limit)
                .query((rs, row) -> new Likely(side(rs, "x"), reasons(rs)))
                .list();
    }

    /** Of each of these records: who may be the same person as whoever it belongs to now, the surest first. */
    List<Of> ofEach(Set<UUID> records, int limit) {
        return jdbc.sql(OF_EACH)
                .param("records", records)
                .param("limit", limit)
                .query((rs, row) -> new Of(
                        new CustomerId(rs.getObject("record", UUID.class)), new Likely(side(rs, "x"), reasons(rs))))
                .list();
    }

    Side side(CustomerId root) {
        return jdbc.sql("SELECT %s FROM customer x WHERE x.id = ?".formatted(SIDE.formatted("x")))
                .param(root.value())
                .query((rs, row) -> side(rs, "x"))
                .single();
    }

    /** Pairs in the whole house, the surest first. */
    @Transactional(readOnly = true)
    List<Pair> all(int limit) {
        jdbc.sql(BY_INDEX).query(String.class).list();
        return jdbc.sql(ALL)
                .param("limit", limit)
                .query((rs, row) -> new Pair(side(rs, "x"), side(rs, "y"), reasons(rs)))
                .list();
    }

    private static List<Reason> reasons(ResultSet rs) throws SQLException {
        return Arrays.stream((Integer[]) rs.getArray("reasons").getArray())
                .map(ordinal -> Reason.values()[ordinal])
                .toList();
    }

    private static Side side(ResultSet rs, String of) throws SQLException {
        return new Side(
                new CustomerId(rs.getObject(of + "_id", UUID.class)),
                rs.getString(of + "_name"),
                rs.getString(of + "_tail"),
                Sex.valueOf(rs.getString(of + "_sex")),
                rs.getObject(of + "_born", Integer.class),
                rs.getBoolean(of + "_discreet"),
                rs.getObject(of + "_last", LocalDate.class),
                rs.getInt(of + "_visits"),
                BusinessTime.day(
                        rs.getObject(of + "_registered", OffsetDateTime.class).toInstant()));
    }
}

package org.jiezhen.customers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jiezhen.shared.BusinessTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

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

    // The same name by its letters, where that is not said already.
    private static final String ALIKE = """
            x.search <> '' AND split_part(x.search, ' ', 2) = split_part(y.search, ' ', 2) AND NOT 2 = ANY (reasons)""";

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

    // All pairs of a group, but no more than with the fifty registered before: a hotel's number would make thousands.
    private static final String ALL = """
            WITH same AS (
                SELECT 1 AS reason, root_id, name, phone, phone COLLATE "C" AS key, registered_at, id
                FROM customer WHERE phone IS NOT NULL
                UNION ALL
                SELECT 2, root_id, name, phone, (pinyin || ' ' || birth_date) COLLATE "C", registered_at, id
                FROM customer WHERE pinyin <> '' AND birth_date IS NOT NULL
                UNION ALL
                SELECT 4, root_id, name, phone, (pinyin || ' ' || right(phone, 4)) COLLATE "C", registered_at, id
                FROM customer WHERE pinyin <> '' AND phone IS NOT NULL
                UNION ALL
                SELECT 0, c.root_id, c.name, c.phone, (d.kind || ' ' || d.number) COLLATE "C", c.registered_at, c.id
                FROM customer_document d JOIN customer c ON c.id = d.customer_id),
            counted AS (
                SELECT *, row_number() OVER which AS n, count(*) OVER (PARTITION BY reason, key) AS many
                FROM same WINDOW which AS (PARTITION BY reason, key ORDER BY registered_at, id)),
            members AS MATERIALIZED (SELECT * FROM counted WHERE many > 1),
            pairs AS (
                SELECT a.root_id AS one, b.root_id AS other,
                       CASE WHEN a.reason = 2 AND a.name <> b.name THEN 3
                            WHEN a.reason = 4 AND a.phone = b.phone THEN NULL ELSE a.reason END AS reason
                FROM members a JOIN members b ON b.reason = a.reason AND b.key = a.key
                WHERE b.n > a.n AND b.n <= a.n + 50 AND a.root_id <> b.root_id),
            apart AS (
                SELECT LEAST(a.root_id, b.root_id) AS one, GREATEST(a.root_id, b.root_id) AS other
                FROM customer_apart p JOIN customer a ON a.id = p.one_id JOIN customer b ON b.id = p.other_id),
            likely AS (
                SELECT LEAST(one, other) AS one, GREATEST(one, other) AS other,
                       array_agg(DISTINCT reason ORDER BY reason) AS reasons
                FROM pairs WHERE one IS NOT NULL AND reason IS NOT NULL
                GROUP BY 1, 2),
            named AS (
                SELECT one, other, reasons || CASE WHEN %3$s THEN ARRAY[5] ELSE CAST(ARRAY[] AS int[]) END AS reasons
                FROM likely JOIN customer x ON x.id = likely.one JOIN customer y ON y.id = likely.other
                WHERE NOT EXISTS (SELECT FROM apart WHERE apart.one = likely.one AND apart.other = likely.other)),
            first AS (
                SELECT * FROM named
                ORDER BY reasons[1], cardinality(reasons) DESC, one, other LIMIT :limit)
            SELECT reasons, %1$s, %2$s FROM first JOIN customer x ON x.id = first.one JOIN customer y ON y.id = first.other
            ORDER BY reasons[1], cardinality(reasons) DESC, x.id, y.id""".formatted(SIDE.formatted("x"), SIDE.formatted("y"), ALIKE);

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

    Side side(CustomerId root) {
        return jdbc.sql("SELECT %s FROM customer x WHERE x.id = ?".formatted(SIDE.formatted("x")))
                .param(root.value())
                .query((rs, row) -> side(rs, "x"))
                .single();
    }

    List<Pair> all(int limit) {
        // Every customer is sorted: in memory rather than in files.
        jdbc.sql("SELECT set_config('work_mem', '64MB', true)")
                .query(String.class)
                .single();
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

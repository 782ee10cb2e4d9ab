package org.jiezhen.customers;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The statements of the search, each bounded: what is compared as bytes needs no wildcards, and so none is escaped. */
final class Statements {

    /** Of the few who are in the house, those whom the name fits in any way. */
    static final String NAME_HERE = """
            SELECT k.root_id, k.id,
                   CASE WHEN k.name = :text OR k.pinyin = :latin THEN 0
                        WHEN starts_with(k.name, :text) OR starts_with(k.pinyin, :letters) THEN 1 ELSE 2 END AS rank,
                   CASE WHEN :letters <> :latin OR position(:letters IN lower(k.name)) > 0 THEN 'NAME' ELSE 'PINYIN' END AS match
            FROM (SELECT customer_id FROM visit WHERE status = 'IN_PROGRESS' AND customer_id IS NOT NULL) v
            CROSS JOIN LATERAL (
                SELECT r.root_id, r.id, r.name, r.pinyin, r.search FROM customer own
                JOIN customer r ON r.id IN (own.id, own.root_id)
                WHERE own.id = v.customer_id OFFSET 0) k
            WHERE position(' ' || :letters IN k.search) > 0
            LIMIT :most""";

    /** In the order of the index, so that whoever is called just that comes first. */
    static final String NAME_BEGINS = """
            SELECT root_id, id, CASE WHEN name = :text THEN 0 ELSE 1 END AS rank, 'NAME' AS match
            FROM customer
            WHERE name ~>=~ :text AND name ~<~ (:text || chr(1114111))
            ORDER BY name USING ~<~ LIMIT :most""";

    static final String PINYIN_BEGINS = """
            SELECT root_id, id, CASE WHEN pinyin = :latin THEN 0 ELSE 1 END AS rank,
                   CASE WHEN starts_with(lower(name), lower(:text)) THEN 'NAME' ELSE 'PINYIN' END AS match
            FROM customer
            WHERE pinyin ~>=~ :latin AND pinyin ~<~ (:latin || chr(1114111))
            ORDER BY pinyin USING ~<~ LIMIT :most""";

    static final String SOUND = """
            SELECT root_id, id, 3 AS rank, 'SOUND' AS match
            FROM customer
            WHERE pinyin ~>=~ :latin AND pinyin ~<~ (:latin || chr(1114111))
            ORDER BY pinyin USING ~<~ LIMIT :most""";

    // Letters and figures alone, so there is no wildcard in them.
    static final String PART = """
            SELECT root_id, id, 2 AS rank,
                   CASE WHEN :letters <> :latin OR position(:letters IN lower(name)) > 0 THEN 'NAME' ELSE 'PINYIN' END AS match
            FROM customer WHERE search LIKE '% ' || :letters || '%' LIMIT :most""";

    static final String LATIN_PART = """
            SELECT root_id, id, 2 AS rank, 'PINYIN' AS match
            FROM customer WHERE search LIKE '% ' || :latin || '%' LIMIT :most""";

    static final String PHONE_HERE = """
            SELECT k.root_id, k.id, CASE WHEN k.phone = :phone THEN 0 ELSE 1 END AS rank, 'PHONE' AS match
            FROM (SELECT customer_id FROM visit WHERE status = 'IN_PROGRESS' AND customer_id IS NOT NULL) v
            CROSS JOIN LATERAL (
                SELECT r.root_id, r.id, r.phone FROM customer own
                JOIN customer r ON r.id IN (own.id, own.root_id)
                WHERE own.id = v.customer_id OFFSET 0) k
            WHERE right(k.phone, char_length(:phone)) = :phone
            LIMIT :most""";

    static final String PHONE_ENDS = """
            SELECT root_id, id, CASE WHEN phone = :phone THEN 0 ELSE 1 END AS rank, 'PHONE' AS match
            FROM customer
            WHERE phone IS NOT NULL
              AND reverse(phone) ~>=~ reverse(:phone) AND reverse(phone) ~<~ (reverse(:phone) || chr(1114111))
            ORDER BY reverse(phone) USING ~<~ LIMIT :most""";

    /** Just this number. */
    static final String PHONE_IS = """
            SELECT root_id, id, 0 AS rank, 'PHONE' AS match
            FROM customer WHERE phone IS NOT NULL AND reverse(phone) = reverse(:phone) LIMIT :most""";

    /** Today's, and that of whoever has stayed since another day. */
    static final String TICKET = """
            SELECT k.root_id, k.id, 0 AS rank, 'TICKET' AS match
            FROM (SELECT customer_id FROM visit
                  WHERE arrival_day = :today AND ticket_number = :ticket AND status <> 'ENTERED_IN_ERROR'
                  UNION
                  SELECT customer_id FROM visit WHERE status = 'IN_PROGRESS' AND ticket_number = :ticket) v
            JOIN customer k ON k.id = v.customer_id
            LIMIT :most""";

    /** Just this number whenever it was, or the beginning of one that is still to come. */
    static final String BOOKING = """
            SELECT k.root_id, k.id, b.rank, 'BOOKING' AS match
            FROM (SELECT customer_id, 0 AS rank FROM booking WHERE number = :booking
                  UNION
                  (SELECT customer_id, 1 FROM booking
                   WHERE day >= :today AND status = 'BOOKED' AND starts_with(number, :booking) AND number <> :booking
                   ORDER BY day LIMIT :most)) b
            JOIN customer k ON k.id = b.customer_id
            LIMIT :most""";

    private Statements() {}

    /** Several words, in any order. */
    static String words(int count) {
        return "SELECT root_id, id, 2 AS rank, 'PINYIN' AS match FROM customer WHERE "
                + IntStream.range(0, count)
                        .mapToObj(n -> "search LIKE '% ' || :word" + n + " || '%'")
                        .collect(Collectors.joining(" AND "))
                + " LIMIT :most";
    }

    static final List<String> ALL = List.of(
            NAME_HERE,
            NAME_BEGINS,
            PINYIN_BEGINS,
            SOUND,
            PART,
            LATIN_PART,
            words(2),
            PHONE_HERE,
            PHONE_ENDS,
            PHONE_IS,
            TICKET,
            BOOKING,
            HitRows.HITS);
}

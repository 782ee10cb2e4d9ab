package org.jiezhen.visits;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.live.BoardConfig;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Localized;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Of what kind visits can be, as the house's data says, and of what kind one is by its customer's history. The data is kept
 * in memory: only a migration writes it.
 */
@Component
public class VisitTypes {

    private final JdbcClient jdbc;
    private volatile Map<String, VisitType> types = Map.of();

    VisitTypes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All of them, in their order. */
    public Collection<VisitType> all() {
        return known().values();
    }

    /** The one with this code, if there is one. */
    public Optional<VisitType> find(String code) {
        return Optional.ofNullable(known().get(code));
    }

    /** The one with this code, which a row of the database names. */
    public VisitType of(String code) {
        return Objects.requireNonNull(known().get(code), code);
    }

    /** Tells a board the words of its field that holds the type. */
    public void tell(BoardConfig board, String field) {
        var words = new LinkedHashMap<String, Localized>();
        all().forEach(type -> words.put(type.code(), type.name()));
        board.texts(field, words);
    }

    /**
     * Of what kind a customer's visit is by the visits before it, by any record of the person: the first, one more of
     * somebody who has bought something, or one of somebody who has not.
     *
     * @param customer null while nobody knows who it is
     * @param but the visit itself
     */
    String byHistory(@Nullable CustomerId customer, @Nullable VisitId but, Instant arrived) {
        return jdbc.sql("""
                        SELECT CASE WHEN bool_or(t.deal) THEN 'RETURNING'
                                    WHEN count(*) > 0 THEN 'FOLLOW_UP' ELSE 'FIRST' END
                        FROM visit v
                        JOIN visit_type t ON t.code = v.type
                        JOIN customer_person k ON k.record_id = v.customer_id
                        WHERE k.person_id = (SELECT person_id FROM customer_person WHERE record_id = CAST(:customer AS uuid))
                          AND v.id IS DISTINCT FROM CAST(:but AS uuid) AND v.status <> 'ENTERED_IN_ERROR'
                          AND v.arrived_at < :arrived""")
                .param("customer", Id.orNull(customer))
                .param("but", Id.orNull(but))
                .param("arrived", arrived.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .single();
    }

    /** What was said, unless it cannot be: whoever was here before is not here for the first time. */
    static String unlessFirst(@Nullable String said, String byHistory) {
        return said == null || said.equals(VisitType.FIRST) ? byHistory : said;
    }

    /** What a visit of a customer with such a history is, of which something else was thought while it was another's. */
    String afterAll(String thought, String byHistory) {
        var stays = !byHistory.equals(VisitType.FIRST)
                && !Set.of(VisitType.FIRST, VisitType.FOLLOW_UP, VisitType.RETURNING)
                        .contains(thought);
        return stays ? thought : byHistory;
    }

    private Map<String, VisitType> known() {
        if (types.isEmpty()) {
            types = jdbc
                    .sql("SELECT code, zh, en, turn, deal FROM visit_type ORDER BY rank")
                    .query((rs, row) -> new VisitType(
                            rs.getString(1),
                            new Localized(rs.getString(2), rs.getString(3)),
                            rs.getBoolean(4),
                            rs.getBoolean(5)))
                    .list()
                    .stream()
                    .collect(Collectors.toMap(
                            VisitType::code, Function.identity(), (one, _) -> one, LinkedHashMap::new));
        }
        return types;
    }
}

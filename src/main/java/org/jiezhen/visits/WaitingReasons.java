package org.jiezhen.visits;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jiezhen.live.BoardConfig;
import org.jiezhen.live.Mark;
import org.jiezhen.live.Pressed;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a visit can wait for, as the house's data says. Kept in memory: boards ask for it with every row, and only a
 * migration writes it. A code that is not known is looked for again, since another node may be newer.
 */
@Component
public class WaitingReasons {

    /**
     * A part of the procedure, as the customer lives it.
     *
     * @param business whether it is of business visits alone, of customers alone (false), or of both (null)
     */
    public record Part(String code, @Nullable Boolean business, Localized name) {}

    private final JdbcClient jdbc;
    private volatile Map<String, WaitingReason> reasons = Map.of();

    WaitingReasons(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All of them, by rank. */
    public Collection<WaitingReason> all() {
        if (reasons.isEmpty()) {
            reasons = read();
        }
        return reasons.values();
    }

    /** The one with this code, which a row of the database names. */
    public WaitingReason of(String code) {
        var known = reasons.get(code);
        if (known == null) {
            reasons = read();
            known = Objects.requireNonNull(reasons.get(code), code);
        }
        return known;
    }

    /** The ones with these codes, as a statement has them. */
    public List<WaitingReason> of(@Nullable Array codes) throws SQLException {
        return codes == null
                ? List.of()
                : Arrays.stream((String[]) codes.getArray()).map(this::of).toList();
    }

    /**
     * The one that this is offered in one press from.
     *
     * @param now what is so, where several offer it
     * @throws Refusal when none does
     */
    public WaitingReason offering(String next, Supplier<WaitingReason> now) {
        var offering =
                all().stream().filter(reason -> next.equals(reason.offered())).toList();
        return switch (offering.size()) {
            case 0 -> throw Pressed.unknown();
            case 1 -> offering.getFirst();
            default -> now.get();
        };
    }

    /** The parts of the procedure, in their order. */
    public List<Part> parts() {
        return jdbc.sql("SELECT code, business, zh, en FROM reception_part ORDER BY ordinal")
                .query((rs, row) -> new Part(
                        rs.getString(1),
                        rs.getObject(2, Boolean.class),
                        new Localized(rs.getString(3), rs.getString(4))))
                .list();
    }

    /** The codes of what is waited for, rather than being served. */
    public List<String> waiting() {
        return all().stream()
                .filter(WaitingReason::waits)
                .map(WaitingReason::code)
                .toList();
    }

    /** The mark of each. */
    public List<Mark> marks() {
        return all().stream()
                .map(reason -> new Mark(reason.code(), reason.icon(), reason.solid()))
                .toList();
    }

    /** Tells a board the words of its field that holds what is so. */
    public void tellState(BoardConfig board, String field) {
        board.texts(field, words(WaitingReason::state));
    }

    /** Tells a board the words of its field that holds what is waited for. */
    public void tellWaitsFor(BoardConfig board, String field) {
        board.texts(field, words(WaitingReason::waitsFor));
    }

    /** Tells a board what the buttons say that begin one, of those that are offered in one press. */
    public void tellActions(BoardConfig board) {
        var words = words(WaitingReason::begin);
        words.keySet().retainAll(all().stream().map(WaitingReason::offered).toList());
        board.texts("act", words);
    }

    private LinkedHashMap<String, Localized> words(Function<WaitingReason, @Nullable Localized> which) {
        var words = new LinkedHashMap<String, Localized>();
        for (var reason : all()) {
            var text = which.apply(reason);
            if (text != null) {
                words.put(reason.code(), text);
            }
        }
        return words;
    }

    private Map<String, WaitingReason> read() {
        return jdbc.sql("""
                        SELECT w.*, n.offered,
                               ARRAY(SELECT next FROM waiting_reason_next WHERE code = w.code ORDER BY ordinal) AS next
                        FROM waiting_reason w
                        LEFT JOIN (SELECT code, next AS offered FROM waiting_reason_next WHERE offered) AS n USING (code)
                        ORDER BY w.rank, w.code""").query((rs, row) -> reason(rs)).list().stream()
                .collect(Collectors.toMap(
                        WaitingReason::code, Function.identity(), (one, _) -> one, LinkedHashMap::new));
    }

    private static WaitingReason reason(ResultSet rs) throws SQLException {
        return new WaitingReason(
                rs.getString("code"),
                Phase.valueOf(rs.getString("phase")),
                rs.getString("part"),
                rs.getInt("rank"),
                rs.getBoolean("waits"),
                rs.getBoolean("called"),
                rs.getBoolean("chosen"),
                rs.getString("icon"),
                rs.getBoolean("solid"),
                new Localized(rs.getString("state_zh"), rs.getString("state_en")),
                new Localized(rs.getString("waits_zh"), rs.getString("waits_en")),
                rs.getString("begin_zh") == null
                        ? null
                        : new Localized(rs.getString("begin_zh"), rs.getString("begin_en")),
                List.of((String[]) rs.getArray("next").getArray()),
                rs.getString("offered"));
    }
}

package org.jiezhen.customers;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiezhen.customers.LikelyDoubles.Pair;
import org.jiezhen.customers.LikelyDoubles.Reason;
import org.jiezhen.customers.LikelyDoubles.Side;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.Column;
import org.jiezhen.live.Field;
import org.jiezhen.live.Next;
import org.jiezhen.live.Pressed;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The pairs of customers in the house who may be one person, the surest first. What somebody settles leaves every screen,
 * and the pair behind it comes up.
 */
@Component
public class DoublesBoard implements BoardSource<DoublesBoard.Twins> {

    /** So many pairs are shown at once. */
    static final int SHOWN = 50;

    // More than two can have in common: a surer thing weighs more than all that is less sure.
    private static final int THINGS = 10;

    private static final int HEX = 16;

    /** Whoever settles doubles, by the names as they are registered. */
    public static final Audience<Twins> MERGERS = Audience.everyRow(
            "mergers",
            Permission.CUSTOMERS_MERGE,
            Column.text(field("nm", twins -> twins.one.name()), "customers.doubles.one")
                    .strong()
                    .none("name.unknown")
                    .sub(born("bo", Twins::one), tail("ph", Twins::one)),
            Column.text(field("on", twins -> twins.other.name()), "customers.doubles.other")
                    .strong()
                    .none("name.unknown")
                    .sub(born("ob", Twins::other), tail("op", Twins::other)),
            Column.text(reason("r0", 0), "customers.doubles.common")
                    .sub(reason("r1", 1), reason("r2", 2), reason("r3", 3)),
            Column.actions(_ -> List.of(Next.of("COMPARE")), "customers.doubles", "COMPARE", "OPEN"),
            field("o", Twins::place),
            // How the names are spelled, to be found by.
            field("py", Twins::spelled));

    private static Field<Twins> field(String name, Function<Twins, @Nullable Object> read) {
        return Field.of(name, read);
    }

    private static Field<Twins> born(String name, Function<Twins, Side> side) {
        return field(
                        name,
                        twins -> side.apply(twins).birthYear() == null
                                ? null
                                : String.valueOf(side.apply(twins).birthYear()))
                .counted("customers.born", "customers.born");
    }

    private static Field<Twins> tail(String name, Function<Twins, Side> side) {
        return field(name, twins -> side.apply(twins).phoneTail()).counted("customers.tail", "customers.tail");
    }

    private static Field<Twins> reason(String name, int n) {
        return field(name, twins -> twins.reasons.size() > n ? twins.reasons.get(n) : null)
                .coded("customers.reason", Reason.class);
    }

    /** Two customers who may be one person, as they are shown side by side. */
    public record Twins(Side one, Side other, List<Reason> reasons) implements BoardSource.Fact {

        @Override
        public String id() {
            return row(one.id(), other.id());
        }

        private @Nullable String spelled() {
            var ways = Stream.of(one.name(), other.name())
                    .map(ShownName::spelled)
                    .filter(Objects::nonNull)
                    .distinct()
                    .collect(Collectors.joining("|"));
            return ways.isEmpty() ? null : ways;
        }

        // The surest first, and of those the ones with most in common.
        private int place() {
            return reasons.getFirst().ordinal() * THINGS - reasons.size();
        }
    }

    static String row(CustomerId one, CustomerId other) {
        return hex(one) + hex(other);
    }

    private static String hex(CustomerId id) {
        return "%016x%016x"
                .formatted(id.value().getMostSignificantBits(), id.value().getLeastSignificantBits());
    }

    private final LikelyDoubles likely;

    DoublesBoard(LikelyDoubles likely) {
        this.likely = likely;
    }

    @Override
    public String name() {
        return "doubles";
    }

    @Override
    public Set<String> subjects() {
        return Set.of("customer");
    }

    @Override
    public List<Twins> read() {
        return likely.all(SHOWN).stream().map(DoublesBoard::twins).toList();
    }

    private static Twins twins(Pair pair) {
        return new Twins(pair.one(), pair.other(), pair.reasons());
    }

    /**
     * The two of a row.
     *
     * @throws Refusal when this is no row
     */
    public static List<CustomerId> ofRow(String row) {
        return List.of(half(row, 0), half(row, 1));
    }

    private static CustomerId half(String row, int n) {
        if (!row.matches("[0-9a-f]{64}")) {
            throw Pressed.unknown();
        }
        var at = n * 2 * HEX;
        return new CustomerId(new UUID(
                Long.parseUnsignedLong(row, at, at + HEX, HEX),
                Long.parseUnsignedLong(row, at + HEX, at + 2 * HEX, HEX)));
    }
}

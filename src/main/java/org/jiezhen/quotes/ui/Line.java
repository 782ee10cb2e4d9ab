package org.jiezhen.quotes.ui;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jiezhen.prices.ItemId;
import org.jiezhen.prices.PricedItem;
import org.jiezhen.quotes.QuoteComparison.Compared;
import org.jiezhen.quotes.QuoteDraft.Planned;
import org.jiezhen.quotes.QuoteLine;
import org.jiezhen.quotes.QuoteSums;
import org.jiezhen.quotes.Side;
import org.jiezhen.shared.Fen;
import org.jspecify.annotations.Nullable;

/**
 * A line that is being written.
 *
 * @param executed null is the list price, however many there are
 */
record Line(
        PricedItem item,
        int quantity,
        Side side,
        @Nullable String site,
        @Nullable Fen executed,
        @Nullable Integer choice) {

    private static final int PARTS = 6;

    static Line of(PricedItem item) {
        return new Line(item, 1, Side.NONE, null, null, null);
    }

    /** A line that is written, to be gone on with at today's price. */
    static Line of(QuoteLine line, PricedItem today) {
        var site = line.site();
        var isList = line.executed().equals(line.list());
        // What was dearer may not be so any more.
        var most = today.list().times(line.quantity());
        var executed = line.executed().compareTo(most) > 0 ? most : line.executed();
        return new Line(
                today,
                line.quantity(),
                line.side(),
                site == null ? null : site.code(),
                isList ? null : executed,
                line.choice());
    }

    Fen list() {
        return item.list().times(quantity);
    }

    /** What it costs: never more than by the list. */
    Fen costs() {
        return executed == null || executed.compareTo(list()) > 0 ? list() : executed;
    }

    QuoteSums.Line summed() {
        return new QuoteSums.Line(list(), costs(), choice);
    }

    Planned planned() {
        return new Planned(item.item(), quantity, side, site, executed, choice);
    }

    Compared compared() {
        return new Compared(item.item(), item.name(), quantity, side, site, costs(), choice);
    }

    Line many(int number) {
        return new Line(item, number, side, site, executed, choice);
    }

    Line at(@Nullable Fen price) {
        return new Line(item, quantity, side, site, price, choice);
    }

    Line where(Side on, @Nullable String place) {
        return new Line(item, quantity, on, place, executed, choice);
    }

    Line alternative(@Nullable Integer group) {
        return new Line(item, quantity, side, site, executed, group);
    }

    /** Lines as they are kept while one writes. */
    static String kept(List<Line> lines) {
        return lines.stream()
                .map(line -> String.join(
                        "|",
                        line.item.item().toString(),
                        String.valueOf(line.quantity),
                        line.side.name(),
                        Objects.requireNonNullElse(line.site, ""),
                        line.executed == null ? "" : String.valueOf(line.executed.value()),
                        line.choice == null ? "" : line.choice.toString()))
                .collect(Collectors.joining("\n"));
    }

    /** Reads them again; what is offered no longer is left out. */
    static List<Line> read(String kept, Function<ItemId, Optional<PricedItem>> offered) {
        return Arrays.stream(kept.split("\n"))
                .map(line -> line.split("\\|", -1))
                .filter(parts -> parts.length == PARTS)
                .flatMap(parts -> offered.apply(new ItemId(UUID.fromString(parts[0]))).stream()
                        .map(item -> new Line(
                                item,
                                Integer.parseInt(parts[1]),
                                Side.valueOf(parts[2]),
                                parts[3].isEmpty() ? null : parts[3],
                                parts[4].isEmpty() ? null : new Fen(Long.parseLong(parts[4])),
                                parts[5].isEmpty() ? null : Integer.valueOf(parts[5]))))
                .toList();
    }
}

package org.jiezhen.quotes;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jiezhen.shared.Fen;
import org.jspecify.annotations.Nullable;

/**
 * What a quote comes to. One formula, and no other: of what is let go of the whole each line bears its part, in whole fen and
 * rounded down; the rest is borne by the last line, and where that costs less by the one before it.
 *
 * @param list what it would be by the list
 * @param executed what it is after the discounts of lines
 * @param deal what it is after the discount of the whole: all that is paid
 * @param deals the deal price of each line, in their order; together they are the deal
 */
public record QuoteSums(Fen list, Fen executed, Fen deal, List<Fen> deals) {

    private static final int ALL = 1000;

    /**
     * A line.
     *
     * @param list what all of it would be by the list
     * @param executed what it is after its own discount
     * @param choice of which group of alternatives it is one; null when it is none
     */
    public record Line(Fen list, Fen executed, @Nullable Integer choice) {}

    /**
     * What is let go of the whole: in per mille of what the lines come to, rounded down, or a sum.
     *
     * @param sum never more than the lines come to
     */
    public record Whole(int perMille, Fen sum) {

        /** Nothing. */
        public static final Whole NOTHING = new Whole(0, Fen.NONE);

        public Whole {
            if (perMille < 0 || perMille > ALL || sum.isNegative() || (perMille > 0 && sum.value() > 0)) {
                throw new IllegalArgumentException(perMille + " per mille and " + sum);
            }
        }

        Fen of(Fen executed) {
            return sum.value() > 0
                    ? new Fen(Math.min(sum.value(), executed.value()))
                    : new Fen(Math.multiplyExact(executed.value(), perMille) / ALL);
        }
    }

    public QuoteSums {
        deals = List.copyOf(deals);
    }

    /** What these lines come to; each of them counts. */
    public static QuoteSums of(List<Line> lines, Whole whole) {
        var list = Fen.sum(lines.stream().map(Line::list).toList());
        var executed = Fen.sum(lines.stream().map(Line::executed).toList());
        var discount = whole.of(executed);
        var deals = new ArrayList<Fen>();
        var rest = discount;
        for (var line : lines) {
            var part = executed.value() == 0
                    ? Fen.NONE
                    : new Fen(Math.multiplyExact(discount.value(), line.executed.value()) / executed.value());
            deals.add(line.executed.minus(part));
            rest = rest.minus(part);
        }
        for (var n = deals.size() - 1; n >= 0 && rest.value() > 0; n--) {
            var borne = new Fen(Math.min(rest.value(), deals.get(n).value()));
            deals.set(n, deals.get(n).minus(borne));
            rest = rest.minus(borne);
        }
        return new QuoteSums(list, executed, executed.minus(discount), deals);
    }

    /** How much is let go in all, in per mille of the list, rounded up: what a limit is held against. */
    public int perMille() {
        var gone = list.minus(deal).value();
        return gone == 0 ? 0 : Math.toIntExact(Math.ceilDiv(Math.multiplyExact(gone, ALL), list.value()));
    }

    /** Every choice that a guest has: the positions of the lines that count, the first of each group first. */
    public static List<Set<Integer>> choices(List<Line> lines) {
        var groups = new TreeMap<Integer, List<Integer>>();
        var always = new TreeSet<Integer>();
        IntStream.range(0, lines.size()).forEach(n -> {
            var choice = lines.get(n).choice;
            if (choice == null) {
                always.add(n);
            } else {
                groups.computeIfAbsent(choice, _ -> new ArrayList<>()).add(n);
            }
        });
        List<Set<Integer>> choices = List.of(always);
        for (var group : groups.values()) {
            choices = choices.stream()
                    .flatMap(before -> group.stream().map(one -> {
                        Set<Integer> with = new TreeSet<>(before);
                        with.add(one);
                        return with;
                    }))
                    .toList();
        }
        return choices;
    }

    /** What it comes to when these lines are chosen, by their positions. */
    public static QuoteSums of(List<Line> lines, Set<Integer> chosen, Whole whole) {
        return of(
                IntStream.range(0, lines.size())
                        .filter(chosen::contains)
                        .mapToObj(lines::get)
                        .toList(),
                whole);
    }

    /** The most that is let go, whatever the guest chooses. */
    public static int greatest(List<Line> lines, Whole whole) {
        return choices(lines).stream()
                .mapToInt(chosen -> of(lines, chosen, whole).perMille())
                .max()
                .orElse(0);
    }
}

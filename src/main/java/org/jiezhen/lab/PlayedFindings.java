package org.jiezhen.lab;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import org.jiezhen.habits.Dice;
import org.jspecify.annotations.Nullable;

/**
 * What is found out from a tube on a played day: what is usual of the guest, and where it is to stand out, one value that does.
 *
 * @param accession of which tube: the same is found out each time one looks
 */
record PlayedFindings(Dice dice, String accession, List<Results.Line> lines) {

    private static final int HUNDRED = 100;
    private static final int FROM = 20;
    private static final int TO = 80;
    private static final BigDecimal BEYOND = new BigDecimal("1.12");
    private static final BigDecimal BELOW = new BigDecimal("0.88");

    /** How it stands out. */
    enum Stands {
        /** Beside what is usual. */
        OUT,
        /** So that a doctor must know at once. */
        CRITICAL,
        /** So that it is hardly possible, and asked for twice. */
        HARDLY
    }

    /** What is typed, preliminary; with one value that stands out, where one of the tests can. */
    List<Finding> typed(@Nullable Stands how) {
        var out = how == null ? null : any(how);
        return lines.stream()
                .map(line -> Finding.of(
                        line.test().code(),
                        how != null && line.equals(out) ? Objects.requireNonNull(value(line, how)) : usual(line),
                        ResultStatus.PRELIMINARY))
                .toList();
    }

    /** Whether one of the tests can stand out so. */
    boolean can(Stands how) {
        return lines.stream().anyMatch(line -> value(line, how) != null);
    }

    /** What was typed, released as it stands. */
    List<Finding> released() {
        return lines.stream()
                .map(line -> {
                    var result = Objects.requireNonNull(line.result());
                    return Finding.of(line.test().code(), said(line.test(), result.value()), ResultStatus.FINAL)
                            .surely();
                })
                .toList();
    }

    /** One value that was released is another. */
    List<Finding> amended() {
        var line = Objects.requireNonNull(any(Stands.OUT));
        return List.of(Finding.amended(
                line.test().code(), Objects.requireNonNull(value(line, Stands.OUT)), Amendment.MISTYPED));
    }

    private Results.@Nullable Line any(Stands how) {
        var able = lines.stream().filter(line -> value(line, how) != null).toList();
        return able.isEmpty() ? null : dice.any(able, "stands out", accession);
    }

    /** A value as it is typed. */
    static String said(TestItem test, Measured value) {
        return value.choice() != null ? value.choice() : value.text(test).zh();
    }

    private String usual(Results.Line line) {
        var test = line.test();
        return switch (test.kind()) {
            case CHOICE ->
                test.choices().stream()
                        .filter(choice -> choice.flag() == null)
                        .findFirst()
                        .orElse(test.choices().getFirst())
                        .code();
            case TEXT -> "-";
            case NUMBER -> {
                var limits = limits(line);
                var low = Objects.requireNonNullElse(limits.low(), BigDecimal.ZERO);
                var high = Objects.requireNonNullElse(limits.high(), low.add(BigDecimal.ONE));
                var part = BigDecimal.valueOf(dice.between(FROM, TO, "usual", accession, test.code()));
                yield text(test, low.add(high.subtract(low).multiply(part).divide(BigDecimal.valueOf(HUNDRED))));
            }
        };
    }

    private @Nullable String value(Results.Line line, Stands how) {
        var test = line.test();
        if (test.kind() == TestItem.Kind.CHOICE) {
            var flag = how == Stands.CRITICAL ? Flag.CRITICAL : Flag.ABNORMAL;
            return how == Stands.HARDLY
                    ? null
                    : test.choices().stream()
                            .filter(choice -> choice.flag() == flag)
                            .findFirst()
                            .map(TestItem.Choice::code)
                            .orElse(null);
        }
        var critical = test.critical();
        return switch (how) {
            case OUT -> typed(test, beyond(critical.high(), limits(line).high()));
            case CRITICAL ->
                critical.low() == null
                        ? typed(test, times(critical.high(), BEYOND))
                        : typed(test, times(critical.low(), BELOW));
            case HARDLY ->
                critical.high() == null ? typed(test, times(test.plausible().high(), BEYOND)) : null;
        };
    }

    /** Above what is usual, and not yet critical. */
    private static @Nullable BigDecimal beyond(@Nullable BigDecimal critical, @Nullable BigDecimal usual) {
        var value = times(usual, BEYOND);
        return value == null || (critical != null && value.compareTo(critical) >= 0) ? null : value;
    }

    private static @Nullable BigDecimal times(@Nullable BigDecimal bound, BigDecimal by) {
        return bound == null ? null : bound.multiply(by);
    }

    private static TestItem.Limits limits(Results.Line line) {
        var usual = line.usual();
        return usual != null
                ? usual
                : line.test().ranges().stream()
                        .findFirst()
                        .map(TestItem.Range::limits)
                        .orElse(TestItem.Limits.NONE);
    }

    private static @Nullable String typed(TestItem test, @Nullable BigDecimal value) {
        return value == null ? null : text(test, value);
    }

    private static String text(TestItem test, BigDecimal value) {
        return value.setScale(test.decimals(), RoundingMode.HALF_UP).toPlainString();
    }
}

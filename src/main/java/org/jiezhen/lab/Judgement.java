package org.jiezhen.lab;

import java.math.BigDecimal;
import java.util.Objects;
import org.jiezhen.lab.TestItem.Limits;
import org.jiezhen.lab.TestItem.Sex;
import org.jspecify.annotations.Nullable;

/**
 * How a value compares with what is usual of this guest. What depends on a sex or an age that nobody knows is said to be not
 * known, and not guessed; what is critical is so of everybody.
 *
 * @param usual with what it was compared
 */
record Judgement(Flag flag, Limits usual) {

    /**
     * Of whom it was found out, as far as that is known.
     *
     * @param age in years, when it was drawn
     */
    record Whose(@Nullable Sex sex, @Nullable Integer age) {}

    static Judgement of(TestItem test, Measured value, Whose guest) {
        return switch (test.kind()) {
            case TEXT -> new Judgement(Flag.NO_RANGE, Limits.NONE);
            case CHOICE ->
                new Judgement(
                        test.choice(value.choice()).map(TestItem.Choice::flag).orElse(Flag.NORMAL), Limits.NONE);
            case NUMBER -> number(test, value, guest);
        };
    }

    private static Judgement number(TestItem test, Measured value, Whose guest) {
        var usual = usual(test, guest);
        var limits = usual == null ? Limits.NONE : usual;
        if (isBelow(value, test.critical().low())) {
            return new Judgement(Flag.CRITICAL_LOW, limits);
        }
        if (isAbove(value, test.critical().high())) {
            return new Judgement(Flag.CRITICAL_HIGH, limits);
        }
        if (usual == null) {
            return new Judgement(Flag.NOT_KNOWN, limits);
        }
        if (limits.isNone()) {
            return new Judgement(Flag.NO_RANGE, limits);
        }
        return new Judgement(
                isBelow(value, limits.low()) ? Flag.LOW : isAbove(value, limits.high()) ? Flag.HIGH : Flag.NORMAL,
                limits);
    }

    /**
     * What is usual of this guest: what all say that can be of him or her.
     *
     * @return no bounds where the house says none; null where it depends on what nobody knows
     */
    static @Nullable Limits usual(TestItem test, Whose guest) {
        var possible = test.ranges().stream()
                .filter(range -> range.canBeOf(guest.sex, guest.age))
                .toList();
        if (possible.isEmpty()) {
            return Limits.NONE;
        }
        var first = possible.getFirst().limits();
        var agree = possible.stream().allMatch(range -> range.limits().same(first));
        // Where something is not known, one of whom none of them is, is possible too.
        var age = guest.age != null || possible.stream().anyMatch(range -> range.fromAge() == 0);
        var sex = guest.sex != null
                || possible.stream().map(TestItem.Range::sex).anyMatch(Objects::isNull)
                || possible.stream().map(TestItem.Range::sex).distinct().count() == Sex.values().length;
        return agree && age && sex ? first : null;
    }

    private static boolean isBelow(Measured value, @Nullable BigDecimal bound) {
        if (bound == null || value.number() == null || ">".equals(value.comparator())) {
            return false;
        }
        var compared = value.number().compareTo(bound);
        return "<".equals(value.comparator()) ? compared <= 0 : compared < 0;
    }

    private static boolean isAbove(Measured value, @Nullable BigDecimal bound) {
        if (bound == null || value.number() == null || "<".equals(value.comparator())) {
            return false;
        }
        var compared = value.number().compareTo(bound);
        return ">".equals(value.comparator()) ? compared >= 0 : compared > 0;
    }

    /** Whether it is hardly possible: it is asked for once more. */
    static boolean isHardlyPossible(TestItem test, Measured value) {
        return value.number() != null
                && (isBelow(value, test.plausible().low())
                        || isAbove(value, test.plausible().high()));
    }
}

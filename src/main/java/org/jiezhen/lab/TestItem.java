package org.jiezhen.lab;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jiezhen.shared.Localized;
import org.jspecify.annotations.Nullable;

/**
 * A test (检验项目): one thing that a panel finds out, a row of the house's data.
 *
 * @param code by which results know it; it never changes
 * @param panel of which panel it is
 * @param unit of a number; empty for a choice and for words
 * @param decimals with how many a number is shown at least
 * @param critical below and above which somebody is told at once
 * @param plausible outside of which it is most likely mistyped
 * @param also by what else an instrument calls it
 * @param ranges what is usual, of whom
 * @param choices those that are offered, of a choice
 */
public record TestItem(
        String code,
        String panel,
        Localized name,
        Kind kind,
        String unit,
        int decimals,
        Limits critical,
        Limits plausible,
        List<String> also,
        List<Range> ranges,
        List<Choice> choices,
        boolean inUse,
        long version) {

    /** What its result is. */
    public enum Kind {
        NUMBER,
        CHOICE,
        TEXT
    }

    /** Of whom something is usual. */
    public enum Sex {
        FEMALE,
        MALE
    }

    /** From, to: a missing one is no bound. */
    public record Limits(@Nullable BigDecimal low, @Nullable BigDecimal high) {

        /** No bounds. */
        public static final Limits NONE = new Limits(null, null);

        /** Whether neither is said. */
        public boolean isNone() {
            return low == null && high == null;
        }

        /** Whether there are no two numbers between which one can be. */
        boolean isUpsideDown() {
            return low != null && high != null && low.compareTo(high) > 0;
        }

        /** The same bounds, however they are written. */
        boolean same(Limits other) {
            return same(low, other.low) && same(high, other.high);
        }

        private static boolean same(@Nullable BigDecimal one, @Nullable BigDecimal other) {
            return one == null || other == null ? one == other : one.compareTo(other) == 0;
        }
    }

    /**
     * What is usual.
     *
     * @param sex of whom; null is of everybody
     * @param fromAge in years
     * @param beforeAge in years; null is without end
     */
    public record Range(
            @Nullable Sex sex, int fromAge, @Nullable Integer beforeAge, Limits limits) {

        /** Whether it can be of somebody of whom no more is known than this. */
        boolean canBeOf(@Nullable Sex who, @Nullable Integer age) {
            return (who == null || sex == null || sex == who)
                    && (age == null || (age >= fromAge && (beforeAge == null || age < beforeAge)));
        }

        /** Whether somebody can be of this and of the other. */
        boolean overlaps(Range other) {
            return (sex == null || other.sex == null || sex == other.sex)
                    && (beforeAge == null || beforeAge > other.fromAge)
                    && (other.beforeAge == null || other.beforeAge > fromAge);
        }
    }

    /** One that can be chosen; flagged, where it stands out. */
    public record Choice(
            String code, Localized name, @Nullable Flag flag) {

        boolean isCalled(String typed) {
            var said = typed.strip().toLowerCase(Locale.ROOT);
            return said.equals(code.toLowerCase(Locale.ROOT))
                    || said.equals(name.zh().toLowerCase(Locale.ROOT))
                    || said.equals(name.en().toLowerCase(Locale.ROOT));
        }
    }

    /** The choice of this code, offered or not. */
    public Optional<Choice> choice(@Nullable String choice) {
        return choices.stream().filter(one -> one.code.equals(choice)).findFirst();
    }

    /** Whether an instrument that says this means it. */
    public boolean isCalled(String said) {
        return code.equalsIgnoreCase(said) || also.stream().anyMatch(said::equalsIgnoreCase);
    }
}

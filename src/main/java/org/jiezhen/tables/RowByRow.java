package org.jiezhen.tables;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jiezhen.shared.Refusal;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings in rows one by one, each a change as any other: past the same rules and the same gates. The dry run is the same
 * work, taken back: what is foreseen is what happens.
 *
 * @param <T> what a row is
 */
public final class RowByRow<T> {

    /** What becomes of a row. */
    public enum Effect {
        NEW,
        CHANGED,
        UNCHANGED,
        REFUSED
    }

    /**
     * How many rows are what.
     *
     * @param refused what cannot be so as things stand
     */
    public record Counts(int fresh, int changed, int unchanged, int refused, int broken) {

        private static Counts of(Collection<Effect> effects, int broken) {
            return new Counts(
                    count(effects, Effect.NEW),
                    count(effects, Effect.CHANGED),
                    count(effects, Effect.UNCHANGED),
                    count(effects, Effect.REFUSED),
                    broken);
        }

        private static int count(Collection<Effect> effects, Effect which) {
            return Math.toIntExact(
                    effects.stream().filter(effect -> effect == which).count());
        }
    }

    private final TransactionTemplate transaction;
    private final Function<T, Effect> work;
    private final BiFunction<Good<T>, Refusal, Issue> remark;

    /**
     * @param work brings in one row, in a transaction
     * @param remark what is said of a row that is refused
     */
    public RowByRow(
            TransactionTemplate transaction, Function<T, Effect> work, BiFunction<Good<T>, Refusal, Issue> remark) {
        this.transaction = transaction;
        this.work = work;
        this.remark = remark;
    }

    /** A dry run. */
    public Foresight<T, Counts> rehearsal() {
        return new Rehearsal();
    }

    /** Brings in the rows that are right, each by itself. */
    public Counts bringIn(Checked<T, Counts> checked, Progress progress) {
        var effects = new ArrayList<Effect>();
        var rows = checked.good();
        for (var n = 0; n < rows.size(); n++) {
            effects.add(apart(rows.get(n).value()));
            progress.at(n + 1, rows.size());
        }
        return Counts.of(effects, checked.broken());
    }

    private Effect apart(T row) {
        try {
            return Objects.requireNonNull(transaction.execute(_ -> work.apply(row)));
        } catch (Refusal somebodyActedMeanwhile) {
            return Effect.REFUSED;
        }
    }

    /** All rows so far, done and taken back; remarks are made of those that are new. */
    private final class Rehearsal implements Foresight<T, Counts> {

        private final List<Good<T>> rows = new ArrayList<>();
        private final List<Effect> effects = new ArrayList<>();

        @Override
        public void look(List<Good<T>> portion, Consumer<Issue> remarks) {
            var known = rows.size();
            rows.addAll(portion);
            effects.clear();
            transaction.executeWithoutResult(status -> {
                status.setRollbackOnly();
                for (var n = 0; n < rows.size(); n++) {
                    var row = rows.get(n);
                    try {
                        effects.add(work.apply(row.value()));
                    } catch (Refusal why) {
                        effects.add(Effect.REFUSED);
                        if (n >= known) {
                            remarks.accept(remark.apply(row, why));
                        }
                    }
                }
            });
        }

        @Override
        public Counts outcome(int broken) {
            return Counts.of(effects, broken);
        }
    }
}

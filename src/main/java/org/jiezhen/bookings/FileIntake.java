package org.jiezhen.bookings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jiezhen.bookings.BookingImport.Counts;
import org.jiezhen.bookings.SentBookings.Effect;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.Refusal;
import org.jiezhen.tables.Checked;
import org.jiezhen.tables.Foresight;
import org.jiezhen.tables.Good;
import org.jiezhen.tables.Issue;
import org.jiezhen.tables.Portions;
import org.jiezhen.tables.Progress;
import org.jiezhen.tables.TableReader;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** What it is to bring in a file, whoever does it. */
@Component
class FileIntake {

    private static final String ACTION = "bookings.import";

    private final TableReader reader = new TableReader(BookingColumns.ALL);
    private final SentBookings said;
    private final BookingRulesToday rules;
    private final Journal journal;
    private final JsonMapper json;
    private final TransactionTemplate transaction;

    FileIntake(
            SentBookings said,
            BookingRulesToday rules,
            Journal journal,
            JsonMapper json,
            TransactionTemplate transaction) {
        this.said = said;
        this.rules = rules;
        this.journal = journal;
        this.json = json;
        this.transaction = transaction;
    }

    Checked<Sent, Counts> check(byte[] file, Progress progress) {
        return reader.check(file, new BookingRows(rules.get())::read, new Foreseen(), progress);
    }

    /** What would become of the rows of one file. */
    private final class Foreseen implements Foresight<Sent, Counts> {

        private final List<Effect> effects = new ArrayList<>();

        @Override
        public void look(List<Good<Sent>> portion, Consumer<Issue> remarks) {
            var foreseen = transaction.execute(
                    _ -> said.foresee(portion.stream().map(Good::value).toList()));
            for (var one : portion) {
                var number = one.value().number();
                var effect = foreseen.get(number);
                if (effect == null) {
                    throw new IllegalStateException("a number without an effect");
                }
                effects.add(effect);
                if (effect == Effect.HERE || effect == Effect.OURS) {
                    remarks.accept(new Issue(
                            one.row(),
                            BookingColumns.NUMBER,
                            number,
                            new Refusal(effect == Effect.HERE ? "refusal.import.here" : "refusal.import.ours")));
                }
            }
        }

        @Override
        public Counts outcome(int broken) {
            return Counts.of(effects, broken);
        }
    }

    Counts bringIn(UUID run, Checked<Sent, Counts> checked, String actor, Progress progress) {
        // In one order for everybody: whoever brings in the same numbers meets them one after another.
        var all = checked.good().stream()
                .map(Good::value)
                .sorted(Comparator.comparing(Sent::number))
                .toList();
        var effects = new ArrayList<Effect>();
        Portions.of(
                all,
                progress,
                portion -> effects.addAll(transaction
                        .execute(_ -> said.take(portion, actor, ACTION))
                        .values()));
        var counts = Counts.of(effects, checked.broken());
        transaction.executeWithoutResult(_ -> journal.append(
                actor, "bookings.bringIn", "import", run.toString(), null, json.writeValueAsString(counts)));
        return counts;
    }
}

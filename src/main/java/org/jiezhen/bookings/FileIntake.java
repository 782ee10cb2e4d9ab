package org.jiezhen.bookings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jiezhen.bookings.BookingImport.Checked;
import org.jiezhen.bookings.BookingImport.Counts;
import org.jiezhen.bookings.BookingImport.Good;
import org.jiezhen.bookings.BookingImport.Progress;
import org.jiezhen.bookings.SentBookings.Effect;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** What it is to bring in a file, whoever does it. */
@Component
class FileIntake {

    private static final String ACTION = "bookings.import";
    private static final int PORTION = 1000;

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

    Checked check(byte[] file, Progress progress) {
        if (file.length > BookingImport.MOST_BYTES) {
            throw new Refusal("refusal.import.tooLarge");
        }
        var table = BookingTable.read(file);
        if (table.lines().isEmpty()) {
            throw new Refusal("refusal.import.empty");
        }
        var lines = table.lines().subList(1, table.lines().size());
        var rows = new BookingRows(table.lines().getFirst(), rules.get());
        var issues = new ArrayList<BookingIssue>();
        var good = new ArrayList<Good>();
        var broken = 0;
        var effects = new ArrayList<Effect>();
        for (int from = 0; from < lines.size(); from += PORTION) {
            var portion = new ArrayList<Good>();
            for (var line : lines.subList(from, Math.min(from + PORTION, lines.size()))) {
                var read = rows.read(line, issues);
                if (read.isPresent()) {
                    portion.add(new Good(line.row(), read.get()));
                } else {
                    broken++;
                }
            }
            foresee(portion, effects, issues);
            good.addAll(portion);
            progress.at(Math.min(from + PORTION, lines.size()), lines.size());
        }
        return new Checked(
                table.encoding(), rows.unknown(), List.copyOf(issues), List.copyOf(good), Counts.of(effects, broken));
    }

    private void foresee(List<Good> portion, List<Effect> effects, List<BookingIssue> issues) {
        var foreseen = transaction.execute(
                _ -> said.foresee(portion.stream().map(Good::sent).toList()));
        for (var one : portion) {
            var effect = foreseen.get(one.sent().number());
            if (effect == null) {
                throw new IllegalStateException("a number without an effect");
            }
            effects.add(effect);
            if (effect == Effect.HERE || effect == Effect.OURS) {
                issues.add(new BookingIssue(
                        one.row(),
                        BookingColumn.NUMBER,
                        one.sent().number(),
                        new Refusal(effect == Effect.HERE ? "refusal.import.here" : "refusal.import.ours")));
            }
        }
    }

    Counts bringIn(UUID run, Checked checked, String actor, Progress progress) {
        // In one order for everybody: whoever brings in the same numbers meets them one after another.
        var all = checked.rows().stream()
                .map(Good::sent)
                .sorted(Comparator.comparing(Sent::number))
                .toList();
        var effects = new ArrayList<Effect>();
        for (int from = 0; from < all.size(); from += PORTION) {
            var portion = all.subList(from, Math.min(from + PORTION, all.size()));
            effects.addAll(
                    transaction.execute(_ -> said.take(portion, actor, ACTION)).values());
            progress.at(from + portion.size(), all.size());
        }
        var counts = Counts.of(effects, checked.counts().broken());
        transaction.executeWithoutResult(_ -> journal.append(
                actor, "bookings.bringIn", "import", run.toString(), null, json.writeValueAsString(counts)));
        return counts;
    }
}

package org.jiezhen.bookings;

import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jiezhen.bookings.Feed.Effect;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.Refusal;
import org.jiezhen.staff.CurrentStaff;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Brings in the bookings of a file: first it says what would happen, and then it happens, or not. A long file goes in
 * by portions, each a transaction of its own; whatever interrupts it, the same file can be brought in once more.
 */
@Service
@RolesAllowed(Permission.BOOKINGS_IMPORT)
public class BookingImport {

    /** The largest file that is taken, in bytes. */
    public static final int MOST_BYTES = 10 << 20;

    static final String ACTION = "bookings.import";
    private static final int PORTION = 1000;

    private final Feed feed;
    private final BookingRulesToday rules;
    private final Journal journal;
    private final CurrentStaff staff;
    private final JsonMapper json;
    private final TransactionTemplate transaction;

    BookingImport(
            Feed feed,
            BookingRulesToday rules,
            Journal journal,
            CurrentStaff staff,
            JsonMapper json,
            TransactionTemplate transaction) {
        this.feed = feed;
        this.rules = rules;
        this.journal = journal;
        this.staff = staff;
        this.json = json;
        this.transaction = transaction;
    }

    /** Is told how far it has come. */
    @FunctionalInterface
    public interface Progress {
        /** So many rows of so many. */
        void at(int done, int of);
    }

    /**
     * How many rows are what.
     *
     * @param leftAlone whose customer is here or was, or whose number was taken by hand
     */
    public record Counts(int fresh, int changed, int unchanged, int cancelled, int leftAlone, int broken) {

        private static Counts of(Collection<Effect> effects, int broken) {
            return new Counts(
                    count(effects, Effect.NEW),
                    count(effects, Effect.CHANGED),
                    count(effects, Effect.UNCHANGED),
                    count(effects, Effect.CANCELLED),
                    count(effects, Effect.HERE) + count(effects, Effect.OURS),
                    broken);
        }

        private static int count(Collection<Effect> effects, Effect which) {
            return Math.toIntExact(
                    effects.stream().filter(effect -> effect == which).count());
        }
    }

    /** A row that is a booking. */
    private record Good(int row, Sent sent) {}

    /** A file that was looked through, and what would happen if it was brought in now. */
    public static final class Checked {

        private final String encoding;
        private final List<String> unknownColumns;
        private final List<BookingIssue> issues;
        private final List<Good> good;
        private final Counts counts;

        private Checked(
                String encoding,
                List<String> unknownColumns,
                List<BookingIssue> issues,
                List<Good> good,
                Counts counts) {
            this.encoding = encoding;
            this.unknownColumns = unknownColumns;
            this.issues = issues;
            this.good = good;
            this.counts = counts;
        }

        /** UTF-8, GB18030 or XLSX. */
        public String encoding() {
            return encoding;
        }

        /** Columns whose names mean nothing here; they are passed over. */
        public List<String> unknownColumns() {
            return unknownColumns;
        }

        /** What is wrong, row by row, and which rows will be left alone. */
        public List<BookingIssue> issues() {
            return issues;
        }

        public Counts counts() {
            return counts;
        }

        /** How many rows can be brought in. */
        public int good() {
            return good.size();
        }
    }

    /**
     * Looks a file through. Nothing is changed.
     *
     * @throws Refusal when it is no file of bookings at all
     */
    public Checked check(byte[] file, Progress progress) {
        if (file.length > MOST_BYTES) {
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
                _ -> feed.foresee(portion.stream().map(Good::sent).toList()));
        for (var one : portion) {
            var effect = foreseen.get(one.sent.number());
            if (effect == null) {
                throw new IllegalStateException("a number without an effect");
            }
            effects.add(effect);
            if (effect == Effect.HERE || effect == Effect.OURS) {
                issues.add(new BookingIssue(
                        one.row,
                        BookingColumn.NUMBER,
                        one.sent.number(),
                        new Refusal(effect == Effect.HERE ? "refusal.import.here" : "refusal.import.ours")));
            }
        }
    }

    /**
     * Brings in the rows that are bookings.
     *
     * @param run which run this is, for the journal
     * @return what has become of them, which may differ from what was foreseen, when others acted meanwhile
     */
    public Counts bringIn(UUID run, Checked checked, Progress progress) {
        return bringIn(run, checked, staff.id().toString(), progress);
    }

    Counts bringIn(UUID run, Checked checked, String actor, Progress progress) {
        // In one order for everybody: whoever brings in the same numbers meets them one after another.
        var all = checked.good.stream()
                .map(Good::sent)
                .sorted(Comparator.comparing(Sent::number))
                .toList();
        var effects = new ArrayList<Effect>();
        for (int from = 0; from < all.size(); from += PORTION) {
            var portion = all.subList(from, Math.min(from + PORTION, all.size()));
            effects.addAll(
                    transaction.execute(_ -> feed.take(portion, actor, ACTION)).values());
            progress.at(from + portion.size(), all.size());
        }
        var counts = Counts.of(effects, checked.counts.broken);
        transaction.executeWithoutResult(_ -> journal.append(
                actor, "bookings.bringIn", "import", run.toString(), null, json.writeValueAsString(counts)));
        return counts;
    }
}

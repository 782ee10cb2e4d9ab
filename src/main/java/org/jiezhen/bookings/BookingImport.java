package org.jiezhen.bookings;

import jakarta.annotation.security.RolesAllowed;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jiezhen.bookings.SentBookings.Effect;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.Refusal;
import org.jiezhen.staff.CurrentStaff;
import org.springframework.stereotype.Service;

/**
 * Brings in the bookings of a file: first it says what would happen, and then it happens, or not. A long file goes in
 * by portions, each a transaction of its own; whatever interrupts it, the same file can be brought in once more.
 */
@Service
@RolesAllowed(Permission.BOOKINGS_IMPORT)
public class BookingImport {

    /** The largest file that is taken, in bytes. */
    public static final int MOST_BYTES = 10 << 20;

    private final FileIntake intake;
    private final CurrentStaff staff;

    BookingImport(FileIntake intake, CurrentStaff staff) {
        this.intake = intake;
        this.staff = staff;
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

        static Counts of(Collection<Effect> effects, int broken) {
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
    record Good(int row, Sent sent) {}

    /** A file that was looked through, and what would happen if it was brought in now. */
    public static final class Checked {

        private final String encoding;
        private final List<String> unknownColumns;
        private final List<BookingIssue> issues;
        private final List<Good> good;
        private final Counts counts;

        Checked(
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

        List<Good> rows() {
            return good;
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
        return intake.check(file, progress);
    }

    /**
     * Brings in the rows that are bookings.
     *
     * @param run which run this is, for the journal
     * @return what has become of them, which may differ from what was foreseen, when others acted meanwhile
     */
    public Counts bringIn(UUID run, Checked checked, Progress progress) {
        return intake.bringIn(run, checked, staff.id().toString(), progress);
    }
}

package org.jiezhen.bookings;

import jakarta.annotation.security.RolesAllowed;
import java.util.Collection;
import java.util.UUID;
import org.jiezhen.bookings.SentBookings.Effect;
import org.jiezhen.shared.Permission;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.tables.Checked;
import org.jiezhen.tables.Progress;
import org.jiezhen.tables.TableImport;
import org.springframework.stereotype.Service;

/** Brings in the bookings of a file: first it says what would happen, and then it happens, or not. */
@Service
@RolesAllowed(Permission.BOOKINGS_IMPORT)
public class BookingImport implements TableImport<Sent, BookingImport.Counts> {

    private final FileIntake intake;
    private final CurrentStaff staff;

    BookingImport(FileIntake intake, CurrentStaff staff) {
        this.intake = intake;
        this.staff = staff;
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

    @Override
    public Checked<Sent, Counts> check(byte[] file, Progress progress) {
        return intake.check(file, progress);
    }

    @Override
    public Counts bringIn(UUID run, Checked<Sent, Counts> checked, Progress progress) {
        return intake.bringIn(run, checked, staff.id().toString(), progress);
    }
}

package org.jiezhen.emergency;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jiezhen.acts.Act;
import org.jiezhen.acts.Commands;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.Refusal;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.StaffId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What browsers do with emergency sheets, as the journal is to know it. */
@Service
@Transactional
public class EmergencySheets {

    /** What became of a sheet while there was no contact. */
    public enum What {
        OPENED(EmergencyAct.OPENED),
        WIPED(EmergencyAct.WIPED);

        private final Act act;

        What(Act act) {
            this.act = act;
        }
    }

    /**
     * Something that was done with a sheet without the portal.
     *
     * @param id its own, so that it is told once
     * @param whose who had set the PIN
     * @param at when, by the browser's clock
     * @param asOf from when the sheet was
     */
    public record Opening(UUID id, What what, StaffId whose, Instant at, Instant asOf) {}

    private record Entry(long entry) {}

    /** Where browsers tell of it. */
    public static final String TOLD_AT = "live/emergency";

    private static final String KIND = "emergencySheet";

    /** A browser's clock may be wrong by so much. */
    private static final Duration AHEAD = Duration.ofHours(1);

    /** No sheet lives longer than a shift, and no browser waits so long before it tells. */
    private static final Duration LONG_AGO = Duration.ofDays(30);

    private final Commands commands;
    private final CurrentStaff staff;
    private final JdbcClient jdbc;
    private final Clock clock;

    EmergencySheets(Commands commands, CurrentStaff staff, JdbcClient jdbc, Clock clock) {
        this.commands = commands;
        this.staff = staff;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A browser of whoever is signed in keeps a sheet from now on; its PIN stays there. */
    @RolesAllowed(EmergencyPermission.KEEP)
    public void begin(UUID key) {
        commands.once(
                key,
                EmergencyAct.BEGIN,
                Entry.class,
                () -> new Entry(commands.run(about(staff.id()), EmergencyAct.BEGIN.plain(), () -> {})));
    }

    /**
     * Says what was done with a sheet without contact. Whoever signs in first at that browser says it, and may be another than who
     * had set the PIN: both are in the entry.
     *
     * @throws Refusal when that cannot have been
     */
    @PermitAll
    public void tell(Opening opening) {
        var now = clock.instant();
        if (opening.at.isAfter(now.plus(AHEAD))
                || opening.at.isBefore(now.minus(LONG_AGO))
                || !isKnown(opening.whose)) {
            throw new Refusal("refusal.emergency.opening");
        }
        commands.once(
                opening.id,
                opening.what.act,
                Entry.class,
                () -> new Entry(commands.run(
                        about(opening.whose),
                        opening.what.act.with("at", opening.at).with("asOf", opening.asOf),
                        () -> {})));
    }

    private boolean isKnown(StaffId person) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM staff_named WHERE actor = ?)")
                .param(person.toString())
                .query(Boolean.class)
                .single();
    }

    private static Journal.Subject about(StaffId person) {
        return new Journal.Subject(KIND, person.toString());
    }
}

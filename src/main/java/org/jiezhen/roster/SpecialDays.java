package org.jiezhen.roster;

import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Deed;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Public holidays, and the days on which people work instead, as whoever keeps the roster says them. */
@Service
@Transactional
@RolesAllowed(RosterPermission.CHANGE)
public class SpecialDays {

    private static final int YEARS = 3;

    /** Whether anything was changed by it. */
    record Said(boolean changed) {}

    private final Commands commands;
    private final JdbcClient jdbc;

    SpecialDays(Commands commands, JdbcClient jdbc) {
        this.commands = commands;
        this.jdbc = jdbc;
    }

    /** What is special about a day, if anything is. */
    @Transactional(readOnly = true)
    public Optional<SpecialDay> find(LocalDate day) {
        return jdbc.sql("SELECT kind, zh, en FROM roster_day WHERE day = ? AND voided IS NULL")
                .param(day)
                .query((rs, row) -> new SpecialDay(
                        day, SpecialDay.Kind.valueOf(rs.getString(1)), new Localized(rs.getString(2), rs.getString(3))))
                .optional();
    }

    /**
     * Says what a day is; what stood there is not so any more.
     *
     * @throws Refusal when the name is missing, or the day is far away
     */
    public boolean say(UUID key, @Nullable LocalDate day, SpecialDay.Kind kind, String zh, String en) {
        return commands.once(key, RosterAct.SAY_DAY, Said.class, () -> {
                    if (day == null) {
                        throw new InvalidInput("day", "refusal.roster.day");
                    }
                    var said = SpecialDay.of(day, kind, zh, en);
                    var today = BusinessTime.day(commands.now());
                    if (day.isBefore(today.minusYears(1)) || day.isAfter(today.plusYears(YEARS))) {
                        throw new InvalidInput("day", "refusal.roster.dayFar", YEARS);
                    }
                    lock();
                    if (find(day).filter(said::equals).isPresent()) {
                        return new Said(false);
                    }
                    var entry = journalled(day, RosterAct.SAY_DAY.with("kind", kind));
                    end(day, entry);
                    jdbc.sql("""
                                    INSERT INTO roster_day (day, kind, zh, en, recorded, begun_by)
                                    VALUES (?, ?, ?, ?, ?, ?)""")
                            .params(
                                    day,
                                    kind.name(),
                                    said.name().zh(),
                                    said.name().en(),
                                    RosterItems.utc(commands.now()),
                                    entry)
                            .update();
                    return new Said(true);
                })
                .changed;
    }

    /** Says that there is nothing special about a day; a second press finds it so. */
    public boolean forget(UUID key, LocalDate day) {
        return commands.once(key, RosterAct.FORGET_DAY, Said.class, () -> {
                    lock();
                    if (find(day).isEmpty()) {
                        return new Said(false);
                    }
                    end(day, journalled(day, RosterAct.FORGET_DAY.plain()));
                    return new Said(true);
                })
                .changed;
    }

    private void lock() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('roster days', 0))")
                .query((rs, row) -> true)
                .single();
    }

    private long journalled(LocalDate day, Deed deed) {
        return commands.run(new Journal.Subject("roster", "day"), deed.with("day", day), () -> {});
    }

    private void end(LocalDate day, long entry) {
        jdbc.sql("UPDATE roster_day SET voided = ?, voided_by = ? WHERE day = ? AND voided IS NULL")
                .params(RosterItems.utc(commands.now()), entry, day)
                .update();
    }
}

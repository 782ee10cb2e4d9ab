package org.jiezhen.callbacks;

import java.time.LocalDate;
import java.util.Objects;
import org.jiezhen.roster.RosterDays;
import org.jiezhen.shared.InvalidInput;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Why customers are rung, and by when that is proposed: the house's data. */
@Component
public class CallbackReasons {

    // Nobody plans further ahead by hand.
    private static final int LATEST_DAYS = 730;

    private final RosterDays days;
    private final JdbcClient jdbc;

    CallbackReasons(RosterDays days, JdbcClient jdbc) {
        this.days = days;
        this.jdbc = jdbc;
    }

    /**
     * By when it is proposed: so many days from today as the house says, or the first after them that is no public holiday.
     *
     * @param why the reason's code
     */
    public LocalDate proposed(String why) {
        var after = jdbc.sql("SELECT days FROM callback_reason WHERE code = ?")
                .param(why)
                .query(Integer.class)
                .single();
        return workdayFrom(days.today().plusDays(Objects.requireNonNull(after)));
    }

    /** Whether it is for the guest's safety. */
    boolean isForCare(String why) {
        return jdbc.sql("SELECT care FROM callback_reason WHERE code = ?")
                .param(why)
                .query(Boolean.class)
                .single();
    }

    /** The first day from this one on that is no public holiday. */
    public LocalDate workdayFrom(LocalDate day) {
        var first = day;
        while (days.isHoliday(first)) {
            first = first.plusDays(1);
        }
        return first;
    }

    /** The last day until this one that is no public holiday. */
    LocalDate workdayUntil(LocalDate day) {
        var last = day;
        while (days.isHoliday(last)) {
            last = last.minusDays(1);
        }
        return last;
    }

    /** Today, in the house. */
    LocalDate today() {
        return days.today();
    }

    /** @throws InvalidInput when nobody can be rung on that day any more, or it is too far away to be planned */
    void require(LocalDate due) {
        if (due.isBefore(days.today())) {
            throw new InvalidInput("due", "refusal.callback.past");
        }
        if (due.isAfter(days.today().plusDays(LATEST_DAYS))) {
            throw new InvalidInput("due", "refusal.callback.far");
        }
        if (days.isHoliday(due)) {
            throw new InvalidInput(
                    "due", "refusal.callback.holiday", workdayFrom(due).toString());
        }
    }
}

package org.jiezhen.roster;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jiezhen.shared.BusinessTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which day and which weeks the roster is about now. */
@Component
public class RosterDays {

    private final Clock clock;
    private final JdbcClient jdbc;

    RosterDays(Clock clock, JdbcClient jdbc) {
        this.clock = clock;
        this.jdbc = jdbc;
    }

    /** Today, in the house. */
    public LocalDate today() {
        return BusinessTime.day(clock.instant());
    }

    /** The week that is asked for, where it is one that can be looked at; else this one. */
    public Week shown(String asked) {
        var today = today();
        try {
            var week = Week.of(LocalDate.parse(asked));
            return week.isShown(today) ? week : Week.of(today);
        } catch (DateTimeException e) {
            return Week.of(today);
        }
    }

    /** Of which day of the week the needs are that hold on a day: 1 is Monday, 8 any public holiday. */
    public int needs(LocalDate day) {
        return isHoliday(day) ? Need.HOLIDAY : day.getDayOfWeek().getValue();
    }

    /** Whether it is a public holiday. */
    public boolean isHoliday(LocalDate day) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM roster_day WHERE day = ? AND kind = 'HOLIDAY' AND voided IS NULL)")
                .param(day)
                .query(Boolean.class)
                .single();
    }

    /** Whether a week can be looked at. */
    public boolean isShown(Week week) {
        return week.isShown(today());
    }
}

package org.jiezhen.roster;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.Column;
import org.jiezhen.live.Field;
import org.jiezhen.live.Mark;
import org.jiezhen.roster.SpecialDaysBoard.Line;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Localized;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Public holidays, and the days on which people work instead, from this month on. */
@Component
public class SpecialDaysBoard implements BoardSource<Line> {

    private static final String[] ZH = {"一", "二", "三", "四", "五", "六", "日"};
    private static final String[] EN = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

    /** A day that is none of the week. */
    public record Line(LocalDate day, SpecialDay.Kind kind, Localized name) implements BoardSource.Fact {

        @Override
        public String id() {
            return "day:" + day;
        }

        private Localized when() {
            var weekday = day.getDayOfWeek().ordinal();
            return new Localized(day + " 周" + ZH[weekday], day + " " + EN[weekday]);
        }
    }

    /** All of them, for whoever keeps the roster. */
    public static final Audience<Line> ALL = Audience.everyRow(
            "all",
            RosterPermission.CHANGE,
            Column.text(Field.<Line>of("d", Line::when), "roster.days.day").strong(),
            Column.status(
                    Field.<Line>of("k", Line::kind).coded("roster.days.kind", SpecialDay.Kind.class),
                    "roster.days.kind",
                    new Mark("HOLIDAY", "ring0", false),
                    new Mark("WORKDAY", "disc", true)),
            Column.text(Field.<Line>of("n", Line::name), "roster.days.name").wide(320),
            Column.opening("roster.days.action"),
            Field.of("o", line -> (int) line.day.toEpochDay()));

    private final JdbcClient jdbc;
    private final Clock clock;

    SpecialDaysBoard(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "days";
    }

    @Override
    public Set<String> subjects() {
        return Set.of("roster");
    }

    @Override
    public List<Line> read() {
        return jdbc.sql("SELECT day, kind, zh, en FROM roster_day WHERE voided IS NULL AND day >= ? ORDER BY day")
                .param(BusinessTime.day(clock.instant()).withDayOfMonth(1))
                .query((rs, row) -> new Line(
                        rs.getObject(1, LocalDate.class),
                        SpecialDay.Kind.valueOf(rs.getString(2)),
                        new Localized(rs.getString(3), rs.getString(4))))
                .list();
    }
}

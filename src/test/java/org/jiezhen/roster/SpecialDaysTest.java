package org.jiezhen.roster;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jiezhen.People;
import org.jiezhen.PortalTest;
import org.jiezhen.roster.RosterBoard.About;
import org.jiezhen.roster.SpecialDay.Kind;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.tables.RowByRow.Counts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

/** Public holidays are days of the roster: by name, and with needs of their own. */
@PortalTest
class SpecialDaysTest {

    private static final String MANAGER = "gaofeng";

    @Autowired
    SpecialDays special;

    @Autowired
    SpecialDaysImport imports;

    @Autowired
    SpecialDaysBoard lines;

    @Autowired
    Roster roster;

    @Autowired
    RosterBoard board;

    @Autowired
    RosterDays days;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void ordinaryDaysAgain() {
        jdbc.sql(
                        "UPDATE roster_day SET voided = now(), voided_by = begun_by WHERE voided IS NULL AND begun_by IS NOT NULL")
                .update();
        jdbc.sql("UPDATE roster_need SET voided = now(), voided_by = begun_by WHERE voided IS NULL")
                .update();
    }

    @Test
    void aHolidayStandsInTheWeeksHeadAndWhatIsNeededOnItIsSaidOfHolidays() {
        var day = free();
        var week = Week.of(day);
        var weekday = day.getDayOfWeek();
        as(() -> {
            roster.need(UUID.randomUUID(), "PHOTO", weekday.getValue(), "8-18x2", null);
            return true;
        });
        assertThat(need(week).get(weekday.ordinal())).isEqualTo("08:00-18:00×2");
        var press = UUID.randomUUID();
        assertThat(as(() -> special.say(press, day, Kind.HOLIDAY, " 院庆 ", "House day")))
                .isTrue();
        assertThat(as(() -> special.say(press, day, Kind.HOLIDAY, "院庆", "House day")))
                .isTrue();
        assertThat(as(() -> special.say(UUID.randomUUID(), day, Kind.HOLIDAY, "院庆", "House day")))
                .isFalse();
        assertThat(board.read())
                .filteredOn(
                        row -> row.about() == About.DAY && row.week().equals(week) && row.order() == weekday.ordinal())
                .singleElement()
                .satisfies(row -> {
                    assertThat(requireNonNull(row.post()).zh()).isEqualTo("院庆");
                    assertThat(row.role()).isEqualTo("HOLIDAY");
                });
        // Nothing is said of holidays yet: what is needed on the day of the week holds.
        assertThat(need(week).get(weekday.ordinal())).isEqualTo("08:00-18:00×2");
        assertThat(days.needs(day)).isEqualTo(Need.HOLIDAY);
        as(() -> {
            roster.need(UUID.randomUUID(), "PHOTO", days.needs(day), "9-12", "08:00-18:00×2");
            return true;
        });
        assertThat(need(week).get(weekday.ordinal())).isEqualTo("09:00-12:00");
        as(() -> {
            roster.need(UUID.randomUUID(), "PHOTO", days.needs(day), "休", null);
            return true;
        });
        assertThat(need(week).get(weekday.ordinal())).isEqualTo("LEAVE");
        assertThat(as(() -> special.forget(UUID.randomUUID(), day))).isTrue();
        assertThat(as(() -> special.forget(UUID.randomUUID(), day))).isFalse();
        assertThat(need(week).get(weekday.ordinal())).isEqualTo("08:00-18:00×2");
    }

    @Test
    void theYearIsBroughtInAsItIsAnnouncedAndOnceMoreWithoutHarm() {
        var one = free();
        var two = one.plusDays(1);
        var file = ("日期,类别,中文名,英文名\n" + one + ",放假,院庆,House day\n" + two + ",调休,院庆调休上班,\"House day, worked\"\n" + two
                        + ",什么,院庆,House day\n")
                .getBytes(StandardCharsets.UTF_8);
        var checked = as(() -> imports.check(file, (done, of) -> {}));
        assertThat(checked.foreseen()).isEqualTo(new Counts(0, 2, 0, 0, 1));
        assertThat(as(() -> special.find(one))).isEmpty();
        assertThat(as(() -> imports.bringIn(UUID.randomUUID(), checked, (done, of) -> {})))
                .isEqualTo(new Counts(0, 2, 0, 0, 1));
        assertThat(as(() -> special.find(two)))
                .hasValueSatisfying(day -> assertThat(day.kind()).isEqualTo(Kind.WORKDAY));
        assertThat(as(() -> imports.bringIn(UUID.randomUUID(), checked, (done, of) -> {})))
                .isEqualTo(new Counts(0, 0, 2, 0, 1));
        assertThat(lines.read()).extracting(SpecialDaysBoard.Line::day).contains(one, two);
    }

    @Test
    void theYearComesWithThePortalAndIsSaidByWhoeverKeepsTheRosterAlone() {
        assertThat(jdbc.sql("""
                        SELECT count(*) FILTER (WHERE kind = 'HOLIDAY') || ' ' || count(*) FILTER (WHERE kind = 'WORKDAY')
                        FROM roster_day WHERE begun_by IS NULL AND day BETWEEN '2026-01-01' AND '2026-12-31'""").query(String.class).single()).isEqualTo("33 6");
        var day = free();
        assertThat(catchThrowableOfType(
                        InvalidInput.class,
                        () -> as(() -> special.say(UUID.randomUUID(), day, Kind.HOLIDAY, " ", "House day"))))
                .satisfies(refused -> assertThat(refused.key()).isEqualTo("refusal.roster.dayName"));
        assertThat(catchThrowableOfType(
                        AccessDeniedException.class,
                        () -> people.as(
                                "liting", () -> special.say(UUID.randomUUID(), day, Kind.HOLIDAY, "院庆", "House day"))))
                .isNotNull();
    }

    /** A day ahead of which nothing is said. */
    private LocalDate free() {
        var day = Week.of(days.today()).plus(3).monday();
        while (isSpecial(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    private boolean isSpecial(LocalDate day) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM roster_day WHERE voided IS NULL AND day BETWEEN ? AND ?)")
                .params(day, day.plusDays(1))
                .query(Boolean.class)
                .single();
    }

    private List<String> need(Week week) {
        return board.read().stream()
                .filter(row -> row.about() == About.NEED && row.week().equals(week) && "PHOTO".equals(row.role()))
                .findFirst()
                .orElseThrow()
                .days();
    }

    private <T> T as(Supplier<T> command) {
        return people.as(MANAGER, command);
    }
}

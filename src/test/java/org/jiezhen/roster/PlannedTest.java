package org.jiezhen.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import org.jiezhen.roster.Planned.TeaHours;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is typed into a day is read as the house writes it, and written back so that it can be typed again. */
class PlannedTest {

    private static final TeaHours TEA = new TeaHours(8 * 60, 18 * 60);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "8-12 13-18|08:00-12:00 13:00-18:00",
                "８：３０－１２：００，１３～１８|08:30-12:00 13:00-18:00",
                "13至18、8到12|08:00-12:00 13:00-18:00",
                "20:00-8:00|20:00-08:00",
                "16 - 24|16:00-24:00",
                "茶|TEA 08:00-18:00",
                "tea 9-17|TEA 09:00-17:00",
                "茶水9-12 13-18|TEA 09:00-12:00 13:00-18:00",
                "休|LEAVE",
                "Leave|LEAVE",
                "''|''",
            })
    void isReadInEitherLanguageAndWidth(String typed, String written) {
        var planned = Planned.read(typed, TEA);
        assertThat(Planned.text(planned)).isEqualTo(written);
        assertThat(Planned.read(written, TEA)).isEqualTo(planned);
    }

    @ParameterizedTest
    @CsvSource({"8-8", "8", "25-26", "8:70-9", "lunch", "24-8", "8-12x2", "morning8-12"})
    void whatCannotBeReadIsSaid(String typed) {
        assertThat(refused(typed).key()).isEqualTo("refusal.roster.unreadable");
    }

    @Test
    void twoThingsAtOneHourAreRefusedWhileTheyAreTyped() {
        assertThat(refused("8-12 11-15").args()).containsExactly("08:00-12:00", "11:00-15:00");
        assertThat(refused("8-12 leave").key()).isEqualTo("refusal.roster.twice");
        assertThat(refused("1-2 3-4 5-6 7-8 9-10 11-12 13-14").key()).isEqualTo("refusal.roster.long");
    }

    @Test
    void aShiftOverMidnightEndsOnTheNextDayAlsoAtTheEndOfTheYear() {
        var eve = LocalDate.of(2026, 12, 31);
        var night = Planned.read("22-6", TEA).getFirst();
        assertThat(night.starts(eve)).isEqualTo("2026-12-31T14:00:00Z");
        assertThat(night.ends(eve)).isEqualTo("2026-12-31T22:00:00Z");
        assertThat(Planned.between(Planned.Kind.WORK, eve, night.starts(eve), night.ends(eve)))
                .isEqualTo(night);
    }

    @Test
    void aWeekGoesOverTheEndOfTheYear() {
        var week = Week.of(LocalDate.of(2027, 1, 1));
        assertThat(week.monday()).isEqualTo("2026-12-28");
        assertThat(week.days()).endsWith(LocalDate.of(2027, 1, 3));
        assertThat(week.plus(1).monday()).isEqualTo("2027-01-04");
        assertThat(week.isShown(LocalDate.of(2027, 1, 5))).isTrue();
        assertThat(week.isShown(LocalDate.of(2027, 1, 12))).isFalse();
    }

    @Test
    void whatTheHouseNeedsIsHoursAndHowMany() {
        var needs = Need.read("8-12x2 12-18 20-8×3");
        assertThat(needs).isEqualTo(List.of(new Need(480, 720, 2), new Need(720, 1080, 1), new Need(1200, 1920, 3)));
        assertThat(Need.text(needs)).isEqualTo("08:00-12:00×2 12:00-18:00 20:00-08:00×3");
        assertThat(Need.read(Need.text(needs))).isEqualTo(needs);
        assertThat(catchThrowableOfType(InvalidInput.class, () -> Need.read("8-12x0")))
                .isNotNull();
    }

    private static Refusal refused(String typed) {
        return catchThrowableOfType(Refusal.class, () -> Planned.read(typed, TEA));
    }
}

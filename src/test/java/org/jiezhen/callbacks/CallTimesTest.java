package org.jiezhen.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.jiezhen.shared.BusinessTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When guests are rung: the house's hours, over month ends, leap days, the turn of the year and public holidays. */
class CallTimesTest {

    // 国庆 2026, 元旦 2027, and a leap day that is one.
    private static final Set<LocalDate> HOLIDAYS = Set.of(
            LocalDate.parse("2026-10-01"),
            LocalDate.parse("2026-10-02"),
            LocalDate.parse("2026-10-03"),
            LocalDate.parse("2027-01-01"),
            LocalDate.parse("2028-02-29"));

    private final CallTimes hours = new CallTimes(
            List.of(
                    new CallTimes.Hours(LocalTime.of(9, 0), LocalTime.of(12, 0)),
                    new CallTimes.Hours(LocalTime.of(13, 30), LocalTime.of(20, 0))),
            HOLIDAYS::contains);

    @ParameterizedTest
    @CsvSource({
        // who did not answer is rung at another part of the day
        "2026-11-30T09:05, , false, 2026-11-30T15:00",
        "2026-11-30T10:30, , false, 2026-11-30T15:00",
        "2026-11-30T13:40, , false, 2026-11-30T18:30",
        "2026-11-30T15:20, , false, 2026-11-30T18:30",
        "2026-11-30T19:50, , false, 2026-12-01T10:00",
        // where it is known when she answers, at that hour
        "2026-11-30T10:30, 14, false, 2026-11-30T14:00",
        "2026-11-30T13:30, 14, false, 2026-12-01T14:00",
        // but never outside the hours, whenever she answered once
        "2026-11-30T10:30, 12, false, 2026-11-30T13:30",
        "2026-11-30T10:30, 21, false, 2026-11-30T13:30",
        // a holiday is passed over, unless it is for her safety
        "2026-09-30T19:00, , false, 2026-10-04T10:00",
        "2026-09-30T19:00, , true, 2026-10-01T10:00",
        "2026-12-31T19:00, , false, 2027-01-02T10:00",
        // month ends and 29 February
        "2027-02-28T19:00, , false, 2027-03-01T10:00",
        "2028-02-28T19:00, , false, 2028-03-01T10:00",
        "2028-02-28T19:00, , true, 2028-02-29T10:00",
        "2026-01-31T19:00, , false, 2026-02-01T10:00",
    })
    void whoDidNotAnswerIsRungAgain(LocalDateTime now, @Nullable Integer usual, boolean care, LocalDateTime again) {
        assertThat(hours.another(now.atZone(BusinessTime.ZONE).toInstant(), usual, care))
                .isEqualTo(again.atZone(BusinessTime.ZONE).toInstant());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-30T08:59, 2026-11-30T09:00",
        "2026-11-30T09:00, 2026-11-30T09:00",
        "2026-11-30T11:59, 2026-11-30T11:59",
        "2026-11-30T12:00, 2026-11-30T13:30",
        "2026-11-30T19:59, 2026-11-30T19:59",
        "2026-11-30T20:00, 2026-12-01T09:00",
        "2026-11-30T23:59, 2026-12-01T09:00",
        "2026-12-31T20:00, 2027-01-02T09:00",
        "2028-02-28T20:30, 2028-03-01T09:00",
    })
    void outsideTheHoursTheNextBegins(LocalDateTime now, LocalDateTime from) {
        assertThat(hours.from(now.atZone(BusinessTime.ZONE).toInstant(), false))
                .isEqualTo(from.atZone(BusinessTime.ZONE).toInstant());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-02, , 2026-10-04T09:00",
        "2026-10-02, 18, 2026-10-04T18:00",
        "2028-02-29, , 2028-03-01T09:00",
        "2026-11-30, 14, 2026-11-30T14:00",
    })
    void anotherDayIsOneOnWhichGuestsAreRung(LocalDate day, @Nullable Integer usual, LocalDateTime at) {
        assertThat(hours.onDay(day, usual, false))
                .isEqualTo(at.atZone(BusinessTime.ZONE).toInstant());
    }

    @Test
    void atEveryMinuteOfAYearWhoDidNotAnswerIsRungLaterAndWithinTheHours() {
        var now = LocalDateTime.parse("2027-12-25T00:00");
        for (var n = 0; n < 400 * 24 * 4; n++) {
            var at = now.plusMinutes(15L * n).atZone(BusinessTime.ZONE).toInstant();
            var again = hours.another(at, n % 3 == 0 ? n % 24 : null, false);
            assertThat(again).isAfter(at);
            assertThat(hours.areOpen(again, false)).as("%s after %s", again, at).isTrue();
        }
    }
}

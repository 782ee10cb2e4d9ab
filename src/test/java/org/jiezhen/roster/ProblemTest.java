package org.jiezhen.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jiezhen.roster.Planned.TeaHours;
import org.jiezhen.roster.Problem.Code;
import org.jiezhen.roster.Problem.Item;
import org.jiezhen.shared.InvalidInput;
import org.junit.jupiter.api.Test;

/** What is missing and what cannot be, named with day, hours and person. */
class ProblemTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 12, 28);
    private static final String DESK = "DESK_GUIDE";

    private final List<Item> items = new ArrayList<>();

    @Test
    void hoursInWhichNobodyOfARoleIsThereAreNamedAsOne() {
        plans("李婷", DESK, 0, "8-12");
        plans("张蕾", DESK, 0, "13-17");
        assertThat(problems(Map.of(1, Need.read("8-18"))))
                .containsExactly(
                        missing(Code.NOBODY, 0, 12 * 60, 13 * 60, 0, 1),
                        missing(Code.NOBODY, 0, 17 * 60, 18 * 60, 0, 1));
    }

    @Test
    void fewerThanNeededIsSaidWithHowMany() {
        plans("李婷", DESK, 0, "8-18");
        plans("张蕾", DESK, 0, "8-10");
        plans("王芳", DESK, 0, "10-12");
        assertThat(problems(Map.of(1, Need.read("8-18x2"))))
                .containsExactly(missing(Code.TOO_FEW, 0, 12 * 60, 18 * 60, 1, 2));
    }

    @Test
    void whoIsOnLeaveIsNotThere() {
        plans("李婷", DESK, 0, "8-18");
        plans("李婷", "RUNNER", 0, "休");
        assertThat(problems(Map.of(1, Need.read("8-18"))))
                .extracting(Problem::code)
                .containsExactlyInAnyOrder(Code.NOBODY, Code.ON_LEAVE);
    }

    @Test
    void theNightBeforeFillsTheMorningAfter() {
        plans("李婷", DESK, -1, "22-6");
        plans("李婷", DESK, 0, "22-6");
        assertThat(problems(Map.of(1, Need.read("0-6")))).isEmpty();
        assertThat(problems(Map.of(1, Need.read("22-6")))).isEmpty();
    }

    @Test
    void oneWhoIsInTwoPlacesIsNamedWithTheHours() {
        plans("冯洁", DESK, 0, "8-12");
        plans("冯洁", "TEA_GUIDE", 0, "11-15");
        assertThat(problems(Map.of()))
                .containsExactly(new Problem(Code.TWICE, MONDAY, null, "冯洁", 11 * 60, 12 * 60, 2, 1));
    }

    @Test
    void aNightThatRunsIntoTheNextShiftIsNamedOnTheNextDay() {
        plans("李婷", DESK, 0, "22-9");
        plans("李婷", DESK, 1, "8-12");
        assertThat(problems(Map.of()))
                .containsExactly(new Problem(Code.TWICE, MONDAY.plusDays(1), null, "李婷", 8 * 60, 9 * 60, 2, 1));
    }

    @Test
    void teaDutyBesideAShiftIsTwoKindsAtOnce() {
        plans("冯洁", DESK, 0, "8-12");
        plans("冯洁", "TEA_GUIDE", 0, "茶");
        plans("冯洁", "TEA_GUIDE", 1, "茶");
        assertThat(problems(Map.of())).extracting(Problem::code).containsExactly(Code.TEA_AND_WORK);
    }

    @Test
    void aTeaDutyOfOneDayOrThreeIsNamedWhereItBegins() {
        plans("冯洁", DESK, 0, "茶");
        IntStream.range(2, 5).forEach(day -> plans("赵玉", DESK, day, "茶"));
        plans("刘悦", DESK, 5, "茶");
        plans("刘悦", DESK, 6, "茶");
        assertThat(problems(Map.of()))
                .containsExactly(
                        new Problem(Code.TEA_DAYS, MONDAY, null, "冯洁", 0, 0, 1, 2),
                        new Problem(Code.TEA_DAYS, MONDAY.plusDays(2), null, "赵玉", 0, 0, 3, 2));
    }

    @Test
    void aTeaDutyOverTheEndOfTheWeekIsWhole() {
        plans("冯洁", DESK, -1, "茶");
        plans("冯洁", DESK, 0, "茶");
        assertThat(problems(Map.of())).isEmpty();
    }

    @Test
    void whatIsOverIsNotSaidAnyMore() {
        plans("李婷", DESK, 0, "8-12");
        var week = Week.of(MONDAY);
        assertThat(Problem.in(
                        week.days(),
                        MONDAY.plusDays(3),
                        items,
                        Map.of(DESK, Map.of(1, Need.read("8-18"), 4, Need.read("9-10"))),
                        Set.of()))
                .extracting(Problem::day)
                .containsExactly(MONDAY.plusDays(3));
    }

    @Test
    void aWeekOfWhichNothingIsWrittenIsOneSentence() {
        var daily = new HashMap<Integer, List<Need>>();
        for (var day = 1; day <= 7; day++) {
            daily.put(day, Need.read("8-12 13-18"));
        }
        assertThat(problems(daily))
                .extracting(Problem::code, Problem::have)
                .containsExactly(tuple(Code.WEEK_UNWRITTEN, 7));

        plans("李婷", DESK, 0, "8-18");
        assertThat(problems(daily))
                .as("the days that are left")
                .filteredOn(problem -> problem.code() == Code.UNWRITTEN)
                .extracting(Problem::have)
                .containsExactly(6);
        for (var day = 1; day < 6; day++) {
            plans("李婷", DESK, day, "8-18");
        }
        assertThat(problems(daily))
                .as("one day alone is said as ever")
                .extracting(Problem::code)
                .containsExactly(Code.NOBODY, Code.NOBODY);
    }

    @Test
    void onAPublicHolidayWhatIsSaidOfHolidaysHoldsAndElseTheDayOfTheWeek() {
        plans("李婷", DESK, 0, "9-12");
        var usual = Map.of(1, Need.read("8-12x2"));
        assertThat(onAHoliday(usual)).hasSize(2);
        assertThat(onAHoliday(Map.of(1, Need.read("8-12x2"), 8, Need.read("9-12", 8))))
                .isEmpty();
        assertThat(onAHoliday(Map.of(1, Need.read("8-12x2"), 8, Need.read("休", 8))))
                .isEmpty();
        assertThat(Need.text(Need.read("休", 8))).isEqualTo("LEAVE");
        assertThatThrownBy(() -> Need.read("休", 1)).isInstanceOf(InvalidInput.class);
        assertThat(problems(Map.of(1, Need.read("8-12x2"), 8, Need.read("休", 8))))
                .hasSize(2);
    }

    private List<Problem> onAHoliday(Map<Integer, List<Need>> desk) {
        return Problem.in(Week.of(MONDAY).days(), MONDAY, items, Map.of(DESK, desk), Set.of(MONDAY));
    }

    private static Problem missing(Code code, int day, int from, int to, int have, int least) {
        return new Problem(code, MONDAY.plusDays(day), DESK, null, from, to, have, least);
    }

    private void plans(String name, String role, int day, String text) {
        Planned.read(text, new TeaHours(480, 1080))
                .forEach(one -> items.add(new Item(name, name, role, MONDAY.plusDays(day), one)));
    }

    private List<Problem> problems(Map<Integer, List<Need>> desk) {
        return Problem.in(Week.of(MONDAY).days(), MONDAY, items, Map.of(DESK, desk), Set.of());
    }
}

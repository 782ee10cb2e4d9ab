package org.jiezhen.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jiezhen.People;
import org.jiezhen.PortalTest;
import org.jiezhen.acts.Undo;
import org.jiezhen.roster.RosterBoard.About;
import org.jiezhen.roster.RosterBoard.Row;
import org.jiezhen.roster.SwapsBoard.Status;
import org.jiezhen.shared.Refusal;
import org.jiezhen.staff.StaffId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

/** Who works when is written by whoever keeps the roster, and swapped by three who all say so. */
@PortalTest
class RosterTest {

    private static final String MANAGER = "gaofeng";
    private static final String JIANGXUE = "jiangxue";
    private static final String HEMIN = "hemin";
    private static final String NURSE = "WARD_NURSE";

    @Autowired
    Roster roster;

    @Autowired
    ShiftSwaps swaps;

    @Autowired
    RosterBoard board;

    @Autowired
    SwapsBoard swapsBoard;

    @Autowired
    RosterDays days;

    @Autowired
    People people;

    @Autowired
    Undo undo;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void nothingIsPlanned() {
        jdbc.sql("UPDATE roster_item SET voided = now(), voided_by = begun_by WHERE voided IS NULL")
                .update();
        jdbc.sql("UPDATE roster_need SET voided = now(), voided_by = begun_by WHERE voided IS NULL")
                .update();
        jdbc.sql("""
                        UPDATE roster_swap SET outcome = 'WITHDRAWN', closed = '2020-01-01', closed_by = (SELECT max(id) FROM journal)
                        WHERE closed IS NULL""").update();
    }

    @Test
    void whatIsTypedStandsInTheWeekAndCanBeTakenBack() {
        var day = next().days().get(2);
        var written = write(JIANGXUE, day, "8-12 13-18");
        assertThat(cell(JIANGXUE, day)).isEqualTo("08:00-12:00 13:00-18:00");
        write(JIANGXUE, day, "休");
        assertThat(refused(() -> undo.takeBack(key(), written)).key()).isEqualTo("refusal.roster.since");
        var emptied = write(JIANGXUE, day, "");
        assertThat(cell(JIANGXUE, day)).isEmpty();
        as(MANAGER, () -> undo.takeBack(key(), emptied));
        assertThat(cell(JIANGXUE, day)).isEqualTo("LEAVE");
    }

    @Test
    void aPressThatComesTwiceIsOne() {
        var day = next().days().getFirst();
        var press = key();
        var first = as(MANAGER, () -> roster.write(press, id(JIANGXUE), NURSE, day, "8-12", ""));
        write(JIANGXUE, day, "9-12");
        assertThat(as(MANAGER, () -> roster.write(press, id(JIANGXUE), NURSE, day, "8-12", "")))
                .isEqualTo(first);
        assertThat(cell(JIANGXUE, day)).isEqualTo("09:00-12:00");
    }

    @Test
    void whoeverWroteMeanwhileIsNamedAndNotOverwritten() {
        var day = next().days().getFirst();
        write(JIANGXUE, day, "8-12");
        var refused = refused(() -> roster.write(key(), id(JIANGXUE), NURSE, day, "14-20", ""));
        assertThat(refused.key()).isEqualTo("refusal.roster.changed");
        assertThat(refused.args()).contains("高峰", "江雪", "08:00-12:00");
        as(MANAGER, () -> roster.write(key(), id(JIANGXUE), NURSE, day, "14-20", "08:00-12:00"));
        as(MANAGER, () -> roster.write(key(), id(JIANGXUE), NURSE, day, "", "14:00-20:00"));
        assertThat(refused(() -> roster.write(key(), id(JIANGXUE), NURSE, day, "9-10", "14:00-20:00"))
                        .key())
                .isEqualTo("refusal.roster.emptied");
    }

    @Test
    void teaDutyIsWrittenForTwoDaysAndNotOverWhatStands() {
        var week = next();
        write(JIANGXUE, week.days().get(0), "茶");
        assertThat(cell(JIANGXUE, week.days().get(1))).isEqualTo("TEA 08:00-18:00");
        write(JIANGXUE, week.days().get(1), "茶 9-17");
        assertThat(cell(JIANGXUE, week.days().get(2))).isEmpty();
        write(HEMIN, week.days().get(4), "8-12");
        write(HEMIN, week.days().get(3), "茶");
        assertThat(cell(HEMIN, week.days().get(4))).isEqualTo("08:00-12:00");
        assertThat(problems(week)).contains("TEA_DAYS 何敏");
    }

    @Test
    void whatIsOverOrTooFarOrOfAnotherRoleIsRefused() {
        var today = days.today();
        assertThat(refused(() -> roster.write(key(), id(JIANGXUE), NURSE, today.minusDays(1), "8-12", null))
                        .key())
                .isEqualTo("refusal.roster.past");
        assertThat(refused(() -> roster.write(key(), id(JIANGXUE), NURSE, today.plusWeeks(10), "8-12", null))
                        .key())
                .isEqualTo("refusal.roster.far");
        assertThat(refused(() -> roster.write(key(), id(JIANGXUE), "CASHIER", today, "8-12", null))
                        .key())
                .isEqualTo("refusal.roster.role");
        assertThat(catchThrowableOfType(
                        AccessDeniedException.class,
                        () -> as(JIANGXUE, () -> roster.write(key(), id(JIANGXUE), NURSE, today, "8-12", null))))
                .isNotNull();
    }

    @Test
    void aWeekIsCopiedWhereNothingStandsAndASecondTimeChangesNothing() {
        var from = next();
        var into = from.plus(1);
        write(JIANGXUE, from.days().get(0), "8-12 13-18");
        write(JIANGXUE, from.days().get(6), "22-6");
        write(HEMIN, from.days().get(0), "休");
        write(HEMIN, into.days().get(0), "9-17");
        var press = key();
        var copied = as(MANAGER, () -> roster.copy(press, into));
        assertThat(copied.written()).isEqualTo(2);
        assertThat(copied.kept()).isEqualTo(1);
        assertThat(as(MANAGER, () -> roster.copy(press, into))).isEqualTo(copied);
        assertThat(as(MANAGER, () -> roster.copy(key(), into))).isEqualTo(new Roster.Copied(0, 3, List.of()));
        assertThat(cell(JIANGXUE, into.days().get(0))).isEqualTo("08:00-12:00 13:00-18:00");
        assertThat(cell(JIANGXUE, into.days().get(6))).isEqualTo("22:00-06:00");
        assertThat(cell(HEMIN, into.days().get(0))).isEqualTo("09:00-17:00");
        // A slip: all that was copied is taken back, and nothing else.
        assertThat(copied.done()).hasSize(1);
        copied.done().forEach(done -> as(MANAGER, () -> undo.takeBack(key(), done.entry())));
        assertThat(cell(JIANGXUE, into.days().get(0))).isEmpty();
        assertThat(cell(JIANGXUE, into.days().get(6))).isEmpty();
        assertThat(cell(HEMIN, into.days().get(0))).isEqualTo("09:00-17:00");
        assertThat(as(MANAGER, () -> roster.copy(key(), into)).written()).isEqualTo(2);
    }

    @Test
    void whatTheHouseNeedsIsTypedAndWhatIsMissingIsNamed() {
        var week = next();
        as(MANAGER, () -> need(3, "8-18", ""));
        assertThat(problems(week)).containsExactly("WEEK_UNWRITTEN null");
        write(HEMIN, week.days().get(0), "8-18");
        assertThat(problems(week)).contains("NOBODY " + NURSE);
        write(JIANGXUE, week.days().get(2), "8-18");
        assertThat(problems(week)).doesNotContain("NOBODY " + NURSE);
        assertThat(refused(() -> need(3, "9-10", "")).args()).containsExactly("08:00-18:00");
        as(MANAGER, () -> need(3, "8-18x2", "08:00-18:00"));
        assertThat(problems(week)).contains("TOO_FEW " + NURSE);
    }

    @Test
    void aSwapIsAskedAcceptedAndAgreedAndOnlyThenIsTheRosterWritten() {
        var week = next();
        write(JIANGXUE, week.days().get(0), "8-12");
        write(HEMIN, week.days().get(1), "13-18");
        var swap = as(
                        JIANGXUE,
                        () -> swaps.ask(
                                key(),
                                NURSE,
                                week.days().get(0),
                                id(HEMIN),
                                week.days().get(1)))
                .subject();
        assertThat(refused(() -> swaps.agree(key(), swap)).key()).isEqualTo("refusal.shiftswap.is.REQUESTED");
        assertThat(refusedTo(JIANGXUE, () -> swaps.accept(key(), swap)).key()).isEqualTo("refusal.shiftswap.unknown");
        as(HEMIN, () -> swaps.accept(key(), swap));
        assertThat(cell(JIANGXUE, week.days().get(0))).isEqualTo("08:00-12:00");
        as(MANAGER, () -> swaps.agree(key(), swap));
        assertThat(cell(JIANGXUE, week.days().get(0))).isEmpty();
        assertThat(cell(HEMIN, week.days().get(0))).isEqualTo("08:00-12:00");
        assertThat(cell(JIANGXUE, week.days().get(1))).isEqualTo("13:00-18:00");
        assertThat(cell(HEMIN, week.days().get(1))).isEmpty();
        assertThat(refused(() -> swaps.refuse(key(), swap)).args()).contains("高峰");
        assertThat(status(swap)).isEqualTo(Status.AGREED);
    }

    @Test
    void aSwapThatIsNotWantedChangesNothing() {
        var day = next().days().get(0);
        write(JIANGXUE, day, "8-12");
        var declined = ask(day);
        assertThat(refusedTo(JIANGXUE, () -> swaps.ask(key(), NURSE, day, id(HEMIN), null))
                        .args())
                .contains("何敏");
        as(HEMIN, () -> swaps.decline(key(), declined));
        var withdrawn = ask(day);
        as(JIANGXUE, () -> swaps.withdraw(key(), withdrawn));
        var refused = ask(day);
        var accepted = as(HEMIN, () -> swaps.accept(key(), refused));
        as(HEMIN, () -> undo.takeBack(key(), accepted.entry()));
        assertThat(status(refused)).isEqualTo(Status.REQUESTED);
        as(HEMIN, () -> swaps.accept(key(), refused));
        as(MANAGER, () -> swaps.refuse(key(), refused));
        assertThat(cell(JIANGXUE, day)).isEqualTo("08:00-12:00");
        assertThat(status(declined)).isEqualTo(Status.DECLINED);
        assertThat(status(withdrawn)).isEqualTo(Status.WITHDRAWN);
        assertThat(status(refused)).isEqualTo(Status.REFUSED);
    }

    @Test
    void nobodyTakesOverWhatCannotBe() {
        var day = next().days().get(0);
        assertThat(refusedTo(JIANGXUE, () -> swaps.ask(key(), NURSE, day, id(HEMIN), null))
                        .key())
                .isEqualTo("refusal.shiftswap.nothing");
        write(JIANGXUE, day, "8-12");
        write(HEMIN, day, "11-15");
        assertThat(refusedTo(JIANGXUE, () -> swaps.ask(key(), NURSE, day, id(HEMIN), null))
                        .args())
                .contains("何敏", "11:00-15:00");
        write(HEMIN, day, "休");
        assertThat(refusedTo(JIANGXUE, () -> swaps.ask(key(), NURSE, day, id(HEMIN), null))
                        .key())
                .isEqualTo("refusal.shiftswap.onLeave");
        write(HEMIN, day, "");
        var swap = ask(day);
        as(HEMIN, () -> swaps.accept(key(), swap));
        write(JIANGXUE, day, "9-12");
        assertThat(refused(() -> swaps.agree(key(), swap)).key()).isEqualTo("refusal.shiftswap.changed");
    }

    @Test
    void ofThirtyTwoWhoAnswerASwapAtOnceOneDoes() throws Exception {
        var day = next().days().get(0);
        write(JIANGXUE, day, "8-12");
        var swap = ask(day);
        as(HEMIN, () -> swaps.accept(key(), swap));
        var done = together(32, n -> () -> switch (n % 3) {
            case 0 -> as(MANAGER, () -> swaps.agree(key(), swap));
            case 1 -> as(MANAGER, () -> swaps.refuse(key(), swap));
            default -> as(JIANGXUE, () -> swaps.withdraw(key(), swap));
        });
        assertThat(done).isEqualTo(1);
        assertThat(List.of(cell(JIANGXUE, day), cell(HEMIN, day))).containsExactlyInAnyOrder("08:00-12:00", "");
        assertThat(status(swap) == Status.AGREED).isEqualTo(cell(JIANGXUE, day).isEmpty());
    }

    @Test
    void ofThirtyTwoWhoWriteOneDayAtOnceOneDoesAndTheOthersAreTold() throws Exception {
        var day = next().days().get(0);
        var done = together(
                32,
                n -> () -> as(MANAGER, () -> roster.write(key(), id(JIANGXUE), NURSE, day, "8-" + (n % 8 + 12), "")));
        assertThat(done).isBetween(1, 4);
        assertThat(jdbc.sql("SELECT count(*) FROM roster_item WHERE account_id = ? AND day = ? AND voided IS NULL")
                        .params(id(JIANGXUE).value(), day)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private Week next() {
        return Week.of(days.today()).plus(1);
    }

    private SwapId ask(LocalDate day) {
        return as(JIANGXUE, () -> swaps.ask(key(), NURSE, day, id(HEMIN), null)).subject();
    }

    private Status status(SwapId swap) {
        return swapsBoard.read().stream()
                .filter(row -> row.id().equals(swap.toString()))
                .map(SwapsBoard.Row::status)
                .findFirst()
                .orElseThrow();
    }

    private long write(String who, LocalDate day, String text) {
        return as(MANAGER, () -> roster.write(key(), id(who), NURSE, day, text, null))
                .entry();
    }

    private boolean need(int weekday, String text, String was) {
        roster.need(key(), NURSE, weekday, text, was);
        return true;
    }

    private String cell(String who, LocalDate day) {
        return rows(Week.of(day)).stream()
                .filter(row -> row.about() == About.PERSON
                        && id(who).toString().equals(row.person())
                        && NURSE.equals(row.role()))
                .map(row -> row.days().get(day.getDayOfWeek().getValue() - 1))
                .findFirst()
                .orElseThrow();
    }

    private List<String> problems(Week week) {
        return rows(week).stream()
                .map(Row::problem)
                .filter(java.util.Objects::nonNull)
                .map(problem -> problem.code() + " " + (problem.role() == null ? problem.person() : problem.role()))
                .toList();
    }

    private List<Row> rows(Week week) {
        return board.read().stream().filter(row -> row.week().equals(week)).toList();
    }

    private int together(int n, java.util.function.IntFunction<Callable<?>> one) throws Exception {
        var ready = new CountDownLatch(n);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = new ArrayList<java.util.concurrent.Future<Boolean>>();
            for (var i = 0; i < n; i++) {
                var call = one.apply(i);
                tries.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    try {
                        call.call();
                        return true;
                    } catch (Refusal told) {
                        return false;
                    }
                }));
            }
            var done = 0;
            for (var tried : tries) {
                done += tried.get() ? 1 : 0;
            }
            return done;
        }
    }

    private StaffId id(String who) {
        return people.id(who);
    }

    private static UUID key() {
        return UUID.randomUUID();
    }

    private <T> T as(String who, Supplier<T> action) {
        return people.as(who, action);
    }

    private Refusal refused(Supplier<?> action) {
        return refusedTo(MANAGER, action);
    }

    private Refusal refusedTo(String who, Supplier<?> action) {
        return catchThrowableOfType(Refusal.class, () -> as(who, action));
    }
}

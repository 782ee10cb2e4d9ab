package org.jiezhen.callbacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.jiezhen.acts.Done;
import org.jiezhen.callbacks.CallbackBoard.State;
import org.jiezhen.callbacks.CallbackCalls.Comes;
import org.jiezhen.callbacks.CallbackCalls.Conclusion;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.duty.Duty;
import org.jiezhen.duty.DutyState;
import org.jiezhen.handover.HandOver;
import org.jiezhen.oversight.OversightBoard;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Refusal;
import org.jiezhen.staff.AccountDisabled;
import org.jiezhen.staff.RolesGiven;
import org.jiezhen.staff.SignedOut;
import org.jiezhen.staff.StaffUser;
import org.jiezhen.tasks.TaskId;
import org.jiezhen.tasks.Tasks;
import org.jiezhen.tasks.TasksBoard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.transaction.CannotCreateTransactionException;
import tools.jackson.databind.json.JsonMapper;

/** Nobody is rung by two; what became of a call says what follows; and what cannot wait is with a doctor at once. */
class CallbackCallsTest extends CallbacksTest {

    private static final String DOCTOR = "zhoumingyuan";

    @Autowired
    private CallersGone gone;

    @Autowired
    private HandOver handOver;

    @Autowired
    private Duty duty;

    @Autowired
    private Tasks work;

    @Autowired
    private OversightBoard wrongs;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private CallTasks tasks;

    @Autowired
    private TasksBoard tasksBoard;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private JsonMapper json;

    // ---- who rings whom

    @Test
    void twoThingsThatAreDueToOnePersonAreOneRowAndOneCall() {
        var person = due("梁雨");
        due(person, "LATER", day(), new Caller.One(people.id(XULAN)));
        assertThat(callbacks.read()).hasSize(1);
        assertThat(row(person).orElseThrow().what().zh()).contains("成交回访", "再议");

        as(CAOMIN, () -> calls.take(key(), person, false));
        var refusal = refused(XULAN, () -> calls.take(key(), person, false));
        assertThat(refusal.key()).isEqualTo("refusal.callback.claimed");
        assertThat(refusal.args()).contains("曹敏");
        assertThat(refused(XIAQING, () -> calls.takeNext(key())).key()).isEqualTo("refusal.callback.nobody");
        assertThat(as(CAOMIN, calls::inHand).orElseThrow().due()).hasSize(2);

        spokenWith(CAOMIN, person);
        as(CAOMIN, () -> calls.conclude(key(), person, Conclusion.of(CallOutcome.REACHED)));
        assertThat(row(person)).isEmpty();
    }

    @Test
    void of32WhoRingTheSamePersonAtOnceOneDoes() throws Exception {
        var person = due("韦佳");
        var agents = agents();
        var all = together(32, n ->
                (Callable<Done<CustomerId>>) () -> people.as(agents.get(n), () -> calls.take(key(), person, false)));
        assertThat(won(all)).isOne();
        assertThat(count("SELECT count(*) FROM callback_claim_now WHERE customer_id = ?", person.value()))
                .isOne();
    }

    @Test
    void of32WhoAskForTheNextOver20PeopleEachIsGivenOneOfHerOwn() throws Exception {
        var wanted = new HashSet<CustomerId>();
        for (var n = 0; n < 20; n++) {
            wanted.add(due("下一位" + (char) ('一' + n)));
        }
        var agents = agents();
        var all = together(32, n -> (Callable<Done<CustomerId>>) () -> {
            while (true) {
                try {
                    return people.as(agents.get(n), () -> calls.takeNext(key()));
                } catch (CannotCreateTransactionException e) {
                    // more at once than the house has connections: asked again
                }
            }
        });
        assertThat(won(all)).isEqualTo(20);
        assertThat(jdbc.sql("SELECT customer_id FROM callback_claim_now")
                        .query((rs, row) -> new CustomerId(rs.getObject(1, UUID.class)))
                        .list())
                .containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void whoHasACallInHandTakesNoOtherAndPressingTwiceIsPressingOnce() {
        var one = due("陆晴");
        var other = due("司马蕊");
        var key = key();
        var done = as(CAOMIN, () -> calls.take(key, one, false));
        assertThat(as(CAOMIN, () -> calls.take(key, one, false))).isEqualTo(done);
        assertThat(refused(CAOMIN, () -> calls.take(key(), other, false)).key()).isEqualTo("refusal.callback.inHand");
        as(CAOMIN, () -> undo.takeBack(key(), done.entry()));
        assertThat(row(one).orElseThrow().state()).isEqualTo(State.TODAY);
        as(CAOMIN, () -> calls.take(key(), other, false));
    }

    @Test
    void whatComesFirstIsAPromiseThenWhatIsForSafetyThenWhatIsLate() {
        var today = due("今天");
        var late = due("逾期");
        sinceDays(late, 3);
        var care = person("安全", "13700029001");
        due(care, "AFTER_COMPLICATION", day(), Caller.AGENTS);
        var promised = due("约好");
        jdbc.sql("""
                        UPDATE callback_due SET at = ?, promised = true WHERE ended IS NULL AND voided IS NULL
                        AND callback_id IN (SELECT id FROM callback WHERE customer_id = ?)""")
                .params(clock.instant().minusSeconds(60).atOffset(java.time.ZoneOffset.UTC), promised.value())
                .update();
        assertThat(callbacks.read())
                .extracting(fact -> CustomerId.of(fact.id()))
                .containsExactly(promised, care, late, today);
        assertThat(as(CAOMIN, () -> calls.takeNext(key())).subject()).isEqualTo(promised);
        assertThat(as(XIAQING, () -> calls.takeNext(key())).subject()).isEqualTo(care);
    }

    @Test
    void whoIsToRingTodayButHasNoShiftIsRungForByTheAgents() {
        var person = person("没班", "13700029002");
        due(person, "NO_DEAL", day(), new Caller.One(people.id(XULAN)));
        jdbc.sql("UPDATE roster_item SET voided = now(), voided_by = begun_by WHERE account_id = ? AND day = ?")
                .params(people.id(XULAN).value(), day())
                .update();
        var someone = count("SELECT count(*) FROM roster_working WHERE day = ?", day()) > 0;
        assertThat(row(person).orElseThrow().away()).isEqualTo(someone);
        if (someone) {
            assertThat(as(CAOMIN, () -> calls.takeNext(key())).subject()).isEqualTo(person);
        }
    }

    @Test
    void aCallOfWhichNothingIsHeardIsBackOnTheListWithWhatWasTyped() {
        var person = due("温如意");
        as(CAOMIN, () -> calls.take(key(), person, false));
        spokenWith(CAOMIN, person);
        as(CAOMIN, () -> note(person, "右眼稍肿，早上有点干"));
        clock.advance(Duration.ofMinutes(2));
        as(CAOMIN, () -> {
            calls.alive();
            return null;
        });
        clock.advance(Duration.ofMinutes(2));
        gone.sweep();
        assertThat(row(person).orElseThrow().state())
                .as("heard of two minutes ago")
                .isEqualTo(State.CALLING);

        clock.advance(Duration.ofMinutes(2));
        gone.sweep();
        assertThat(row(person).orElseThrow().state()).isEqualTo(State.TODAY);
        assertThat(refused(CAOMIN, () -> calls.conclude(key(), person, Conclusion.of(CallOutcome.REACHED)))
                        .key())
                .isEqualTo("refusal.callback.notInHand");
        as(XIAQING, () -> calls.take(key(), person, false));
        assertThat(as(XIAQING, calls::inHand).orElseThrow().before())
                .singleElement()
                .satisfies(before -> {
                    assertThat(before.outcome()).isNull();
                    assertThat(before.note()).isEqualTo("右眼稍肿，早上有点干");
                    assertThat(before.by()).isEqualTo("曹敏");
                });
        assertThat(as("gaofeng", () -> calls.ofCustomer(person)))
                .as("on the record, for whoever sees everybody who is rung")
                .extracting(CallLook.Before::note)
                .contains("右眼稍肿，早上有点干");
        assertThatThrownBy(() -> as("xulan", () -> calls.ofCustomer(person))).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void whoeverGoesIsShownTheCallInHandByItsNumberAndPutsItBack() {
        var person = due("交班前");
        as(CAOMIN, () -> calls.take(key(), person, false));
        as(CAOMIN, () -> note(person, "说晚点再聊"));
        assertThat(as(CAOMIN, handOver::mine)).singleElement().satisfies(thing -> {
            assertThat(thing.code()).isEqualTo("CALL");
            assertThat(thing.label()).startsWith("C").doesNotContain("交班前");
        });
        assertThat(as(XIAQING, handOver::mine)).isEmpty();
        assertThat(as(CAOMIN, () -> handOver.giveAll(key(), people.id(XIAQING))).done())
                .as("a call is given to nobody")
                .isZero();
        assertThat(as(CAOMIN, () -> handOver.leaveAll(key())).done()).isOne();
        assertThat(as(CAOMIN, handOver::mine)).isEmpty();
        as(XIAQING, () -> calls.take(key(), person, false));
        assertThat(as(XIAQING, calls::inHand).orElseThrow().before().getFirst().note())
                .isEqualTo("说晚点再聊");
    }

    @Test
    void theCallsOfWhoeverRingsNobodyAnyMoreAreTheAgents() {
        var person = person("换岗", "13700029013");
        due(person, "NO_DEAL", day(), new Caller.One(people.id(XULAN)));
        var roles = jdbc.sql("SELECT role_code FROM account_role WHERE account_id = ?")
                .param(people.id(XULAN).value())
                .query(String.class)
                .list();
        as(GAOFENG, () -> {
            transaction.executeWithoutResult(_ -> events.publishEvent(new RolesGiven(people.id(XULAN))));
            return null;
        });
        assertThat(row(person).orElseThrow().people())
                .as("another role, but one that rings")
                .isNotEmpty();
        as(GAOFENG, () -> {
            transaction.executeWithoutResult(status -> {
                jdbc.sql("UPDATE account_role SET role_code = 'PHOTO' WHERE account_id = ?")
                        .param(people.id(XULAN).value())
                        .update();
                events.publishEvent(new RolesGiven(people.id(XULAN)));
            });
            return null;
        });
        jdbc.sql("UPDATE account_role SET role_code = ? WHERE account_id = ?")
                .params(roles.getFirst(), people.id(XULAN).value())
                .update();
        assertThat(row(person).orElseThrow().roles()).containsExactly("CALLBACK_AGENT");
    }

    @Test
    void theCallsOfWhoeverLeavesTheHouseAreTheAgents() {
        var person = person("离职", "13700029003");
        due(person, "NO_DEAL", day(), new Caller.One(people.id(XULAN)));
        as(GAOFENG, () -> {
            transaction.executeWithoutResult(_ -> events.publishEvent(new AccountDisabled(people.id(XULAN))));
            return null;
        });
        assertThat(row(person).orElseThrow().roles()).containsExactly("CALLBACK_AGENT");
        assertThat(row(person).orElseThrow().people()).isEmpty();
    }

    // ---- who comes in

    @Test
    void whoStepsOutOfTheLiftIsAskedThereAndRungNoMore() {
        var person = due("阿依努尔");
        as(CAOMIN, () -> calls.take(key(), person, false));
        clock.advance(Duration.ofMinutes(1));
        var phone = jdbc.sql("SELECT phone FROM customer WHERE id = ?")
                .param(person.value())
                .query(String.class)
                .single();
        var visit = arrive("阿依努尔", phone).subject();
        assertThat(customer(visit)).isEqualTo(person);

        assertThat(row(person).orElseThrow().here()).isTrue();
        assertThat(shown(CAOMIN, person)).as("on nobody's list").isEmpty();
        assertThat(CallbackBoard.heldBy(people.id(CAOMIN)).row(row(person).orElseThrow(), json))
                .hasValueSatisfying(row -> assertThat(row).contains("HERE"));
        assertThat(marks(visit.value())).containsExactly("待回访：就地问");
        as(CAOMIN, () -> calls.release(key(), person));
        assertThat(refused(XIAQING, () -> calls.take(key(), person, false)).key())
                .isEqualTo("refusal.callback.here");
        assertThat(refused(XIAQING, () -> calls.takeNext(key())).key()).isEqualTo("refusal.callback.nobody");

        assertThat(as(LITING, () -> owing.owedHere(visit)).orElseThrow().due()).hasSize(1);
        as(LITING, () -> owing.askedHere(key(), visit, "恢复期还有顾虑", Map.of(2, "没有", 3, "有")));
        assertThat(as(LITING, () -> owing.owedHere(visit))).isEmpty();
        assertThat(marks(visit.value())).isEmpty();
        as(LITING, () -> closing.leftUnseen(key(), visit, clock.instant()));
        assertThat(row(person)).isEmpty();
    }

    @Test
    void whatADoctorIsToKnowOfIsToldAlsoWhenItIsAskedHere() {
        var person = person("到院不适", "13700029120");
        clock.advance(Duration.ofMinutes(1));
        due(person, "AFTER_COMPLICATION", day(), Caller.AGENTS);
        clock.advance(Duration.ofMinutes(1));
        var visit = arrive("到院不适", "13700029120").subject();
        as(LITING, () -> owing.askedHere(key(), visit, "右眼红", Map.of(2, "8", 3, "38.5")));
        var task = tasksBoard.read().stream()
                .filter(one -> one.code().equals(CallConsequences.COMPLICATION))
                .findFirst()
                .orElseThrow();
        assertThat(as(DOCTOR, () -> tasks.about(task.task())).orElseThrow().answers())
                .filteredOn(CallTasks.Answer::alarming)
                .hasSize(2);
        as(LITING, () -> closing.leftUnseen(key(), visit, clock.instant()));
    }

    // ---- the call

    @Test
    void beforeItIsKnownWhoSpeaksNothingCanHaveBeenSaid() {
        var person = due("龚玥");
        as(CAOMIN, () -> calls.take(key(), person, false));
        assertThat(refused(CAOMIN, () -> calls.conclude(key(), person, Conclusion.of(CallOutcome.REACHED)))
                        .key())
                .isEqualTo("refusal.callback.whoSpeaks");
        as(CAOMIN, () -> calls.spoke(key(), person, false));
        assertThat(refused(CAOMIN, () -> calls.conclude(key(), person, Conclusion.of(CallOutcome.COMPLICATION)))
                        .key())
                .isEqualTo("refusal.callback.whoSpeaks");
        as(CAOMIN, () -> calls.conclude(key(), person, Conclusion.of(CallOutcome.SOMEBODY_ELSE)));
        assertThat(row(person).orElseThrow().state()).isEqualTo(State.LATER);
    }

    @Test
    void theNumberIsSeenByWhoeverRingsAloneAndTheLookIsJournalled() {
        var person = due("谭笑");
        assertThat(refused(CAOMIN, () -> calls.number(person)).key()).isEqualTo("refusal.callback.notInHand");
        as(CAOMIN, () -> calls.take(key(), person, false));
        var number = as(CAOMIN, () -> calls.number(person)).orElseThrow();
        assertThat(number).startsWith("1370001");
        assertThat(count(
                        "SELECT count(*) FROM journal WHERE action = 'callbacks.dial' AND subject_id = ?",
                        person.toString()))
                .isOne();
        assertThat(refused(XIAQING, () -> calls.number(person)).key()).isEqualTo("refusal.callback.claimed");
        assertThat(shown(CAOMIN, person)).noneMatch(row -> row.contains(number) || row.contains(number.substring(7)));
    }

    @Test
    void whoseNumberItIsIsKnownBeforeItIsDialledAgainAndOnlyOfThatNumber() {
        var person = due("号码归属");
        as(CAOMIN, () -> calls.take(key(), person, false));
        assertThat(as(CAOMIN, calls::inHand).orElseThrow().whose()).isNull();
        as(CAOMIN, () -> calls.numberIs(key(), person, Whose.SPOUSE));
        assertThat(as(CAOMIN, calls::inHand).orElseThrow().whose()).isEqualTo(Whose.SPOUSE);
        as(CAOMIN, () -> calls.numberIs(key(), person, Whose.SELF));
        as(CAOMIN, () -> calls.release(key(), person));
        as(XIAQING, () -> calls.take(key(), person, false));
        assertThat(as(XIAQING, calls::inHand).orElseThrow().whose()).isEqualTo(Whose.SELF);
        jdbc.sql("UPDATE customer SET phone = '13700029399' WHERE id = ?")
                .param(person.value())
                .update();
        assertThat(as(XIAQING, calls::inHand).orElseThrow().whose())
                .as("another number")
                .isNull();
    }

    @Test
    void whatIsAskedIsDataAndAWrongAnswerIsSaidAtItsLine() {
        var person = person("答案", "13700029004");
        due(person, "AFTER_COMPLICATION", day(), Caller.AGENTS);
        as(CAOMIN, () -> calls.take(key(), person, false));
        spokenWith(CAOMIN, person);
        assertThat(catchThrowableOfType(InvalidInput.class, () -> answer(person, 2, "11"))
                        .field())
                .isEqualTo("answer2");
        assertThat(catchThrowableOfType(InvalidInput.class, () -> answer(person, 3, "高"))
                        .key())
                .isEqualTo("refusal.callback.answer.TEMPERATURE");
        assertThat(catchThrowableOfType(InvalidInput.class, () -> answer(person, 9, "1"))
                        .key())
                .isEqualTo("refusal.callback.noQuestion");
        answer(person, 2, "5");
        assertThat(as(CAOMIN, calls::inHand).orElseThrow().isAlarming()).isFalse();
        answer(person, 2, "7");
        answer(person, 3, "38.2");
        assertThat(as(CAOMIN, calls::inHand).orElseThrow().script())
                .filteredOn(CallLook.Line::alarming)
                .hasSize(2);
    }

    @Test
    void whoMayNotKnowGuestsByNameIsShownWhatOneIsCalledByAndOthersAreShownNobodyElses() {
        var person = due("欧阳静怡");
        var mine = person("司马问", "13700029005");
        due(mine, "NO_DEAL", day(), new Caller.One(people.id(DOCTOR)));
        var doctor = shown(DOCTOR, mine);
        assertThat(doctor)
                .singleElement()
                .satisfies(row -> assertThat(row).contains("司马*").doesNotContain("司马问"));
        assertThat(shown(DOCTOR, person)).isEmpty();
        assertThat(refused(DOCTOR, () -> calls.take(key(), person, false)).key())
                .isEqualTo("refusal.callback.unknown");
        assertThatThrownBy(() -> as(LITING, () -> calls.take(key(), person, false)))
                .isInstanceOf(AccessDeniedException.class);
    }

    // ---- what follows

    @ParameterizedTest
    @EnumSource(CallOutcome.class)
    void whatIsToldBeforeIsWhatFollows(CallOutcome outcome) {
        var person = due("后果" + (char) (0x4E00 + outcome.ordinal()));
        as(CAOMIN, () -> calls.take(key(), person, false));
        spokenWith(CAOMIN, person);
        var told = as(CAOMIN, () -> calls.follows(person)).get(outcome);
        var said = new Conclusion(
                outcome,
                Mood.CALM,
                LocalDateTime.of(day().plusDays(1), LocalTime.of(15, 0)),
                new Comes(day().plusDays(2), LocalTime.of(14, 0), "双眼皮"));
        as(CAOMIN, () -> calls.conclude(key(), person, said));

        var owed = jdbc.sql(
                        "SELECT at, role_code, staff_id, due FROM callback_now WHERE customer_id = ? AND why = 'DEAL'")
                .param(person.value())
                .query()
                .listOfRows();
        assertThat(owed).hasSize(1 - Objects.requireNonNull(told).over().size());
        if (told.at() != null) {
            assertThat(Objects.requireNonNull((Timestamp) owed.getFirst().get("at"))
                            .toInstant())
                    .isCloseTo(told.at(), within(1, ChronoUnit.MINUTES));
        }
        var task = jdbc.sql("""
                        SELECT t.code FROM callback_task b JOIN task_now t ON t.task_id = b.task_id WHERE b.customer_id = ?""").param(person.value()).query(String.class).list();
        assertThat(task).isEqualTo(told.task() == null ? List.of() : List.of(told.task()));
        assertThat(count(
                        "SELECT count(*) FROM callback_stop WHERE customer_id = ? AND ended IS NULL AND voided IS NULL",
                        person.value()))
                .isEqualTo(told.stops() ? 1 : 0);
        assertThat(count("SELECT count(*) FROM booking WHERE customer_id = ? AND status = 'BOOKED'", person.value()))
                .isEqualTo(outcome == CallOutcome.WANTS_TO_COME ? 1 : 0);
        assertThat(count("SELECT count(*) FROM callback_claim_now WHERE customer_id = ?", person.value()))
                .isZero();
    }

    @Test
    void aPromiseIsMineAndComesFirstWhenItsTimeHasCome() {
        var person = due("崔莹");
        as(CAOMIN, () -> calls.take(key(), person, false));
        spokenWith(CAOMIN, person);
        assertThat(catchThrowableOfType(
                                InvalidInput.class,
                                () -> as(CAOMIN, () -> calls.conclude(key(), person, Conclusion.of(CallOutcome.LATER))))
                        .field())
                .isEqualTo("promised");
        as(
                CAOMIN,
                () -> calls.conclude(
                        key(), person, new Conclusion(CallOutcome.LATER, null, day().atTime(12, 40), null)));
        assertThat(row(person).orElseThrow().state()).isEqualTo(State.LATER);
        assertThat(row(person).orElseThrow().people()).containsExactly(people.id(CAOMIN));
        var other = due("别人");
        it(LocalTime.of(12, 41));
        assertThat(row(person).orElseThrow().state()).isEqualTo(State.PROMISED);
        assertThat(as(CAOMIN, () -> calls.takeNext(key())).subject())
                .as("at noon guests are not rung, but whoever asked for it is")
                .isEqualTo(person);
        assertThat(other).isNotEqualTo(person);
    }

    @Test
    void afterSoManyInARowAPersonDecides() {
        var person = due("殷悦");
        for (var n = 1; n < 5; n++) {
            as(CAOMIN, () -> calls.take(key(), person, true));
            as(CAOMIN, () -> calls.conclude(key(), person, Conclusion.of(CallOutcome.NO_ANSWER)));
            assertThat(row(person).map(CallbackBoard.CallFact::tries).orElse(n)).isEqualTo(n);
            clock.set(on(dueOf(person), LocalTime.of(19, 0)));
        }
        as(CAOMIN, () -> calls.take(key(), person, true));
        as(CAOMIN, () -> calls.conclude(key(), person, Conclusion.of(CallOutcome.NO_ANSWER)));
        assertThat(row(person).orElseThrow().state()).isEqualTo(State.WAITS);
        assertThat(refused(CAOMIN, () -> calls.takeNext(key())).key()).isEqualTo("refusal.callback.nobody");
        assertThat(refused(CAOMIN, () -> owing.skip(key(), person, MoveReason.SETTLED))
                        .key())
                .isEqualTo("refusal.callback.decides");
        as(GAOFENG, () -> owing.skip(key(), person, MoveReason.SETTLED));
        assertThat(row(person)).isEmpty();
        assertThat(count("""
                        SELECT count(*) FROM callback_task b JOIN task_now t ON t.task_id = b.task_id WHERE b.customer_id = ?""", person.value())).isZero();
    }

    @Test
    void whoWishesNotToBeRungIsNotButForHerSafety() {
        var person = due("邵婉");
        due(person, "LATER", day().plusDays(9), Caller.AGENTS);
        due(person, "AFTER_COMPLICATION", day().plusDays(1), Caller.AGENTS);
        as(CAOMIN, () -> calls.take(key(), person, false));
        spokenWith(CAOMIN, person);
        assertThat(Objects.requireNonNull(
                                as(CAOMIN, () -> calls.follows(person)).get(CallOutcome.DO_NOT_CALL))
                        .kept())
                .isOne();
        as(CAOMIN, () -> calls.conclude(key(), person, Conclusion.of(CallOutcome.DO_NOT_CALL)));
        assertThat(owed(person)).containsExactly("AFTER_COMPLICATION");
        due(person, "NO_DEAL", day(), Caller.AGENTS);
        assertThat(owed(person)).as("what is set since").containsExactly("AFTER_COMPLICATION");
        clock.advance(Duration.ofDays(1));
        assertThat(row(person)).isPresent();
        as(CAOMIN, () -> owing.resume(key(), person));
        due(person, "LATER", BusinessTime.day(clock.instant()).plusDays(1), Caller.AGENTS);
        assertThat(owed(person)).contains("LATER");
    }

    @Test
    void aComplicationIsWithTheDoctorsAtOnceAndIsToBeTakenInTenMinutes() {
        var person = due("贺敏之");
        as(CAOMIN, () -> calls.take(key(), person, false));
        spokenWith(CAOMIN, person);
        as(CAOMIN, () -> note(person, "左眼看东西有重影"));
        as(CAOMIN, () -> calls.conclude(key(), person, Conclusion.of(CallOutcome.COMPLICATION)));
        var task = tasksBoard.read().stream()
                .filter(one -> one.code().equals(CallConsequences.COMPLICATION))
                .findFirst()
                .orElseThrow();
        assertThat(Duration.between(task.requested(), task.due())).isEqualTo(Duration.ofMinutes(10));
        assertThat(as(DOCTOR, () -> tasks.about(task.task())).orElseThrow()).satisfies(told -> {
            assertThat(told.note()).contains("重影");
            assertThat(told.name()).isEqualTo("贺敏之");
            assertThat(told.phone()).as("before somebody sees to it").isNull();
        });
        assertThat(as(LITING, () -> tasks.about(task.task()))).as("no doctor").isEmpty();
        assertThat(jdbc.sql("SELECT due FROM callback_now WHERE customer_id = ? AND why = 'AFTER_COMPLICATION'")
                        .param(person.value())
                        .query(LocalDate.class)
                        .single())
                .isEqualTo(day().plusDays(1));
    }

    /** Ten minutes to whoever answers for the day, five more to every doctor again; and to nobody once a doctor has it. */
    @Test
    void aComplicationThatNoDoctorTakesGoesOnAndOneThatADoctorHasDoesNot() {
        List.of(GAOFENG, DOCTOR)
                .forEach(who -> as(who, () -> duty.mine().isPresent() ? null : duty.declare(key(), DutyState.ON_DUTY)));
        try {
            var left = complication("没人应的");
            var taken = complication("有人应的");
            as(DOCTOR, () -> work.accept(key(), taken));
            clock.advance(Duration.ofMinutes(9));
            sweep();
            assertThat(escalated(left)).isEmpty();
            clock.advance(Duration.ofMinutes(1).plusSeconds(5));
            sweep();
            assertThat(escalated(left)).containsExactly("oversight.watch");
            clock.advance(Duration.ofMinutes(5));
            sweep();
            sweep();
            assertThat(escalated(left)).containsExactly("oversight.watch", "doctors.record");
            assertThat(escalated(taken)).as("a doctor has it").isEmpty();
            assertThat(wrongs.read())
                    .extracting(OversightBoard.Wrong::about)
                    .contains(left.value())
                    .doesNotContain(taken.value());
        } finally {
            List.of(GAOFENG, DOCTOR)
                    .forEach(who ->
                            transaction.executeWithoutResult(_ -> events.publishEvent(new SignedOut(people.id(who)))));
        }
    }

    private TaskId complication(String name) {
        var person = due(name);
        as(CAOMIN, () -> calls.take(key(), person, false));
        spokenWith(CAOMIN, person);
        as(CAOMIN, () -> calls.conclude(key(), person, Conclusion.of(CallOutcome.COMPLICATION)));
        return jdbc.sql("SELECT task_id FROM callback_task WHERE customer_id = ?")
                .param(person.value())
                .query((rs, row) -> new TaskId(rs.getObject(1, UUID.class)))
                .single();
    }

    private void sweep() {
        ReflectionTestUtils.invokeMethod(context.getBean("escalation"), "sweep");
    }

    private List<String> escalated(TaskId task) {
        return jdbc.sql("SELECT permission FROM escalation WHERE about = ? ORDER BY since")
                .param(task.value())
                .query(String.class)
                .list();
    }

    @Test
    void aWrongPressIsTakenBackWithAllThatFollowedAndTheCallIsInHandAsBefore() {
        var person = due("苏曼丽");
        as(CAOMIN, () -> calls.take(key(), person, false));
        spokenWith(CAOMIN, person);
        var done = as(CAOMIN, () -> calls.conclude(key(), person, Conclusion.of(CallOutcome.COMPLICATION)));
        as(CAOMIN, () -> undo.takeBack(key(), done.entry()));
        assertThat(row(person).orElseThrow().state()).isEqualTo(State.CALLING);
        assertThat(as(CAOMIN, calls::inHand).orElseThrow().spoke()).isTrue();
        assertThat(tasksBoard.read()).noneMatch(one -> one.code().equals(CallConsequences.COMPLICATION));
        as(CAOMIN, () -> calls.conclude(key(), person, Conclusion.of(CallOutcome.REFUSED)));
        assertThat(row(person)).isEmpty();
        assertThat(count("SELECT count(*) FROM callback_result WHERE voided IS NULL AND outcome = 'COMPLICATION'"))
                .isZero();
    }

    // ---- what is settled otherwise

    @Test
    void aCallIsMovedOrLeftOutWithAReasonAndNotWhileAColleagueRings() {
        var person = due("纪晓彤");
        var to = reasons.workdayFrom(day().plusDays(3));
        as(CAOMIN, () -> calls.take(key(), person, false));
        assertThat(refused(XIAQING, () -> owing.move(key(), person, to, Caller.AGENTS, MoveReason.GUEST_ASKED))
                        .key())
                .isEqualTo("refusal.callback.claimed");
        as(CAOMIN, () -> calls.release(key(), person));
        var moved = as(XIAQING, () -> owing.move(key(), person, to, Caller.AGENTS, MoveReason.GUEST_ASKED));
        assertThat(row(person)).isEmpty();
        assertThat(dueOf(person)).isEqualTo(to);
        as(XIAQING, () -> undo.takeBack(key(), moved.entry()));
        assertThat(row(person)).isPresent();
    }

    @Test
    void outsideTheHoursNobodyIsRungUnlessSomebodySaysSo() {
        var person = due("午休");
        it(LocalTime.of(12, 30));
        assertThat(refused(CAOMIN, () -> calls.takeNext(key()))).isInstanceOf(QuietHours.class);
        assertThat(refused(CAOMIN, () -> calls.take(key(), person, false))).isInstanceOf(QuietHours.class);
        as(CAOMIN, () -> calls.take(key(), person, true));
        assertThat(count(
                        "SELECT count(*) FROM journal WHERE action = 'callbacks.take' AND subject_id = ? AND detail ->> 'quiet' = 'true'",
                        person.toString()))
                .isOne();
    }

    // ---- what the tests say shortly

    private List<StaffUser> agents() {
        var agents = new ArrayList<StaffUser>();
        jdbc.sql("""
                        INSERT INTO account
                        SELECT (jsonb_populate_record(a, jsonb_build_object(
                            'id', gen_random_uuid(), 'username', 'caller' || left(md5(random()::text || n), 12)))).*
                        FROM account a, generate_series(1, 32) AS n WHERE a.username = 'caomin'""").update();
        var ids = jdbc.sql("SELECT id FROM account WHERE username LIKE 'caller%' ORDER BY username LIMIT 32")
                .query(UUID.class)
                .list();
        for (var id : ids) {
            agents.add(new StaffUser(
                    new org.jiezhen.staff.StaffId(id),
                    "agent" + agents.size(),
                    "某人",
                    List.of("CALLBACK_AGENT"),
                    List.of(CallbackPermission.CALL, CallbackPermission.ALL),
                    true,
                    false,
                    0,
                    "!"));
        }
        assertThat(agents).hasSize(32);
        return agents;
    }

    private static <T> int won(List<java.util.concurrent.Future<T>> all) throws InterruptedException {
        var won = 0;
        for (var one : all) {
            try {
                one.get();
                won++;
            } catch (ExecutionException e) {
                assertThat(e.getCause()).isInstanceOfAny(Refusal.class, CannotCreateTransactionException.class);
            }
        }
        return won;
    }

    private void spokenWith(String who, CustomerId person) {
        as(who, () -> calls.spoke(key(), person, true));
    }

    private Void note(CustomerId person, String text) {
        calls.note(person, text);
        return null;
    }

    private void answer(CustomerId person, int line, String value) {
        Supplier<Void> answers = () -> {
            calls.answer(person, line, value);
            return null;
        };
        as(CAOMIN, answers);
    }

    private void sinceDays(CustomerId person, int days) {
        jdbc.sql("""
                        UPDATE callback_due SET due = due - ? WHERE ended IS NULL AND voided IS NULL
                        AND callback_id IN (SELECT id FROM callback WHERE customer_id = ?)""").params(days, person.value()).update();
    }

    private LocalDate dueOf(CustomerId person) {
        return jdbc.sql("SELECT due FROM callback_now WHERE customer_id = ? AND why = 'DEAL'")
                .param(person.value())
                .query(LocalDate.class)
                .single();
    }

    private List<String> owed(CustomerId person) {
        return jdbc.sql("SELECT why FROM callback_now WHERE customer_id = ? ORDER BY why")
                .param(person.value())
                .query(String.class)
                .list();
    }

    private List<String> marks(UUID visit) {
        return jdbc.sql("SELECT zh FROM callback_mark WHERE visit_id = ?")
                .param(visit)
                .query(String.class)
                .list();
    }

    /** The rows of a person that somebody is sent, as they leave the server. */
    private List<String> shown(String who, CustomerId person) {
        return as(who, () -> {
            var me = people.id(who);
            var roles = new HashSet<>(jdbc.sql("SELECT role_code FROM account_role WHERE account_id = ?")
                    .param(me.value())
                    .query(String.class)
                    .list());
            var agent = who.equals(CAOMIN) || who.equals(XIAQING);
            var audience = CallbackBoard.of(me, roles, agent, false, agent);
            return callbacks.read().stream()
                    .filter(fact -> fact.id().equals(person.toString()))
                    .flatMap(fact -> audience.row(fact, json).stream())
                    .toList();
        });
    }
}

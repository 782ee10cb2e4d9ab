package org.jiezhen.consult;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.callbacks.CallOutcome;
import org.jiezhen.callbacks.CallbackCalls;
import org.jiezhen.callbacks.CallbackCalls.Conclusion;
import org.jiezhen.callbacks.CallbackPlan;
import org.jiezhen.callbacks.CallbackReasons;
import org.jiezhen.callbacks.Caller;
import org.jiezhen.consult.ConsultBoard.ConsultFact;
import org.jiezhen.consult.ConsultBoard.Part;
import org.jiezhen.doctors.Briefing;
import org.jiezhen.doctors.DoctorAnswers;
import org.jiezhen.doctors.DoctorRequests;
import org.jiezhen.doctors.Findings;
import org.jiezhen.doctors.NotSeen;
import org.jiezhen.duty.Duty;
import org.jiezhen.duty.DutyState;
import org.jiezhen.outcomes.Outcomes;
import org.jiezhen.outcomes.Outcomes.Said;
import org.jiezhen.prices.ItemId;
import org.jiezhen.quotes.Approvals;
import org.jiezhen.quotes.QuoteDraft;
import org.jiezhen.quotes.QuoteDraft.Planned;
import org.jiezhen.quotes.QuoteSums.Whole;
import org.jiezhen.quotes.Quotes;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Fen;
import org.jiezhen.shared.Localized;
import org.jiezhen.triage.Rules.Reason;
import org.jiezhen.triage.Triage;
import org.jiezhen.triage.Triage.Press;
import org.jiezhen.triage.TriageLooks;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitType;
import org.jiezhen.visits.VisitsTest;
import org.jiezhen.visits.WaitingReason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A consultant's day: with her, coming to her, booked with her, to be rung by her; of others she is sent nothing. */
class ConsultantsDayTest extends VisitsTest {

    private static final String SUMAN = "suman";
    private static final String ZHOU = "zhoumingyuan";
    private static final String CAOMIN = "caomin";

    @Autowired
    private ConsultBoard consult;

    @Autowired
    private Outcomes outcomes;

    @Autowired
    private CallbackReasons callbacks;

    @Autowired
    private Triage triage;

    @Autowired
    private TriageLooks looks;

    @Autowired
    private Duty duty;

    @Autowired
    private DoctorRequests requests;

    @Autowired
    private DoctorAnswers answers;

    @Autowired
    private Quotes quotes;

    @Autowired
    private Approvals approvals;

    @Autowired
    private CallbackCalls calls;

    @Test
    void aGuestComesNextAndIsThenWithHer() {
        var visit = arrive("白露", "13900000801").subject();
        assertThat(of(XULAN, visit)).isEmpty();
        as(LIUYUE, () -> custody.offer(key(), visit, people.id(XULAN)));
        assertThat(of(XULAN, visit)).extracting(ConsultFact::part).containsExactly(Part.NEXT);
        assertThat(of(XULAN, visit).getFirst().offered()).isTrue();

        as(XULAN, () -> custody.accept(key(), visit));
        assertThat(of(XULAN, visit)).extracting(ConsultFact::part).containsExactly(Part.NOW);
        assertThat(of(SUMAN, visit)).isEmpty();

        as(XULAN, () -> custody.offer(key(), visit, people.id(SUMAN)));
        assertThat(of(XULAN, visit)).extracting(ConsultFact::part).containsExactly(Part.NOW);
        assertThat(of(SUMAN, visit)).extracting(ConsultFact::part).containsExactly(Part.NEXT);
    }

    @Test
    void whoHasBookedIsThereUntilTheGuestComes() {
        var booking = book("TEST-CONSULT-1", "约好的人", "13900000802");
        jdbc.sql("UPDATE booking SET consultant_id = ?, at = ? WHERE id = ?")
                .params(people.id(XULAN).value(), LocalTime.of(11, 45), booking.value())
                .update();
        assertThat(mine(XULAN))
                .filteredOn(fact -> fact.part() == Part.BOOKED && fact.subject().equals(booking.value()))
                .hasSize(1);
        jdbc.sql("UPDATE booking SET status = 'CANCELLED' WHERE id = ?")
                .param(booking.value())
                .update();
        assertThat(mine(XULAN)).noneMatch(fact -> fact.subject().equals(booking.value()));
    }

    @Test
    void whomSheIsToRingIsThereFromTheDayOn() {
        var visit = arrive("谷雨", "13900000803").subject();
        as(LIUYUE, () -> custody.offer(key(), visit, people.id(XULAN)));
        as(XULAN, () -> custody.accept(key(), visit));
        as(XULAN, () -> desk.advance(key(), visit, WaitingReason.ARRIVED, WaitingReason.IN_CONSULTATION));
        var today = callbacks.workdayFrom(BusinessTime.day(clock.instant()));
        as(
                XULAN,
                () -> outcomes.noDeal(
                        key(),
                        visit,
                        "PRICE",
                        false,
                        new Said(null, new CallbackPlan(today, new Caller.One(people.id(XULAN))))));
        assertThat(mine(XULAN))
                .filteredOn(fact -> fact.part() == Part.RING && "谷雨".equals(String.valueOf(fact.name())))
                .hasSize(today.equals(BusinessTime.day(clock.instant())) ? 1 : 0);
        as(XULAN, () -> outcomes.reopen(key(), visit));
        assertThat(mine(XULAN)).noneMatch(fact -> fact.part() == Part.RING && "谷雨".equals(String.valueOf(fact.name())));
    }

    @Test
    void aGuestWhomSheHasTakenOnStaysInHerDayWhileSomebodyElseHasHer() {
        var visit = arrive("处暑", "13900000805").subject();
        isGivenTo(XULAN, visit);
        assertThat(of(XULAN, visit)).extracting(ConsultFact::part).containsExactly(Part.NEXT);
        as(LIUYUE, () -> custody.offer(key(), visit, people.id(XULAN)));
        as(XULAN, () -> custody.accept(key(), visit));
        as(XULAN, () -> custody.offer(key(), visit, people.id(LIUYUE)));
        as(LIUYUE, () -> custody.accept(key(), visit));
        assertThat(of(XULAN, visit)).extracting(ConsultFact::part).containsExactly(Part.AWAY);
        assertThat(of(XULAN, visit).getFirst().with()).isEqualTo("刘悦");
        assertThat(withHer(XULAN)).isEmpty();

        as(LIUYUE, () -> custody.offer(key(), visit, people.id(XULAN)));
        as(XULAN, () -> custody.accept(key(), visit));
        assertThat(of(XULAN, visit)).extracting(ConsultFact::part).containsExactly(Part.NOW);
        assertThat(withHer(XULAN))
                .hasValueSatisfying(guest -> assertThat(guest.subject()).isEqualTo(visit.value()));
        assertThat(withHer(SUMAN)).isEmpty();
        var before = of(XULAN, visit).getFirst().news();
        as(XULAN, () -> desk.advance(key(), visit, WaitingReason.AWAITING_CONSULTATION, WaitingReason.IN_CONSULTATION));
        assertThat(of(XULAN, visit).getFirst().news()).isGreaterThan(before);
    }

    /** By triage, in a house in which nobody has to answer. */
    private void isGivenTo(String username, VisitId visit) {
        var who = people.id(username);
        jdbc.sql("UPDATE house_rule SET value = 0 WHERE code = 'TRIAGE_CONSENT_MINUTES'")
                .update();
        jdbc.sql("""
                        INSERT INTO consultant (account_id, at_once, a_day) VALUES (?, 20, 99)
                        ON CONFLICT (account_id) DO UPDATE SET at_once = 20, a_day = 99, wheel = true""").param(who.value()).update();
        as(username, () -> duty.mine().isPresent() ? "" : duty.declare(key(), DutyState.ON_DUTY));
        var look = as(ZHANGLEI, () -> looks.look(visit));
        var first = look.choice().first().orElseThrow().who();
        as(
                ZHANGLEI,
                () -> triage.assign(
                        key(), new Press(visit, look.shown(), who, null, who.equals(first) ? null : Reason.BY_NAME)));
    }

    @AfterEach
    void sheGoesHome() {
        as(XULAN, () -> duty.mine().isPresent() ? duty.end(key()) : "");
    }

    @Test
    void herPlaceInTheWheelStandsInHerDayWhileSheIsOnDuty() {
        as(XULAN, () -> duty.mine().isPresent() ? "" : duty.declare(key(), DutyState.ON_DUTY));
        assertThat(mine(XULAN))
                .filteredOn(fact -> fact.part() == Part.WHEEL)
                .singleElement()
                .satisfies(fact -> assertThat(String.valueOf(fact.name())).containsPattern("轮转第 \\d+ 位"));
        as(XULAN, () -> duty.end(key()));
        assertThat(mine(XULAN)).noneMatch(fact -> fact.part() == Part.WHEEL);
    }

    @Test
    void whatSheOwesAGuestStandsInTheRowUntilSheHasSeenToIt() {
        var visit = arrive("小满", "13900000806").subject();
        as(LIUYUE, () -> desk.move(key(), visit, room(2)));
        as(LIUYUE, () -> custody.offer(key(), visit, people.id(XULAN)));
        as(XULAN, () -> custody.accept(key(), visit));
        assertThat(owed(visit)).isNull();
        as(XULAN, () -> requests.leaveToBrief(key(), visit));
        assertThat(owed(visit)).isEqualTo("还没向医生说明");
        var asked = as(XULAN, () -> requests.request(key(), visit, new Briefing("自然", "双眼皮", "", "", ""), null))
                .subject();
        assertThat(owed(visit)).isNull();
        as(ZHOU, () -> answers.come(key(), asked));
        as(ZHOU, () -> answers.leave(key(), asked));
        as(ZHOU, () -> answers.notSeen(key(), asked, NotSeen.GUEST_DECLINES));
        assertThat(owed(visit)).isEqualTo("医生没有面诊，要再请");

        var again = as(XULAN, () -> requests.request(key(), visit, new Briefing("自然", "双眼皮", "", "", ""), null))
                .subject();
        as(ZHOU, () -> answers.come(key(), again));
        as(ZHOU, () -> answers.record(key(), again, new Findings("松弛", "有适应证", "", "可做"), Map.of()));
        assertThat(owed(visit)).isEqualTo("医生已答复");
        var item = jdbc.sql("SELECT id FROM price_item WHERE code = 'RT-101'")
                .query((rs, row) -> new ItemId(rs.getObject(1, UUID.class)))
                .single();
        as(
                XULAN,
                () -> quotes.write(
                        key(),
                        visit,
                        0,
                        new QuoteDraft(List.of(Planned.of(item, 1)), new Whole(200, Fen.NONE), null, null)));
        assertThat(owed(visit)).isEqualTo("优惠还没请批");
        as(XULAN, () -> quotes.ask(key(), visit, 1));
        assertThat(owed(visit)).isEqualTo("优惠待批准");
        as("gaofeng", () -> approvals.decline(key(), visit, 1, "太多"));
        assertThat(owed(visit)).isEqualTo("优惠未批准，要改方案");
    }

    private @Nullable String owed(VisitId visit) {
        var owed = of(XULAN, visit).getFirst().owed();
        return owed == null ? null : owed.zh();
    }

    @Test
    void whatWasBookedForIsWhatAGuestWouldLikeUntilSheSaysItHerself() {
        var booking = book("TEST-CONSULT-2", "约好的人", "13900000807");
        jdbc.sql("UPDATE booking SET interest = '光子嫩肤' WHERE id = ?")
                .param(booking.value())
                .update();
        var visit = as(
                        LIUYUE,
                        () -> desk.arrive(
                                key(),
                                new Arrival(Source.BOOKED, VisitType.FIRST, null, VisitDetails.NONE).on(booking)))
                .subject();
        as(LIUYUE, () -> custody.offer(key(), visit, people.id(XULAN)));
        assertThat(String.valueOf(of(XULAN, visit).getFirst().what())).contains("光子嫩肤");
    }

    private Optional<ConsultFact> withHer(String username) {
        return as(username, consult::withMe);
    }

    @Test
    void whatCameOfItBeforeAndWhoRangStandsBesideAGuestWhoComesAgain() {
        var before = arrive("霜降", "13900000804").subject();
        as(LIUYUE, () -> custody.offer(key(), before, people.id(XULAN)));
        as(XULAN, () -> custody.accept(key(), before));
        as(XULAN, () -> desk.advance(key(), before, WaitingReason.ARRIVED, WaitingReason.IN_CONSULTATION));
        assertThat(of(XULAN, before).getFirst().earlier()).isNull();
        var today = BusinessTime.day(clock.instant());
        var plan = new CallbackPlan(callbacks.workdayFrom(today), Caller.AGENTS);
        as(XULAN, () -> outcomes.noDeal(key(), before, "PRICE", false, new Said(null, plan)));
        as(XULAN, () -> desk.depart(key(), before));
        var person = Objects.requireNonNull(customer(before));
        as(CAOMIN, () -> calls.take(key(), person, true));
        as(CAOMIN, () -> calls.conclude(key(), person, Conclusion.of(CallOutcome.NO_ANSWER)));
        jdbc.sql("""
                        UPDATE callback_due SET due = ? WHERE ended IS NULL AND voided IS NULL
                        AND callback_id IN (SELECT id FROM callback WHERE customer_id = ?)""").params(today, person.value()).update();

        var again = arrive("霜降", "13900000804").subject();
        as(LIUYUE, () -> custody.offer(key(), again, people.id(XULAN)));
        as(XULAN, () -> custody.accept(key(), again));
        assertThat(String.valueOf(of(XULAN, again).getFirst().earlier()))
                .contains("来过 1 次")
                .contains("未成交")
                .contains("回访 1 次，接通 0 次");
        assertThat(of(XULAN, again).getFirst().owed())
                .as("what she would be rung for is asked here")
                .isEqualTo(new Localized("待回访：就地问", "callback: ask here"));
    }

    private List<ConsultFact> of(String username, VisitId visit) {
        return mine(username).stream()
                .filter(fact -> fact.subject().equals(visit.value()))
                .toList();
    }

    private List<ConsultFact> mine(String username) {
        var who = people.id(username);
        return consult.read().stream().filter(fact -> fact.who().equals(who)).toList();
    }
}

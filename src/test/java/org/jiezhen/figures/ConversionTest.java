package org.jiezhen.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jiezhen.callbacks.CallbackPlan;
import org.jiezhen.callbacks.Caller;
import org.jiezhen.duty.Duty;
import org.jiezhen.duty.DutyState;
import org.jiezhen.figures.Conversion.Approval;
import org.jiezhen.figures.Conversion.Consulted;
import org.jiezhen.figures.Conversion.How;
import org.jiezhen.outcomes.OutcomeKind;
import org.jiezhen.outcomes.Outcomes;
import org.jiezhen.quotes.QuoteDraft;
import org.jiezhen.quotes.QuoteSums.Whole;
import org.jiezhen.quotes.Quotes;
import org.jiezhen.sales.Buyers;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Fen;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Ticket;
import org.jiezhen.triage.Triage;
import org.jiezhen.triage.Triage.Press;
import org.jiezhen.triage.TriageLooks;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitsTest;
import org.jiezhen.visits.WaitingReason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.security.access.AccessDeniedException;

/** What became of each consultation is counted once, with what was so of it. */
class ConversionTest extends VisitsTest {

    private static final String GAOFENG = "gaofeng";

    @Autowired
    Conversion conversion;

    @Autowired
    Outcomes outcomes;

    @Autowired
    Quotes quotes;

    @Autowired
    Triage triage;

    @Autowired
    TriageLooks looks;

    @Autowired
    Duty duty;

    @Autowired
    AutowireCapableBeanFactory beans;

    private Buyers buyers;

    @BeforeEach
    void guestsBuy() {
        buyers = beans.createBean(Buyers.class);
    }

    @AfterEach
    void nobodyWaitsForOtherTests() {
        theHallIsEmpty();
    }

    @Test
    void aDealANoDealAndAGuestOfWhomNobodyHasSaidAreEachThereOnce() {
        var bought = buyers.consulted("吴婧甲").subject();
        buyers.closed(bought, "RT-101");
        var not = buyers.consulted("吴婧乙").subject();
        as(
                Buyers.SUMAN,
                () -> quotes.write(
                        key(),
                        not,
                        0,
                        new QuoteDraft(List.of(buyers.one("RT-101")), new Whole(200, Fen.NONE), null, null)));
        as(Buyers.SUMAN, () -> quotes.ask(key(), not, 1));
        as(
                Buyers.SUMAN,
                () -> outcomes.noDeal(
                        key(),
                        not,
                        "PRICE_ABOVE_BUDGET",
                        false,
                        new Outcomes.Said(
                                null,
                                new CallbackPlan(
                                        BusinessTime.day(clock.instant()).plusDays(1), Caller.AGENTS))));
        var open = buyers.consulted("吴婧丙").subject();

        var deal = of(bought);
        assertThat(deal.kind()).isEqualTo(OutcomeKind.DEAL);
        assertThat(deal.deal()).isEqualTo(new Fen(3960));
        assertThat(deal.consultant()).isEqualTo("苏曼");
        assertThat(deal.how()).isEqualTo(How.NONE);
        assertThat(deal.waited()).isGreaterThanOrEqualTo(Duration.ZERO);
        var none = of(not);
        assertThat(none.kind()).isEqualTo(OutcomeKind.NO_DEAL);
        assertThat(Objects.requireNonNull(none.reason()).zh()).isEqualTo("价格 › 超出预算");
        assertThat(none.perMille()).isEqualTo(200);
        assertThat(none.approval()).isEqualTo(Approval.ASKED);
        assertThat(none.deal()).isNull();
        assertThat(of(open).kind()).isNull();
    }

    @Test
    void howLongAGuestWaitedAndByWhatTurnSheCameStandBesideWhatCameOfIt() {
        var suman = people.id(Buyers.SUMAN);
        jdbc.sql("UPDATE house_rule SET value = 0 WHERE code = 'TRIAGE_CONSENT_MINUTES'")
                .update();
        jdbc.sql("""
                        INSERT INTO consultant (account_id, at_once, a_day) VALUES (?, 20, 99)
                        ON CONFLICT (account_id) DO UPDATE SET at_once = 20, a_day = 99, wheel = true""").param(suman.value()).update();
        // She alone, so that the turn is hers.
        jdbc.sql("SELECT a.username FROM duty_now d JOIN account a ON a.id = d.account_id")
                .query(String.class)
                .list()
                .forEach(one -> as(one, () -> duty.end(key())));
        as(Buyers.SUMAN, () -> duty.declare(key(), DutyState.ON_DUTY));
        var visit = as(LIUYUE, () -> desk.arrive(key(), arrival("吴婧丁", "13900000398")))
                .subject();
        clock.advance(Duration.ofMinutes(12));
        var look = as(ZHANGLEI, () -> looks.look(visit));
        as(ZHANGLEI, () -> triage.assign(key(), new Press(visit, look.shown(), suman, null, null)));
        as(LIUYUE, () -> custody.offer(key(), visit, suman));
        as(Buyers.SUMAN, () -> custody.accept(key(), visit));
        as(
                Buyers.SUMAN,
                () -> desk.advance(key(), visit, WaitingReason.AWAITING_CONSULTATION, WaitingReason.IN_CONSULTATION));
        var counted = of(visit);
        assertThat(counted.waited()).isBetween(Duration.ofMinutes(12), Duration.ofMinutes(13));
        assertThat(counted.how()).isEqualTo(How.TURN);
        as(Buyers.SUMAN, () -> duty.end(key()));
    }

    @Test
    void whoWasNotConsultedIsNotCounted() {
        var visit = as(LIUYUE, () -> desk.arrive(key(), arrival("林一", "13900000399")))
                .subject();
        var ticket = ticket(visit);
        assertThat(today()).extracting(Consulted::ticket).doesNotContain(ticket);
    }

    @Test
    void onlyTheManagerReadsThemAndBadDaysAreAnsweredAtTheirField() {
        var day = BusinessTime.day(clock.instant());
        assertThatThrownBy(() -> as(XULAN, () -> conversion.of(day, day))).isInstanceOf(AccessDeniedException.class);
        assertThat(catchThrowableOfType(
                                InvalidInput.class, () -> as(GAOFENG, () -> conversion.of(day, day.minusDays(1))))
                        .field())
                .isEqualTo("to");
        assertThat(catchThrowableOfType(
                                InvalidInput.class,
                                () -> as(GAOFENG, () -> conversion.of(day.minusDays(Conversion.MOST_DAYS + 1), day)))
                        .field())
                .isEqualTo("to");
    }

    private Consulted of(VisitId visit) {
        var ticket = ticket(visit);
        return today().stream()
                .filter(one -> one.ticket().equals(ticket))
                .reduce((one, other) -> {
                    throw new AssertionError("counted twice");
                })
                .orElseThrow();
    }

    private List<Consulted> today() {
        var day = BusinessTime.day(clock.instant());
        return as(GAOFENG, () -> conversion.of(day, day));
    }

    private Ticket ticket(VisitId visit) {
        return as(GAOFENG, () -> desk.look(visit)).fact().ticket();
    }
}

package org.jiezhen.visits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.acts.Act;
import org.jiezhen.acts.Undone;
import org.jiezhen.acts.Verb;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Refusal;
import org.jiezhen.visits.VisitRecords.Moment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What a visit waits for, told by modules above: several things at once, and never nothing. */
class WaitingTest extends VisitsTest {

    /** Something that another module does about a visit. */
    private static final Act ELSEWHERE = () -> new Verb("elsewhere.act", true);

    @Autowired
    VisitRecords records;

    @Autowired
    TransactionTemplate transactions;

    private VisitId visit;
    private long beginning;

    @BeforeEach
    void somebodyIsInConsultation() {
        beginning = jdbc.sql("SELECT max(id) FROM journal").query(Long.class).single();
        visit = as(LIUYUE, () -> desk.arrive(key(), standing())).subject();
        later(() -> desk.advance(key(), visit, WaitingReason.ARRIVED, WaitingReason.IN_CONSULTATION));
    }

    @AfterEach
    void theHouseIsSound() {
        assertThat(new Invariants(jdbc, beginning).broken()).isEmpty();
    }

    private void later(Runnable act) {
        clock.advance(Duration.ofMinutes(1));
        as(LIUYUE, () -> {
            act.run();
            return null;
        });
    }

    private Moment elsewhere(VisitRecords.Verb verb) {
        clock.advance(Duration.ofMinutes(1));
        var moments = new Moment[1];
        as(
                LIUYUE,
                () -> transactions.execute(_ -> records.on(key(), visit, ELSEWHERE.plain(), moment -> {
                    moments[0] = moment;
                    verb.at(moment);
                })));
        return moments[0];
    }

    private List<String> periods(String of) {
        return jdbc.sql("SELECT %1$s FROM visit_%2$s WHERE visit_id = ? AND voided IS NULL ORDER BY started, id"
                        .formatted(of.equals("reason") ? "code" : of, of))
                .param(visit.value())
                .query(String.class)
                .list();
    }

    @Test
    void ofSeveralThingsTheFirstByRankIsShownAndTheOthersBesideIt() {
        elsewhere(moment -> records.nowWaitingFor(moment, WaitingReason.AWAITING_TRIAGE));
        var fact = fact(visit);
        assertThat(fact.code()).isEqualTo(WaitingReason.IN_CONSULTATION);
        assertThat(fact.also()).extracting(WaitingReason::code).containsExactly(WaitingReason.AWAITING_TRIAGE);
        assertThat(WaitingReason.alsoFor(fact.also())).isEqualTo(new Localized("+ 分派咨询师", "+ To be assigned"));

        elsewhere(moment -> records.noLongerWaitingFor(moment, WaitingReason.IN_CONSULTATION));

        assertThat(fact(visit).code()).isEqualTo(WaitingReason.AWAITING_TRIAGE);
        assertThat(fact(visit).also()).isEmpty();
        assertThat(fact(visit).phase()).isEqualTo(Phase.WAITING);
        assertThat(periods("reason"))
                .containsExactly(WaitingReason.ARRIVED, WaitingReason.IN_CONSULTATION, WaitingReason.AWAITING_TRIAGE);
        assertThat(periods("phase")).containsExactly("ARRIVED", "IN_SERVICE", "WAITING");
    }

    @Test
    void whatIsToldTwiceIsOnePeriod() {
        elsewhere(moment -> records.nowWaitingFor(moment, WaitingReason.AWAITING_TRIAGE));
        elsewhere(moment -> records.nowWaitingFor(moment, WaitingReason.AWAITING_TRIAGE));

        assertThat(periods("reason"))
                .filteredOn(WaitingReason.AWAITING_TRIAGE::equals)
                .hasSize(1);
    }

    @Test
    void whenAllIsOverSomebodyHasToSayWhatComesNextAndThatIsSeen() {
        elsewhere(moment -> records.noLongerWaitingFor(moment, WaitingReason.IN_CONSULTATION));

        assertThat(fact(visit).code()).isEqualTo(WaitingReason.UNDECIDED);
        assertThat(fact(visit).reason().waits()).isTrue();
        assertThat(fact(visit).targetSeconds()).isPositive();

        elsewhere(moment -> records.nowWaitingFor(moment, WaitingReason.AWAITING_CONSULTATION));

        assertThat(fact(visit).code()).isEqualTo(WaitingReason.AWAITING_CONSULTATION);
        assertThat(fact(visit).also()).isEmpty();
    }

    @Test
    void aTapIsTakenBackThoughSomethingElseIsWaitedForMeanwhile() {
        var tap = as(
                LIUYUE,
                () -> desk.advance(key(), visit, WaitingReason.IN_CONSULTATION, WaitingReason.AWAITING_CONSULTATION));
        as(
                LIUYUE,
                () -> transactions.execute(_ -> records.on(
                        key(),
                        visit,
                        ELSEWHERE.plain(),
                        moment -> records.nowWaitingFor(moment, WaitingReason.AWAITING_HOST))));

        as(LIUYUE, () -> undo.takeBack(key(), tap.entry()));

        assertThat(fact(visit).code()).isEqualTo(WaitingReason.IN_CONSULTATION);
        assertThat(fact(visit).also()).extracting(WaitingReason::code).containsExactly(WaitingReason.AWAITING_HOST);
        assertThat(fact(visit).phase()).isEqualTo(Phase.IN_SERVICE);
    }

    @Test
    void aTapIsNotTakenBackWhenAnotherHasGoneOnFromThere() {
        var tap = as(
                LIUYUE,
                () -> desk.advance(key(), visit, WaitingReason.IN_CONSULTATION, WaitingReason.AWAITING_CONSULTATION));
        as(LITING, () -> desk.advance(key(), visit, WaitingReason.AWAITING_CONSULTATION, WaitingReason.LEAVING));

        assertThatThrownBy(() -> as(LIUYUE, () -> undo.takeBack(key(), tap.entry())))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void whatAnotherModuleHasToldIsTakenBackWithItsAct() {
        var told = elsewhere(moment -> {
            records.noLongerWaitingFor(moment, WaitingReason.IN_CONSULTATION);
            records.nowWaitingFor(moment, WaitingReason.AWAITING_HOST);
        });

        elsewhere(moment -> records.waitsAsBefore(moment, new Undone(ELSEWHERE, told.entry(), told.now())));

        assertThat(fact(visit).code()).isEqualTo(WaitingReason.IN_CONSULTATION);
        assertThat(fact(visit).also()).isEmpty();
    }

    @Test
    void nobodyWhoHasLeftWaitsForAnything() {
        as(LITING, () -> closing.leftUnseen(key(), visit, clock.instant()));

        assertThatThrownBy(() -> elsewhereOn(visit)).isInstanceOf(Refusal.class);
        assertThat(transactions.<String>execute(_ -> records.subjectStatus(visit)))
                .isEqualTo("departed");
        assertThat(Set.copyOf(periods("phase"))).containsExactlyInAnyOrder("ARRIVED", "IN_SERVICE");
    }

    private void elsewhereOn(VisitId gone) {
        as(
                LIUYUE,
                () -> transactions.execute(_ -> {
                    records.nowWaitingFor(new Moment(gone, clock.instant(), beginning), WaitingReason.AWAITING_TRIAGE);
                    return UUID.randomUUID();
                }));
    }
}

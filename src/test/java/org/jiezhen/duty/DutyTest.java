package org.jiezhen.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jiezhen.People;
import org.jiezhen.PortalTest;
import org.jiezhen.acts.Undo;
import org.jiezhen.duty.Duty.Asked;
import org.jiezhen.duty.DutyBoard.Shown;
import org.jiezhen.shared.Refusal;
import org.jiezhen.staff.Away;
import org.jiezhen.staff.SignedOut;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** On duty is who says so, until the word is taken back, or the person goes. */
@PortalTest
class DutyTest {

    private static final String TIANXIN = "tianxin";

    @Autowired
    Duty duty;

    @Autowired
    DutyBoard board;

    @Autowired
    People people;

    @Autowired
    Undo undo;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    DutyQuestions questions;

    @Autowired
    DutySweep sweep;

    @Autowired
    FrontDesk desk;

    @AfterEach
    void everybodyIsOffDuty() {
        jdbc.sql("DELETE FROM staff_away").update();
        jdbc.sql("DELETE FROM staff_unreachable").update();
        for (var table : List.of("duty_answer", "duty_question")) {
            jdbc.sql("UPDATE " + table
                            + " SET voided = now(), voided_by = begun_by WHERE account_id = ? AND voided IS NULL")
                    .param(people.id(TIANXIN).value())
                    .update();
        }
        jdbc.sql("DELETE FROM shift WHERE account_id = ?")
                .param(people.id(TIANXIN).value())
                .update();
        goes();
    }

    @Test
    void whoeverSaysSoIsOnDutyAndColleaguesSeeIt() {
        assertThat(shown()).isEmpty();
        as(() -> duty.declare(key(), DutyState.ON_DUTY));
        assertThat(shown()).contains(Shown.ON_DUTY);
        assertThat(isPresent()).isTrue();
        as(() -> duty.declare(key(), DutyState.BREAK));
        assertThat(shown()).contains(Shown.BREAK);
        assertThat(isPresent()).isFalse();
        assertThat(refused(() -> duty.declare(key(), DutyState.BREAK)).key()).isEqualTo("refusal.duty.already");
        as(() -> duty.end(key()));
        assertThat(shown()).isEmpty();
        assertThat(refused(() -> duty.end(key())).key()).isEqualTo("refusal.duty.off");
    }

    @Test
    void aPressThatComesTwiceIsOneAndATapIsTakenBack() {
        var press = key();
        var said = as(() -> duty.declare(press, DutyState.SERVING));
        assertThat(as(() -> duty.declare(press, DutyState.SERVING))).isEqualTo(said);
        as(() -> undo.takeBack(key(), said.entry()));
        assertThat(shown()).isEmpty();
    }

    @Test
    void whoeverSignsOutOrClosesTheBrowserIsOffDuty() {
        as(() -> duty.declare(key(), DutyState.ON_DUTY));
        goes();
        assertThat(shown()).isEmpty();
        as(() -> duty.declare(key(), DutyState.ON_DUTY));
        transaction.executeWithoutResult(_ -> events.publishEvent(new Away(people.id(TIANXIN))));
        assertThat(shown()).isEmpty();
        assertThat(lapsed()).isEqualTo("AWAY");
    }

    @Test
    void whoeverSaysSoAndIsNotSeenIsNotThere() {
        as(() -> duty.declare(key(), DutyState.ON_DUTY));
        jdbc.sql("INSERT INTO staff_away (account_id, since) VALUES (?, now())")
                .param(people.id(TIANXIN).value())
                .update();
        assertThat(shown()).contains(Shown.UNSEEN);
        assertThat(isPresent()).isFalse();
    }

    @Test
    void whoeverHasSignedInIsAskedOnceWhateverTheAnswer() {
        assertThat(asked()).isEqualTo(Asked.NO);
        signsIn();
        assertThat(asked()).isEqualTo(Asked.SIGNED_IN);
        as(() -> duty.decline(key()));
        assertThat(asked()).isEqualTo(Asked.NO);
        assertThat(shown()).isEmpty();
        signsIn();
        assertThat(asked()).isEqualTo(Asked.SIGNED_IN);
        var said = as(() -> duty.declare(key(), DutyState.ON_DUTY));
        assertThat(asked()).isEqualTo(Asked.NO);
        assertThat(refused(() -> duty.decline(key())).key()).isEqualTo("refusal.duty.already");
        as(() -> duty.end(key()));
        assertThat(asked()).isEqualTo(Asked.NO);
        assertThat(refused(() -> undo.takeBack(key(), said.entry()))).isNotNull();
    }

    @Test
    void anAnswerTakenBackIsAskedForAgainAndSoIsOneThatLapsed() {
        signsIn();
        var mistap = as(() -> duty.decline(key()));
        as(() -> undo.takeBack(key(), mistap.entry()));
        assertThat(asked()).isEqualTo(Asked.SIGNED_IN);
        as(() -> duty.declare(key(), DutyState.BREAK));
        transaction.executeWithoutResult(_ -> events.publishEvent(new Away(people.id(TIANXIN))));
        assertThat(asked()).isEqualTo(Asked.LAPSED);
    }

    @Test
    void whoseShiftIsOverIsAskedOnceAndWhatTheAnswerIsStands() {
        var end = clock.instant().minusSeconds(60);
        as(() -> duty.declare(key(), DutyState.SERVING));
        questions.ask(people.id(TIANXIN), end);
        assertThat(isAsked()).as("who has said something since is not asked").isFalse();
        anHourAgo();
        questions.ask(people.id(TIANXIN), end);
        assertThat(isAsked()).isTrue();
        var stays = as(() -> duty.stay(key()));
        assertThat(isAsked()).isFalse();
        assertThat(shown()).contains(Shown.SERVING);
        as(() -> undo.takeBack(key(), stays.entry()));
        assertThat(isAsked()).isTrue();
        as(() -> duty.stay(key()));
        anHourAgo();
        questions.ask(people.id(TIANXIN), end);
        assertThat(isAsked()).as("about the same end nobody is asked twice").isFalse();
        questions.ask(people.id(TIANXIN), end.plusSeconds(30));
        as(() -> duty.end(key()));
        assertThat(isAsked()).isFalse();
    }

    @Test
    void whoeverDoesNotAnswerIsOffDutyAfterTheHousesTimeAndLeavesBehindWhatIsHeld() {
        as(() -> duty.declare(key(), DutyState.ON_DUTY));
        anHourAgo();
        questions.ask(people.id(TIANXIN), clock.instant().minusSeconds(60));
        sweep.sweep();
        assertThat(shown()).contains(Shown.ON_DUTY);
        jdbc.sql("UPDATE duty_question SET started = started - interval '15 minutes' WHERE ended IS NULL")
                .update();
        var guest = people.as(
                        "liuyue",
                        () -> desk.arrive(key(), new Arrival(Source.WALK_IN, VisitType.FIRST, null, VisitDetails.NONE)))
                .subject();
        jdbc.sql("UPDATE visit_custody SET staff_id = ? WHERE visit_id = ? AND ended IS NULL AND voided IS NULL")
                .params(people.id(TIANXIN).value(), guest.value())
                .update();
        sweep.sweep();
        sweep.sweep();
        assertThat(shown()).isEmpty();
        assertThat(isAsked()).isFalse();
        assertThat(lapsed()).isEqualTo("SHIFT_OVER");
        assertThat(jdbc.sql("SELECT holder FROM visit_custody WHERE visit_id = ? AND ended IS NULL AND voided IS NULL")
                        .param(guest.value())
                        .query(String.class)
                        .single())
                .isEqualTo("NONE");
        people.as("liting", () -> desk.depart(key(), guest));
    }

    @Test
    void whoeverIsNotSeenForTheHousesTimeIsOffDutyAndNotBefore() {
        as(() -> duty.declare(key(), DutyState.ON_DUTY));
        jdbc.sql(
                        "INSERT INTO staff_unreachable (account_id, since, alarmed) VALUES (?, now() - interval '29 minutes', now())")
                .param(people.id(TIANXIN).value())
                .update();
        sweep.sweep();
        assertThat(shown()).contains(Shown.UNSEEN);
        jdbc.sql("UPDATE staff_unreachable SET since = now() - interval '30 minutes' WHERE account_id = ?")
                .param(people.id(TIANXIN).value())
                .update();
        sweep.sweep();
        assertThat(shown()).isEmpty();
        assertThat(lapsed()).isEqualTo("SILENT");
    }

    /** What was said, was said an hour before. */
    private void anHourAgo() {
        for (var table : List.of("duty_period", "duty_answer")) {
            jdbc.sql("UPDATE " + table
                            + " SET started = started - interval '1 hour' WHERE account_id = ? AND ended IS NULL")
                    .param(people.id(TIANXIN).value())
                    .update();
        }
    }

    private boolean isAsked() {
        return jdbc.sql("SELECT EXISTS (SELECT FROM notice_duty_over WHERE person = ?)")
                .param(people.id(TIANXIN).value())
                .query(Boolean.class)
                .single();
    }

    private String lapsed() {
        return jdbc.sql(
                        "SELECT reason FROM journal WHERE action = 'duty.lapse' AND subject_id = ? ORDER BY id DESC LIMIT 1")
                .param(people.id(TIANXIN).toString())
                .query(String.class)
                .single();
    }

    private Asked asked() {
        return as(duty::asked);
    }

    /** What signing in leaves, without a browser. */
    private void signsIn() {
        jdbc.sql("UPDATE shift SET ended = now() WHERE account_id = ? AND ended IS NULL")
                .param(people.id(TIANXIN).value())
                .update();
        jdbc.sql("""
                        INSERT INTO shift (id, account_id, token, credential, began, ends, acted, phone)
                        VALUES (?, ?, '\\x00', '\\x00', ?, now() + interval '10 hours', now(), false)""")
                .params(key(), people.id(TIANXIN).value(), clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private void goes() {
        transaction.executeWithoutResult(_ -> events.publishEvent(new SignedOut(people.id(TIANXIN))));
    }

    private boolean isPresent() {
        return jdbc.sql("SELECT EXISTS (SELECT FROM duty_present WHERE account_id = ?)")
                .param(people.id(TIANXIN).value())
                .query(Boolean.class)
                .single();
    }

    private Optional<Shown> shown() {
        return board.read().stream()
                .filter(row -> row.person().equals(people.id(TIANXIN)))
                .map(DutyBoard.Row::shown)
                .findFirst();
    }

    private static UUID key() {
        return UUID.randomUUID();
    }

    private <T> T as(Supplier<T> action) {
        return people.as(TIANXIN, action);
    }

    private Refusal refused(Supplier<?> action) {
        return catchThrowableOfType(Refusal.class, () -> as(action));
    }
}

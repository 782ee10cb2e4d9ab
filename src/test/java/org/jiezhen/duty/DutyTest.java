package org.jiezhen.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.ZoneOffset;
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

    @AfterEach
    void everybodyIsOffDuty() {
        jdbc.sql("DELETE FROM staff_away").update();
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
        assertThat(jdbc.sql(
                                "SELECT reason FROM journal WHERE action = 'duty.lapse' AND subject_id = ? ORDER BY id DESC LIMIT 1")
                        .param(people.id(TIANXIN).toString())
                        .query(String.class)
                        .single())
                .isEqualTo("AWAY");
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

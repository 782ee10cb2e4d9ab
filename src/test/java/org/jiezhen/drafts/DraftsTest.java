package org.jiezhen.drafts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jiezhen.People;
import org.jiezhen.PortalTest;
import org.jiezhen.TestClock;
import org.jiezhen.journal.Once;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.Drafts.About;
import org.jiezhen.shell.Drafts.Draft;
import org.jiezhen.shell.Drafts.Seal;
import org.jiezhen.staff.StaffAdministration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.transaction.support.TransactionTemplate;

/** What somebody typed and did not save: whose it is, how long it is kept, and when it is gone. */
@PortalTest
@ExtendWith(OutputCaptureExtension.class)
class DraftsTest {

    private static final String LITING = "liting";
    private static final String LIUYUE = "liuyue";
    private static final About NEW = About.something("customer");
    private static final Map<String, String> TYPED = Map.of("name", "王小红", "phone", "138 1234 5678");

    @Autowired
    Drafts drafts;

    @Autowired
    DraftSweep sweep;

    @Autowired
    People people;

    @Autowired
    Once once;

    @Autowired
    StaffAdministration administration;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @AfterEach
    void clear() {
        clock.reset();
        jdbc.sql("DELETE FROM draft").update();
        jdbc.sql("DELETE FROM draft_seal").update();
    }

    private <T> T as(String who, Supplier<T> action) {
        return people.as(who, action);
    }

    private UUID typed(String who, About about, Map<String, String> typed) {
        var press = UUID.randomUUID();
        assertThat(as(who, () -> drafts.keep(press, about, typed))).isPresent();
        return press;
    }

    private Optional<Draft> offered(String who, About about) {
        return as(who, () -> drafts.newest(about, UUID.randomUUID()));
    }

    private long rows() {
        return jdbc.sql("SELECT count(*) FROM draft").query(Long.class).single();
    }

    private void done(String who, Runnable action) {
        as(who, () -> {
            action.run();
            return who;
        });
    }

    @Test
    void whatWasTypedIsOfferedAgain() {
        typed(LITING, NEW, TYPED);

        assertThat(offered(LITING, NEW)).hasValueSatisfying(draft -> {
            assertThat(draft.typed()).isEqualTo(TYPED);
            assertThat(draft.at()).isBetween(clock.instant().minusSeconds(60), clock.instant());
        });
        assertThat(offered(LITING, About.something("booking"))).isEmpty();
        assertThat(offered(LITING, About.of("customer", UUID.randomUUID(), 1))).isEmpty();
    }

    @Test
    void whatIsTypedLaterInTheSameFormTakesItsPlace() {
        var press = typed(LITING, NEW, TYPED);
        as(LITING, () -> drafts.keep(press, NEW, Map.of("name", "王晓红")));

        assertThat(offered(LITING, NEW)).map(Draft::typed).hasValue(Map.of("name", "王晓红"));
        assertThat(rows()).isOne();
    }

    @Test
    void whatIsTypedInTwoWindowsNeverRunsIntoOne() {
        typed(LITING, NEW, Map.of("name", "王小红"));
        clock.advance(Duration.ofSeconds(1));
        var second = typed(LITING, NEW, Map.of("phone", "139 8765 4321"));

        assertThat(offered(LITING, NEW)).map(Draft::typed).hasValue(Map.of("phone", "139 8765 4321"));
        done(LITING, () -> drafts.discard(second));
        assertThat(offered(LITING, NEW)).map(Draft::typed).hasValue(Map.of("name", "王小红"));
    }

    @Test
    void nobodyElseCanReadItOrChangeItOrThrowItAway() {
        var press = typed(LITING, NEW, TYPED);

        assertThat(offered(LIUYUE, NEW)).isEmpty();
        as(LIUYUE, () -> drafts.keep(press, NEW, Map.of("name", "别人")));
        done(LIUYUE, () -> drafts.discard(press));
        done(LIUYUE, () -> drafts.saved(press, NEW));
        assertThat(offered(LIUYUE, NEW)).isEmpty();
        assertThat(offered(LITING, NEW)).map(Draft::typed).hasValue(TYPED);
        assertThatThrownBy(() -> drafts.newest(NEW, press))
                .isInstanceOf(AuthenticationCredentialsNotFoundException.class);
    }

    @Test
    void afterADayItIsNeitherOfferedNorThere() {
        typed(LITING, NEW, TYPED);
        clock.advance(Duration.ofHours(23));
        sweep.sweep();
        assertThat(offered(LITING, NEW)).isPresent();

        clock.advance(Duration.ofHours(1));
        assertThat(offered(LITING, NEW)).isEmpty();
        assertThat(rows()).isOne();
        sweep.sweep();
        assertThat(rows()).isZero();
    }

    @Test
    void onceSavedItIsGone() {
        var about = About.of("customer", UUID.randomUUID(), 3);
        typed(LITING, about, Map.of("name", "older"));
        var press = typed(LITING, about, TYPED);
        var another = typed(LITING, NEW, TYPED);

        done(LITING, () -> drafts.saved(press, about));

        assertThat(offered(LITING, about)).isEmpty();
        assertThat(offered(LITING, NEW)).map(Draft::press).hasValue(another);
    }

    @Test
    void whoeverSavedAndNeverHeardIsNotOfferedItAgain() {
        var press = typed(LITING, NEW, TYPED);
        record Answer(String said) {}
        var actor = people.id(LITING).toString();
        transactions.executeWithoutResult(
                _ -> once.run(press, actor, "customers.register", Answer.class, () -> new Answer("done")));

        assertThat(offered(LITING, NEW)).isEmpty();
        assertThat(rows()).isZero();
    }

    @Test
    void closingAnAccountErasesWhatItsPersonTyped() {
        var closed = as("chengyuan", () -> administration.accounts().stream()
                .filter(one -> one.username().equals("hanli"))
                .findFirst()
                .orElseThrow());
        typed("hanli", NEW, TYPED);
        typed(LITING, NEW, TYPED);

        done("chengyuan", () -> administration.disable(closed.id(), closed.version()));

        assertThat(rows()).isOne();
        assertThat(offered(LITING, NEW)).isPresent();
        done("chengyuan", () -> administration.enable(closed.id(), closed.version() + 1));
    }

    @Test
    void whatIsTooLongIsNotKeptAndWhatWasKeptBeforeStays(CapturedOutput output) {
        var press = typed(LITING, NEW, TYPED);
        var canary = "金丝雀".repeat(KeptDrafts.LONGEST_BYTES / 3);

        assertThat(as(LITING, () -> drafts.keep(press, NEW, Map.of("name", canary))))
                .isEmpty();

        assertThat(offered(LITING, NEW)).map(Draft::typed).hasValue(TYPED);
        assertThat(output).doesNotContain("金丝雀");
    }

    @Test
    void whateverIsTypedCanBeKept() {
        var odd = Map.of("name", "\u0000 ' \" \\ 𠮷 \uD83D\uDE00 \n\t");
        typed(LITING, NEW, odd);

        assertThat(offered(LITING, NEW)).map(Draft::typed).hasValue(odd);
    }

    @Test
    void nobodyFillsTheHouseWithDrafts() {
        for (int i = 0; i < KeptDrafts.MOST + 5; i++) {
            typed(LITING, About.of("customer", i, 0), TYPED);
            clock.advance(Duration.ofMillis(1));
        }

        assertThat(rows()).isEqualTo(KeptDrafts.MOST);
        assertThat(offered(LITING, About.of("customer", 0, 0))).isEmpty();
        assertThat(offered(LITING, About.of("customer", KeptDrafts.MOST + 4, 0)))
                .isPresent();
    }

    @Test
    void theJournalKnowsNothingOfIt(CapturedOutput output) {
        var before = entries();
        var press = typed(LITING, NEW, TYPED);
        done(LITING, () -> drafts.discard(press));

        assertThat(entries()).isEqualTo(before);
        assertThat(output).doesNotContain("王小红").doesNotContain("138 1234");
    }

    private long entries() {
        return jdbc.sql("SELECT count(*) FROM journal").query(Long.class).single();
    }

    private Seal seal(String who, About about) {
        return as(who, () -> drafts.seal(about));
    }

    @Test
    void whatThePageSealsOnlyItsPersonCanOpenAndOnlyInTheSameForm() {
        var sealed = seal(LITING, NEW);

        assertThat(seal(LITING, NEW)).isEqualTo(sealed);
        assertThat(Base64.getDecoder().decode(sealed.secret())).hasSize(32);
        for (var other : List.of(
                seal(LIUYUE, NEW),
                seal(LITING, About.something("booking")),
                seal(LITING, About.of("customer", 1, 0)))) {
            assertThat(other.slot()).isNotEqualTo(sealed.slot());
            assertThat(other.secret()).isNotEqualTo(sealed.secret());
        }
    }

    @Test
    void aDayAfterItWasLastAskedForNobodyCanOpenIt() {
        var sealed = seal(LITING, NEW);
        clock.advance(Duration.ofHours(23));
        assertThat(seal(LITING, NEW)).isEqualTo(sealed);

        clock.advance(Duration.ofHours(25));
        assertThat(seal(LITING, NEW).secret()).isNotEqualTo(sealed.secret());
        clock.advance(Duration.ofHours(25));
        sweep.sweep();
        assertThat(jdbc.sql("SELECT count(*) FROM draft_seal").query(Long.class).single())
                .isZero();
    }
}

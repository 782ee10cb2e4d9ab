package org.jiezhen.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jiezhen.intake.IntakeBoard.FormFact;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.Look;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shell.Sentences;
import org.jiezhen.staff.Tablet;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitsTest;
import org.jiezhen.visits.WaitingReason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.security.access.AccessDeniedException;
import tools.jackson.databind.JsonNode;

/** The guest has the tablet in her hands: she fills her part, sees nothing else, and can do nothing else. */
class LentFormsTest extends VisitsTest {

    @Autowired
    IntakeForms forms;

    @Autowired
    LentForms lent;

    @Autowired
    GuestForm guestForm;

    @Autowired
    TabletSweep sweep;

    @Autowired
    IntakeBoard source;

    @Autowired
    AutowireCapableBeanFactory beans;

    private Tablet.Of tablet;
    private VisitId guest;

    @BeforeEach
    void sheHasTheTablet() {
        guest = arrive("金丝雀", "13711110031").subject();
        tablet = beans.createBean(Tablet.class).of(LITING);
        as(ZHANGLEI, () -> forms.fill(key(), guest));
        tablet.owner(() -> forms.fill(key(), guest));
        tablet.owner(() -> lent.lend(key(), guest));
    }

    @AfterEach
    void nobodyWaitsForOtherTests() {
        theHallIsEmpty();
    }

    @Test
    void whatSheWritesIsKnownAsHersAndGrowsAtTheDesk() {
        assertThat(sent(forAtTheDesk())).contains("\"lb\":\"李婷\"");
        tablet.guest(() -> guestForm.write(key(), "WISH", null, "想看看鼻子"));
        assertThat(sent(forAtTheDesk())).contains("想看看鼻子", "GUEST_HERSELF");
        assertThat(answer("WISH")).contains("GUEST_HERSELF");

        var second = (WrittenMeanwhile)
                refused(ZHANGLEI, () -> forms.write(key(), guest, "WISH", null, "双眼皮", Origin.GUEST));
        assertThat(Sentences.of(second, Locale.SIMPLIFIED_CHINESE)).contains("顾客本人", "想看看鼻子");
        as(ZHANGLEI, () -> forms.write(key(), guest, "WISH", second.entry(), "双眼皮", Origin.GUEST));
        var told = refusedOnTheTablet(() -> guestForm.write(key(), "WISH", second.entry(), "眼睛"));
        assertThat(Sentences.of(told, Locale.SIMPLIFIED_CHINESE))
                .as("she is told what, and nobody's name")
                .contains("双眼皮")
                .doesNotContain("张蕾", "李婷");
    }

    @Test
    void sheSignsTheNoticeAndWhoeverLentItIsTheWitness() {
        var notice = tablet.guest(guestForm::notice);
        tablet.guest(() -> guestForm.sign(key(), notice, FillsForms.LINE, "tablet"));
        assertThat(jdbc.sql("SELECT witness FROM intake_signature WHERE visit_id = ?")
                        .param(guest.value())
                        .query(java.util.UUID.class)
                        .list())
                .containsExactly(people.id(LITING).value());
        assertThat(count(
                        "SELECT count(*) FROM customer_consent c JOIN visit v ON v.customer_id = c.customer_id"
                                + " WHERE v.id = ? AND kind = 'PRIVACY_NOTICE'",
                        guest.value()))
                .isEqualTo(1);
    }

    @Test
    void sheIsSentHerOwnPartAndNothingElse() {
        as(ZHANGLEI, () -> forms.write(key(), guest, "REMARKS", null, "家里有矛盾", Origin.GUEST));
        as(ZHANGLEI, () -> forms.write(key(), guest, "WISH", null, "双眼皮", Origin.GUEST));
        assertThat(sent(onTheTablet()))
                .contains("双眼皮")
                .doesNotContain("家里有矛盾", "金丝雀", "李婷", "张蕾", "0031", "\"ALLERGY:");
        tablet.guest(() -> guestForm.consent(key(), true));
        assertThat(sent(onTheTablet())).contains("\"ALLERGY:");
        assertThat(refusedOnTheTablet(() -> guestForm.write(key(), "REMARKS", null, "x"))
                        .key())
                .as("she is not asked that")
                .isEqualTo("refusal.intake.field");
    }

    @Test
    void theTabletMayDoNothingElse() {
        assertThat(tablet.locked().getAuthorities())
                .extracting(held -> held.getAuthority())
                .containsExactly(IntakePermission.AS_GUEST);
        var entry = as(LITING, () -> forms.write(key(), guest, "REMARKS", null, "x", Origin.GUEST))
                .entry();
        for (Supplier<?> forged : List.<Supplier<?>>of(
                () -> forms.write(key(), guest, "WISH", null, "x", Origin.GUEST),
                () -> forms.missing(guest),
                () -> lent.takeBack(key(), guest),
                () -> desk.depart(key(), guest),
                () -> desk.look(guest),
                () -> custody.leaveAlone(key(), guest),
                () -> undo.takeBack(key(), entry))) {
            assertThatThrownBy(() -> tablet.guest(forged)).isInstanceOf(AccessDeniedException.class);
        }
        assertThatThrownBy(() -> as(LITING, () -> guestForm.finish(key())))
                .as("nor is anybody else the guest")
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void oneTabletAtATimeAndWhoseItIsIsSaid() {
        var another = beans.createBean(Tablet.class).of(ZHANGLEI);
        var refusal = catchThrowableOfType(Refusal.class, () -> another.owner(() -> lent.lend(key(), guest)));
        assertThat(Sentences.of(refusal, Locale.SIMPLIFIED_CHINESE)).contains("李婷");
        assertThat(another.lent()).as("hers stays hers").isNull();
        assertThat(tablet.lent()).isEqualTo("intake");
    }

    @Test
    void itIsOverWhenSheHasFinished() {
        tablet.guest(() -> guestForm.finish(key()));
        nothingGoesOnOnTheTablet();
    }

    @Test
    void itIsOverWhenAGuideTakesItBack() {
        as(ZHANGLEI, () -> lent.takeBack(key(), guest));
        nothingGoesOnOnTheTablet();
        assertThat(refused(ZHANGLEI, () -> lent.takeBack(key(), guest)).key()).isEqualTo("refusal.intake.notLent");
    }

    @Test
    void itIsOverAfterTheMinutesOfTheHouseAlsoBeforeAnybodyHasWrittenThatDown() {
        clock.advance(Duration.ofMinutes(21));
        assertThat(refusedOnTheTablet(() -> guestForm.write(key(), "WISH", null, "x"))
                        .key())
                .isEqualTo("refusal.intake.lentOut");
        sweep.sweep();
        nothingGoesOnOnTheTablet();
    }

    @Test
    void itIsOverWhenTheFormIsReady() {
        as(ZHANGLEI, () -> forms.write(key(), guest, "INTEREST", null, "EYES", Origin.GUEST));
        as(ZHANGLEI, () -> forms.write(key(), guest, "SURGERY_TODAY", null, "NO", Origin.GUEST));
        as(ZHANGLEI, () -> forms.consent(key(), guest, false));
        var notice = tablet.guest(guestForm::notice);
        tablet.guest(() -> guestForm.sign(key(), notice, FillsForms.LINE, "tablet"));
        as(ZHANGLEI, () -> forms.ready(key(), guest));
        nothingGoesOnOnTheTablet();
    }

    @Test
    void itIsOverWhenSheHasLeft() {
        as(LIUYUE, () -> desk.advance(key(), guest, "INTAKE", WaitingReason.LEAVING));
        as(LIUYUE, () -> desk.depart(key(), guest));
        sweep.sweep();
        nothingGoesOnOnTheTablet();
    }

    /** The tablet is the guide's again by the password alone, and then it can be lent once more. */
    private void nothingGoesOnOnTheTablet() {
        assertThat(tablet.<Optional<GuestForm.Opened>>guest(guestForm::open)).isEmpty();
        assertThat(refusedOnTheTablet(() -> guestForm.write(key(), "WISH", null, "x"))
                        .key())
                .isEqualTo("refusal.intake.lentOut");
        assertThat(sent(IntakeAudiences.guest(guest, tablet.shift()))).isEmpty();
        assertThat(tablet.lent()).as("it stays lent until the password is said").isEqualTo("intake");
        tablet.unlock();
        assertThat(tablet.lent()).isNull();
    }

    private Refusal refusedOnTheTablet(Supplier<?> work) {
        return catchThrowableOfType(Refusal.class, () -> tablet.guest(work));
    }

    private String answer(String field) {
        return jdbc.sql("SELECT origin FROM intake_value WHERE visit_id = ? AND field = ? AND ended IS NULL")
                .params(guest.value(), field)
                .query(String.class)
                .single();
    }

    private Audience<FormFact> onTheTablet() {
        return tablet.guest(guestForm::open).orElseThrow().audience();
    }

    private Audience<FormFact> forAtTheDesk() {
        return IntakeAudiences.of(guest, people.id(ZHANGLEI), true, IntakeAudiences.Knows.AS_FILLER, false);
    }

    private String sent(Audience<FormFact> audience) {
        try (var _ = source.watch(guest)) {
            BoardSource<FormFact> read = source;
            return Look.rows(read, audience).stream().map(JsonNode::toString).reduce("", String::concat);
        }
    }
}

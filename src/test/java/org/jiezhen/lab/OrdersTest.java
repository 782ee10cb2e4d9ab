package org.jiezhen.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitsTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The lab form of a visit: filled, ordered by whoever may, and never left open in silence. */
class OrdersTest extends VisitsTest {

    /** A doctor. */
    private static final String ZHOU = "zhoumingyuan";

    /** Of imaging. */
    private static final String YULAN = "yulan";

    @Autowired
    Orders orders;

    @Test
    void aConsultantFillsTheFormAndADoctorOrdersIt() {
        var visit = arrive(LIUYUE).subject();
        var order = as(XULAN, () -> orders.prepare(key(), visit, Set.of("BLOOD_COUNT", "ECG")))
                .subject();
        assertThat(form(visit).state()).isEqualTo(OrderState.DRAFT);
        assertThat(form(visit).by()).isEqualTo("许岚");
        as(XULAN, () -> orders.change(key(), order, List.of("BLOOD_COUNT", "COAGULATION")));
        assertThat(form(visit).items())
                .extracting(item -> item.panel().code())
                .containsExactly("BLOOD_COUNT", "COAGULATION");

        as(ZHOU, () -> orders.activate(key(), order));
        assertThat(form(visit).state()).isEqualTo(OrderState.ACTIVE);
        var late = refused(XULAN, () -> orders.change(key(), order, List.of("ECG")));
        assertThat(late.key()).isEqualTo("refusal.lab.orderIs.ACTIVE");
        assertThat(late.args()).contains("周明远");
    }

    @Test
    void theSameIsNotOrderedTwiceAndWhoHasOrderedItIsSaid() {
        var visit = arrive(LIUYUE).subject();
        var press = key();
        var first = as(ZHOU, () -> orders.order(press, visit, Set.of("COAGULATION")));
        assertThat(as(ZHOU, () -> orders.order(press, visit, Set.of("COAGULATION"))))
                .as("pressed twice is pressed once")
                .isEqualTo(first);
        var again = refused("fangqi", () -> orders.order(key(), visit, Set.of("COAGULATION", "ECG")));
        assertThat(again.key()).isEqualTo("refusal.lab.askedAlready");
        assertThat(again.args()).contains("周明远", first.label());
        as("fangqi", () -> orders.order(key(), visit, Set.of("ECG")));
        assertThat(forms(visit)).hasSize(2);
    }

    @Test
    void nothingAndWhatIsOutOfUseCannotBeOrdered() {
        var visit = arrive(LIUYUE).subject();
        assertThat(refused(ZHOU, () -> orders.order(key(), visit, Set.of())))
                .isInstanceOfSatisfying(
                        InvalidInput.class, said -> assertThat(said.field()).isEqualTo("panels"));
        jdbc.sql("UPDATE lab_panel SET in_use = false WHERE code = 'URINALYSIS'")
                .update();
        try {
            assertThat(refused(ZHOU, () -> orders.order(key(), visit, Set.of("URINALYSIS")))
                            .key())
                    .isEqualTo("refusal.lab.panelUnknown");
        } finally {
            jdbc.sql("UPDATE lab_panel SET in_use = true WHERE code = 'URINALYSIS'")
                    .update();
        }
    }

    @Test
    void aConsultantRevokesADraftAndNotWhatIsOrdered() {
        var visit = arrive(LIUYUE).subject();
        var draft = as(XULAN, () -> orders.prepare(key(), visit, Set.of("PREGNANCY")))
                .subject();
        assertThat(refused(XULAN, () -> orders.revoke(key(), draft, null)).key())
                .isEqualTo("refusal.lab.whyRevoked");
        as(XULAN, () -> orders.revoke(key(), draft, Revoked.GUEST_DECLINED));
        assertThat(forms(visit)).isEmpty();
        assertThat(refused(XULAN, () -> orders.revoke(key(), draft, Revoked.NOT_NEEDED))
                        .key())
                .isEqualTo("refusal.lab.orderIs.REVOKED");

        var ordered =
                as(ZHOU, () -> orders.order(key(), visit, Set.of("PREGNANCY"))).subject();
        assertThat(refused(XULAN, () -> orders.revoke(key(), ordered, Revoked.NOT_NEEDED))
                        .key())
                .isEqualTo("refusal.lab.revokedByOrderers");
        as(ZHOU, () -> orders.revoke(key(), ordered, Revoked.OTHER_PANELS));
        assertThat(forms(visit)).isEmpty();
    }

    @Test
    void aTapIsTakenBackAsIfItHadNeverBeen() {
        var visit = arrive(LIUYUE).subject();
        var draft = as(XULAN, () -> orders.prepare(key(), visit, Set.of("BLOOD_COUNT")));
        var changed = as(XULAN, () -> orders.change(key(), draft.subject(), Set.of("ECG")));
        as(XULAN, () -> undo.takeBack(key(), changed.entry()));
        assertThat(form(visit).items()).extracting(item -> item.panel().code()).containsExactly("BLOOD_COUNT");
        var ordered = as(ZHOU, () -> orders.activate(key(), draft.subject()));
        as(ZHOU, () -> undo.takeBack(key(), ordered.entry()));
        assertThat(form(visit).state()).isEqualTo(OrderState.DRAFT);
        var revoked = as(XULAN, () -> orders.revoke(key(), draft.subject(), Revoked.WRONG_GUEST));
        as(XULAN, () -> undo.takeBack(key(), revoked.entry()));
        assertThat(forms(visit)).hasSize(1);
        var other = as(ZHOU, () -> orders.order(key(), visit, Set.of("ULTRASOUND")));
        as(ZHOU, () -> undo.takeBack(key(), other.entry()));
        assertThat(forms(visit)).hasSize(1);
    }

    @Test
    void aFormOfExaminationsIsCompletedWithTheLastOfThem() {
        var visit = arrive(LIUYUE).subject();
        var order = as(ZHOU, () -> orders.order(key(), visit, Set.of("ECG", "ULTRASOUND")))
                .subject();
        as(YULAN, () -> orders.examine(key(), order, "ECG"));
        assertThat(form(visit).items())
                .filteredOn(Orders.Item::done)
                .extracting(item -> item.panel().code())
                .containsExactly("ECG");
        assertThat(refused(YULAN, () -> orders.examine(key(), order, "ECG")).key())
                .isEqualTo("refusal.lab.examined");
        assertThat(refused(YULAN, () -> orders.examine(key(), order, "BLOOD_COUNT"))
                        .key())
                .isEqualTo("refusal.lab.panelUnknown");
        var last = as(YULAN, () -> orders.examine(key(), order, "ULTRASOUND"));
        assertThat(forms(visit)).isEmpty();
        as(YULAN, () -> undo.takeBack(key(), last.entry()));
        assertThat(form(visit).state()).isEqualTo(OrderState.ACTIVE);
    }

    @Test
    void nobodyIsSeenOffWhoseFormIsNotDoneAndWhatIsOpenIsSaid() {
        var visit = arrive(LIUYUE).subject();
        var order = as(ZHOU, () -> orders.order(key(), visit, Set.of("COAGULATION", "ECG")))
                .subject();
        var told = refused(LIUYUE, () -> desk.depart(key(), visit));
        assertThat(told.key()).isEqualTo("refusal.lab.leaving");
        assertThat(told.args()).contains(new Localized("凝血四项、心电图", "Coagulation, ECG"));
        as(ZHOU, () -> orders.revoke(key(), order, Revoked.GUEST_DECLINED));
        as(LIUYUE, () -> desk.depart(key(), visit));
        assertThat(refused(ZHOU, () -> orders.order(key(), visit, Set.of("ECG")))
                        .key())
                .isEqualTo("refusal.visit.left");
    }

    @Test
    void ofWhoeverIsGoneUnseenTheFormLapses() {
        var visit = arrive(LIUYUE).subject();
        as(ZHOU, () -> orders.order(key(), visit, Set.of("BLOOD_COUNT")));
        as(LITING, () -> closing.leftUnseen(key(), visit, Instant.now()));
        assertThat(forms(visit)).isEmpty();
        assertThat(count(
                        "SELECT count(*) FROM journal_told WHERE story_id = ? AND action = 'lab.lapse'",
                        visit.toString()))
                .isEqualTo(1);
    }

    @Test
    void theRowOfArrivalsSaysThatThereIsAForm() {
        var visit = arrive(LIUYUE).subject();
        as(XULAN, () -> orders.prepare(key(), visit, Set.of("BLOOD_COUNT")));
        assertThat(fact(visit).marks()).hasToString("Localized[zh=化验单待开, en=Lab form to be ordered]");
    }

    private List<Orders.Form> forms(VisitId visit) {
        return as(ZHOU, () -> orders.of(visit));
    }

    private Orders.Form form(VisitId visit) {
        var forms = forms(visit);
        assertThat(forms).hasSize(1);
        return forms.getFirst();
    }
}

package org.jiezhen.triage.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.People;
import org.jiezhen.ScreenTest;
import org.jiezhen.SignedIn;
import org.jiezhen.duty.Duty;
import org.jiezhen.duty.DutyState;
import org.jiezhen.house.House;
import org.jiezhen.house.Specialty;
import org.jiezhen.triage.Choice.Ranked;
import org.jiezhen.triage.Rules.Reason;
import org.jiezhen.triage.Triage;
import org.jiezhen.triage.Triage.Press;
import org.jiezhen.triage.TriageLooks;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitCards;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Triage as a guide at the desk does it. */
@SignedIn("zhanglei")
class TriageDialogTest extends ScreenTest {

    private static final List<String> CONSULTANTS = List.of("suman", "xulan", "guying");

    @Autowired
    Triage triage;

    @Autowired
    private TriageLooks looks;

    @Autowired
    FrontDesk desk;

    @Autowired
    VisitCards cards;

    @Autowired
    Duty duty;

    @Autowired
    House house;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void threeAreThereAndNobodyIsAskedFirst() {
        jdbc.sql("UPDATE house_rule SET value = 0 WHERE code = 'TRIAGE_CONSENT_MINUTES'")
                .update();
        CONSULTANTS.forEach(one -> people.as(
                one,
                () -> duty.mine()
                                .filter(said -> said.state() == DutyState.ON_DUTY)
                                .isPresent()
                        ? ""
                        : duty.declare(UUID.randomUUID(), DutyState.ON_DUTY)));
    }

    @AfterEach
    void theyGo() {
        CONSULTANTS.forEach(one -> people.as(one, () -> duty.mine().isPresent() ? duty.end(UUID.randomUUID()) : ""));
    }

    @Test
    void theFirstIsGivenTheGuestWithOnePressAndTheDialogSaysWhy() {
        var visit = arrived();
        var look = looks.look(visit);
        var first = look.choice().first().orElseThrow();
        var name = look.name(first.who());
        triage(visit);
        assertThat(dialog()).containsPattern(name + " (is next in the wheel|was passed over before)");
        assertThat(find(Span.class).all()).extracting(Span::getText).contains(words("triage.version.first"));
        assertThat(go().getText()).contains(name);
        test(go()).click();
        roundTrip();
        assertThat(dialogs()).isEmpty();
        assertThat(looks.given(visit)).hasValueSatisfying(given -> {
            assertThat(given.consultant()).isEqualTo(first.who());
            assertThat(given.state()).isEqualTo("ACCEPTED");
        });
    }

    @Test
    void anotherIsChosenWithAReasonAndWithoutOneItIsSaidAtTheField() {
        var visit = arrived();
        triage(visit);
        var second = looks.look(visit).choice().ranked().stream()
                .filter(Ranked::can)
                .toList()
                .get(1)
                .who();
        pick(looks.look(visit).name(second));
        test(go()).click();
        roundTrip();
        assertThat(reason().isInvalid()).isTrue();
        reason().setValue(Reason.BY_NAME);
        test(go()).click();
        roundTrip();
        assertThat(looks.given(visit))
                .hasValueSatisfying(given -> assertThat(given.consultant()).isEqualTo(second));
    }

    @Test
    @SuppressWarnings("unchecked")
    void whatTheGuestAsksForIsAskedHereAndRanksAnew() {
        var visit = arrived();
        triage(visit);
        var wanted =
                (MultiSelectComboBox<Specialty>) find(MultiSelectComboBox.class).single();
        wanted.setValue(Set.of(house.specialties().getFirst()));
        roundTrip();
        assertThat(looks.look(visit).situation().guest().wanted())
                .containsExactly(house.specialties().getFirst().code());
        assertThat(dialog()).contains(house.specialties().getFirst().name().en());
    }

    @Test
    void whoIsSecondIsToldAndSeesTheWheelAsItIs() {
        var visit = arrived();
        var other = arrived();
        triage(visit);
        var shown = go().getText();
        people.as("wangfang", () -> {
            var look = looks.look(other);
            return triage.assign(
                    UUID.randomUUID(),
                    new Press(
                            other,
                            look.shown(),
                            look.choice().first().orElseThrow().who(),
                            null,
                            null));
        });
        test(go()).click();
        roundTrip();
        assertThat(saidAbove()).hasValueSatisfying(said -> assertThat(said).contains("王芳"));
        assertThat(looks.given(visit)).isEmpty();
        assertThat(go().getText()).as("what is so now").isNotEqualTo(shown);
    }

    @Test
    void aGuestWhoIsGivenGoesToAnotherByTheGuestsWish() {
        var visit = arrived();
        triage(visit);
        test(go()).click();
        roundTrip();
        var former = looks.given(visit).orElseThrow().consultant();
        open(visit);
        press("triage.giveAnother");
        assertThat(reason().getValue()).isEqualTo(Reason.OTHERS_WISH);
        test(go()).click();
        roundTrip();
        assertThat(looks.given(visit))
                .hasValueSatisfying(given -> assertThat(given.consultant()).isNotEqualTo(former));
    }

    private VisitId arrived() {
        return desk.arrive(UUID.randomUUID(), new Arrival(Source.WALK_IN, VisitType.FIRST, null, VisitDetails.NONE))
                .subject();
    }

    private void triage(VisitId visit) {
        open(visit);
        press("triage.give");
    }

    private void open(VisitId visit) {
        var page = new Div();
        UI.getCurrent().add(page);
        cards.on(page).open(visit);
        roundTrip();
    }

    private void pick(String name) {
        test(find(NativeButton.class).all().stream()
                        .filter(button -> button.getText().equals(name))
                        .findFirst()
                        .orElseThrow())
                .click();
        roundTrip();
    }

    private Button go() {
        return find(Button.class).all().stream()
                .filter(button -> button.getThemeNames().contains("primary"))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private Select<Reason> reason() {
        return (Select<Reason>) find(Select.class).all().stream()
                .filter(select -> words("triage.reason").equals(select.getLabel()))
                .findFirst()
                .orElseThrow();
    }
}

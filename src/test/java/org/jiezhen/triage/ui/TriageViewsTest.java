package org.jiezhen.triage.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jiezhen.People;
import org.jiezhen.ScreenTest;
import org.jiezhen.SignedIn;
import org.jiezhen.duty.Duty;
import org.jiezhen.duty.DutyState;
import org.jiezhen.triage.ConsultantProfiles;
import org.jiezhen.triage.Triage;
import org.jiezhen.triage.Triage.Press;
import org.jiezhen.triage.TriageLooks;
import org.jiezhen.triage.TriageRules;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The manager reads the rules, tries others on the past, and looks whether it is fair. */
@SignedIn("gaofeng")
class TriageViewsTest extends ScreenTest {

    @Autowired
    TriageRules rules;

    @Autowired
    ConsultantProfiles profiles;

    @Autowired
    Triage triage;

    @Autowired
    private TriageLooks looks;

    @Autowired
    FrontDesk desk;

    @Autowired
    Duty duty;

    @Autowired
    People people;

    @AfterEach
    void nothingIsDrafted() {
        jdbc.sql("UPDATE triage_draft SET body = NULL").update();
        people.as("suman", () -> duty.mine().isPresent() ? duty.end(UUID.randomUUID()) : "");
    }

    @Test
    void theRulesAreSentencesAndADraftIsSavedAndReplayed() {
        UI.getCurrent().navigate("triage/rules");
        roundTrip();
        assertThat(find(ListItem.class).all())
                .extracting(ListItem::getText)
                .contains(words("triage.says.BOOKED"), words("triage.says.WHEEL"), words("triage.says.SPECIALTY"));
        find(Checkbox.class).all().stream()
                .filter(box -> words("triage.draft.specialty").equals(box.getLabel()))
                .forEach(box -> box.setValue(false));
        press("triage.replay.go");
        assertThat(find(ReplayedDays.class).all()).hasSize(1);
        press("triage.draft.save");
        assertThat(rules.draft().begun()).isTrue();
        assertThat(rules.draft().rules().specialty()).isFalse();
    }

    @Test
    void whoWasGivenHowManyIsShownWithItsRows() {
        sumanReceives();
        var guest = desk.arrive(
                        UUID.randomUUID(), new Arrival(Source.WALK_IN, VisitType.FIRST, null, VisitDetails.NONE))
                .subject();
        var look = looks.look(guest);
        triage.assign(
                UUID.randomUUID(),
                new Press(
                        guest, look.shown(), look.choice().first().orElseThrow().who(), null, null));
        UI.getCurrent().navigate("triage/fairness");
        roundTrip();
        assertThat(find(Paragraph.class).all())
                .extracting(Paragraph::getText)
                .contains(words("triage.fairness.sealed"));
        var ticket = desk.look(guest).fact().ticket().text();
        assertThat(cells()).as("nobody is sent what nobody opened").doesNotContain(ticket);
        press(button -> button.hasClassName("opens"));
        assertThat(cells()).as("behind whoever received the guest").contains(ticket);
        press("triage.fairness.month");
        assertThat(cells()).doesNotContain(ticket);
        press(button -> button.getAriaLabel().orElse("").startsWith("First visit"));
        assertThat(cells())
                .as("and behind the figures of those who came for the first time")
                .contains(ticket);
    }

    /** Whatever others have left to her in the same house: she is there, and takes one more. */
    private void sumanReceives() {
        jdbc.sql("DELETE FROM staff_away").update();
        jdbc.sql("DELETE FROM staff_unreachable").update();
        jdbc.sql("""
                        INSERT INTO consultant (account_id, at_once, a_day) VALUES (?, 20, 99)
                        ON CONFLICT (account_id) DO UPDATE SET at_once = 20, a_day = 99, wheel = true""").param(people.id("suman").value()).update();
        people.as(
                "suman",
                () -> duty.mine()
                                .filter(said -> said.state() == DutyState.ON_DUTY)
                                .isPresent()
                        ? ""
                        : duty.declare(UUID.randomUUID(), DutyState.ON_DUTY));
    }

    private void press(Predicate<NativeButton> which) {
        find(NativeButton.class).all().stream().filter(which).forEach(button -> test(button)
                .click());
        roundTrip();
    }

    private List<String> cells() {
        return find(NativeTableCell.class).all().stream()
                .map(NativeTableCell::getText)
                .toList();
    }

    @Test
    void whatSomebodyReceivesIsSaidInOneForm() {
        UI.getCurrent().navigate("admin/consultants");
        roundTrip();
        var first = profiles.all().getFirst();
        var other = first.atOnce() == 1 ? 2 : 1;
        find(IntegerField.class).all().getFirst().setValue(other);
        saveFirst();
        assertThat(profiles.all().getFirst().atOnce()).isEqualTo(other);
        find(IntegerField.class).all().getFirst().setValue(0);
        saveFirst();
        assertThat(saidAt(IntegerField.class, "triage.profiles.atOnce"))
                .hasValue(words("refusal.triage.number", ConsultantProfiles.MOST_AT_ONCE));
        jdbc.sql("UPDATE consultant SET at_once = ? WHERE account_id = ?")
                .params(first.atOnce(), first.who().value())
                .update();
    }

    private void saveFirst() {
        test(find(Button.class).all().stream()
                        .filter(button -> button.getText().equals(words("triage.profiles.save")))
                        .findFirst()
                        .orElseThrow())
                .click();
        roundTrip();
    }
}

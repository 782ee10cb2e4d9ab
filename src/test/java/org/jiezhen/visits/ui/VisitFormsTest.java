package org.jiezhen.visits.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.UUID;
import org.jiezhen.ScreenTest;
import org.jiezhen.SignedIn;
import org.jiezhen.channels.ChannelField;
import org.jiezhen.shell.FindField;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Registered;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The forms of a visit: bad input is said at its field, and what was typed and not saved is given back. */
@SignedIn("liting")
class VisitFormsTest extends ScreenTest {

    @Autowired
    VisitActions.Factory services;

    @Autowired
    FrontDesk desk;

    private Div view() {
        var view = new Div();
        UI.getCurrent().add(view);
        return view;
    }

    private VisitActions actions() {
        return services.on(view());
    }

    private VisitId arrived() {
        return desk.arrive(UUID.randomUUID(), new Arrival(Source.WALK_IN, VisitType.FIRST, null, VisitDetails.NONE))
                .subject();
    }

    private void register() {
        actions().act("ARRIVE", "", UUID.randomUUID());
        roundTrip();
    }

    private void details(VisitId visit) {
        actions().openDetails(desk.look(visit));
        roundTrip();
    }

    @Test
    void aFriendIsAskedForOnceTheChannelIsAReferralAndAnUnaskedGuestMayBeAskedLater() {
        register();
        var channel = field(ChannelField.class, "visits.channel");
        assertThat(find(FindField.class).all().stream().filter(FindField::isVisible))
                .hasSize(1);
        test(channel).selectItem("Referral");
        roundTrip();
        assertThat(find(FindField.class).all().stream().filter(FindField::isVisible))
                .hasSize(2);
        press("visits.action.ARRIVE");
        assertThat(channelOf(Registered.last(jdbc))).isEqualTo("REFERRAL");

        var visit = arrived();
        assertThat(channelOf(visit)).isNull();
        details(visit);
        test(field(ChannelField.class, "visits.channel")).selectItem("Social media › RED");
        press("visits.details.save");
        assertThat(channelOf(visit)).isEqualTo("RED");
    }

    private @Nullable String channelOf(VisitId visit) {
        return desk.look(visit).channel();
    }

    @Test
    void badInputOfAnArrivalIsSaidAtItsField() {
        register();
        type("visits.name", "周小舟");
        type("visits.phone", "12345");

        press("visits.action.ARRIVE");

        assertThat(saidAt(TextField.class, "visits.phone"))
                .hasValueSatisfying(said -> assertThat(said).contains("5"));
        assertThat(typed("visits.name")).isEqualTo("周小舟");
        assertThat(dialogs()).hasSize(1);
    }

    @Test
    void ofWhatKindAVisitIsIsCorrectedWithAReason() {
        var visit = arrived();
        actions().openType(desk.look(visit));
        roundTrip();
        test(field(RadioButtonGroup.class, "visits.type")).selectItem("Review");
        roundTrip();

        press("visits.type.save");
        assertThat(saidAt(RadioButtonGroup.class, "visits.type.reason")).contains(words("refusal.type.reason"));

        test(field(RadioButtonGroup.class, "visits.type.reason")).selectItem(words("visits.type.why.PLAN_CHANGED"));
        roundTrip();
        press("visits.type.save");

        assertThat(dialogs()).isEmpty();
        assertThat(desk.look(visit).fact().type()).isEqualTo(VisitType.REVIEW);
    }

    @Test
    void whoIsLookedForAndNotTakenIsAskedForAtTheField() {
        register();
        press("visits.action.ARRIVE");
        assertThat(dialogs()).isEmpty();
        register();
        type("visits.name", "秦雪");
        press("visits.action.ARRIVE");
        assertThat(dialogs()).isEmpty();

        // Now there is somebody of that name to be found.
        register();
        var who = field(TextField.class, "visits.find.who");
        test(who).setValue("秦雪");
        roundTrip();
        press("visits.action.ARRIVE");

        assertThat(who.isInvalid()).isTrue();
        assertThat(who.getErrorMessage()).isEqualTo(words("refusal.find.unsettled"));
        assertThat(who.getValue()).isEqualTo("秦雪");
    }

    @Test
    void whatWasTypedOfAnArrivalIsGivenBackAndSaved() {
        register();
        type("visits.name", "陆小曼");
        test(field(IntegerField.class, "visits.companions.label")).setValue(2);
        roundTrip();

        anotherSession();
        register();
        assertThat(typed("visits.name")).isEmpty();
        press("form.draft.goOn");

        assertThat(typed("visits.name")).isEqualTo("陆小曼");
        assertThat(field(IntegerField.class, "visits.companions.label").getValue())
                .isEqualTo(2);
        press("visits.action.ARRIVE");
        assertThat(dialogs()).isEmpty();
        assertThat(kept()).isEmpty();
        assertThat(desk.look(Registered.last(jdbc)).fact().companions()).isEqualTo(2);
    }

    @Test
    void whatWasTypedOfAGuestIsGivenBackForThisGuestAlone() {
        var one = arrived();
        var other = arrived();
        details(one);
        type("visits.name", "田甜");

        anotherSession();
        details(other);
        assertThat(dialog()).doesNotContain(words("form.draft.goOn"));
        press("dialog.cancel");
        details(one);
        press("form.draft.goOn");
        type("visits.phone", "1");
        press("visits.details.save");

        assertThat(saidAt(TextField.class, "visits.phone")).isPresent();
        type("visits.phone", "");
        press("visits.details.save");
        assertThat(desk.look(one).fact().name()).isEqualTo("田甜");
        assertThat(kept()).isEmpty();
    }

    @Test
    void whatIsSetRightNeedsItsReason() {
        var visit = arrived();
        actions().rectify(visit, desk.look(visit).fact().ticket());
        roundTrip();
        type("visits.name", "田蜜");

        press("rectify.go.PERSON");

        assertThat(saidAt(RadioButtonGroup.class, "rectify.reason")).hasValue(words("rectify.reason.needed"));
        assertThat(typed("visits.name")).isEqualTo("田蜜");
    }

    @Test
    void whoeverWasFirstIsSaidAboveTheFarewell() {
        var visit = arrived();
        actions().openFarewell(desk.look(visit));
        roundTrip();

        desk.depart(UUID.randomUUID(), visit);
        press("visits.farewell.said");

        assertThat(saidAbove()).isPresent();
        assertThat(dialogs()).hasSize(1);
    }
}

package org.jiezhen.intake.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jiezhen.People;
import org.jiezhen.ScreenTest;
import org.jiezhen.SignedIn;
import org.jiezhen.acts.Done;
import org.jiezhen.customers.CustomerAdministration;
import org.jiezhen.customers.CustomerDetails;
import org.jiezhen.customers.Sex;
import org.jiezhen.intake.Identities;
import org.jiezhen.intake.IntakeField;
import org.jiezhen.intake.IntakeForms;
import org.jiezhen.intake.Origin;
import org.jiezhen.intake.PrivacyNotices;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.PersonName;
import org.jiezhen.shared.Phone;
import org.jiezhen.shared.Ticket;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitType;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The page of a form, by what its element says and is answered. */
@SignedIn("liting")
class IntakeViewTest extends ScreenTest {

    @Autowired
    FrontDesk desk;

    @Autowired
    IntakeForms forms;

    @Autowired
    PrivacyNotices notices;

    @Autowired
    People people;

    @Autowired
    Identities identities;

    @Autowired
    CustomerAdministration customers;

    @Autowired
    IdentityDialog.Factory dialogs;

    @Test
    void whatIsTypedIsAnsweredWithItsEntryAndWhoeverIsSecondWithTheOtherOne() {
        var guest = arrived();
        forms.fill(key(), guest.subject());
        people.as("zhanglei", () -> forms.fill(key(), guest.subject()));
        var sheet = open(guest);

        var first = sheet.write("WISH", 0, "双眼皮", "GUEST", key().toString());
        assertThat(first.has("why")).isFalse();
        var theirs = people.as(
                "zhanglei",
                () -> forms.write(
                        key(), guest.subject(), "WISH", first.path("e").asLong(), "开内眼角", Origin.GUEST));

        var second = sheet.write("WISH", first.path("e").asDouble(), "双眼皮修复", "GUEST", key().toString());
        assertThat(second.path("why").asString()).contains("张蕾", "开内眼角");
        assertThat(second.path("e").asLong()).isEqualTo(theirs.entry());
        assertThat(sheet.write("WISH", theirs.entry(), "双眼皮修复", "GUEST", key().toString())
                        .has("why"))
                .isFalse();
    }

    @Test
    void nobodyWritesAsTheGuestHerselfFromADesk() {
        var guest = arrived();
        forms.fill(key(), guest.subject());
        var sheet = open(guest);
        assertThat(sheet.write("WISH", 0, "x", "GUEST_HERSELF", key().toString())
                        .path("why")
                        .asString())
                .isNotEmpty();
        assertThat(sheet.write("NO_SUCH_FIELD", 0, "x", "GUEST", key().toString())
                        .path("why")
                        .asString())
                .isEqualTo(words("refusal.intake.field"));
    }

    @Test
    void theNoticeIsReadAndSignedInADialogOfTheForm() {
        var guest = arrived();
        forms.fill(key(), guest.subject());
        open(guest);
        new SignDialog(notices, guest.subject(), guest.label()).open();
        roundTrip();
        assertThat(dialog()).contains(notices.newest().text().en());
    }

    @Test
    void whoMayHaveBeenHereBeforeIsAskedAboutAsAtTheLiftAndIsCheckedAsTheOneSheIs() {
        var before = customers
                .register(
                        key(),
                        new CustomerDetails(
                                new PersonName("赵敏"),
                                new Phone("13712350071"),
                                Sex.UNKNOWN,
                                null,
                                "zh",
                                false,
                                null,
                                null,
                                null),
                        true)
                .customer();
        var guest = arrived();
        forms.fill(key(), guest.subject());
        forms.write(key(), guest.subject(), IntakeField.NAME, null, "赵敏敏", Origin.GUEST);
        forms.write(key(), guest.subject(), IntakeField.PHONE, null, "13712350071", Origin.GUEST);
        open(guest);
        dialogs.of(forms.open(ticket(guest)).orElseThrow()).open();
        roundTrip();
        assertThat(dialog()).contains(words("intake.identity.nobody"));

        press("intake.identity.go");
        assertThat(dialog()).isEqualTo(words("refusal.visit.perhapsKnown", "0071", "赵敏"));
        assertThat(dialogs().getLast().getHeaderTitle()).isEqualTo(words("visits.perhaps.title"));
        pressThat(words("visits.perhaps.same", "赵敏"));
        assertThat(identities.look(guest.subject()).known())
                .as("she is the one")
                .extracting(known -> known.id())
                .isEqualTo(before);
        press("intake.identity.go");
        assertThat(saidAt(TextField.class, "customers.name"))
                .as("and is asked about where the form says otherwise than her record")
                .contains(words("refusal.intake.identity.renamed", "赵敏"));
        type("customers.name", "赵敏");
        press("intake.identity.go");
        assertThat(missing(guest.subject())).doesNotContain(IntakeField.IDENTITY);
    }

    private List<String> missing(VisitId guest) {
        return forms.missing(guest).stream().map(one -> one.field().code()).toList();
    }

    private static Ticket ticket(Done<VisitId> guest) {
        return new Ticket(
                BusinessTime.day(Instant.now()), Integer.parseInt(guest.label().substring(1)));
    }

    private Done<VisitId> arrived() {
        return desk.arrive(key(), new Arrival(Source.WALK_IN, VisitType.FIRST, null, VisitDetails.NONE));
    }

    private IntakeSheet open(Done<VisitId> guest) {
        var day = BusinessTime.day(desk.look(guest.subject()).fact().reasonSince());
        UI.getCurrent().navigate("intake/" + day + "/" + guest.label());
        roundTrip();
        return find(IntakeSheet.class).all().getLast();
    }

    private static UUID key() {
        return UUID.randomUUID();
    }
}

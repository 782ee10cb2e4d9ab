package org.jiezhen.customers.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jiezhen.People;
import org.jiezhen.ScreenTest;
import org.jiezhen.SignedIn;
import org.jiezhen.bookings.BookingDetails;
import org.jiezhen.bookings.Bookings;
import org.jiezhen.channels.Channel;
import org.jiezhen.channels.ChannelField;
import org.jiezhen.customers.CustomerAdministration;
import org.jiezhen.customers.CustomerBoard;
import org.jiezhen.customers.CustomerDetails;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.customers.Customers;
import org.jiezhen.customers.Sex;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.Look;
import org.jiezhen.live.Presses;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.PersonName;
import org.jiezhen.shared.Phone;
import org.jiezhen.shell.FindField;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A customer is looked up, and what is offered about them depends on who looks. */
class CustomersViewTest extends ScreenTest {

    @Autowired
    CustomerAdministration administration;

    @Autowired
    CustomerBoard board;

    @Autowired
    Customers customers;

    @Autowired
    Bookings bookings;

    @Autowired
    Clock clock;

    @Autowired
    People people;

    private CustomerId customer(String name, String phone) {
        return people.as(
                        "liting",
                        () -> administration.register(
                                UUID.randomUUID(),
                                new CustomerDetails(
                                        new PersonName(name),
                                        new Phone(phone),
                                        Sex.FEMALE,
                                        LocalDate.of(1990, 5, 17),
                                        "zh",
                                        false,
                                        null,
                                        null,
                                        null),
                                true))
                .customer();
    }

    private List<Div> look(String typed) {
        test(find(FindField.class).single().field()).setValue(typed);
        roundTrip();
        return find(Div.class).withClassName("option").all();
    }

    private List<String> offered() {
        return find(Button.class).all().stream().map(Button::getText).toList();
    }

    @Test
    @SignedIn("liuyue")
    void aGuideFindsByTheEndOfTheNumberAndIsNotOfferedWhatIsNotAGuides() {
        customer("欧阳静仪", "13822334677");
        navigate("customers", CustomersView.class);
        var found = look("4677");
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().getElement().getTextRecursively()).contains("欧阳静仪");

        test(found.getFirst()).click();
        roundTrip();

        assertThat(getCurrentView()).isInstanceOf(CustomerView.class);
        assertThat(offered()).contains(words("customers.correct")).doesNotContain(words("customers.unmask"));
    }

    @Test
    @SignedIn("liting")
    void theDeskIsOfferedAllOfIt() {
        navigate("customers/" + customer("欧阳静一", "13822334688"), CustomerView.class);

        assertThat(offered()).contains(words("customers.unmask"), words("customers.correct"));
    }

    @Test
    @SignedIn("liting")
    void fromOneCustomersPageToAnothersTheOthersRecordIsRead() {
        var one = customer("欧阳静二", "13822334691");
        var other = customer("欧阳静三", "13822334692");
        navigate("customers/" + one, CustomerView.class);
        assertThat(isRead(one)).isTrue();

        UI.getCurrent().navigate("customers/" + other);
        roundTrip();

        assertThat(isRead(other)).isTrue();
        assertThat(isRead(one)).as("nobody looks at it any more").isFalse();
    }

    @Test
    @SignedIn("gaofeng")
    void theFirstSourceIsChangedWithAReasonAndThePageTellsFromWhichToWhich() {
        var customer = customer("欧阳静四", "13822334693");
        navigate("customers/" + customer, CustomerView.class);
        assertThat(sources(customer)).singleElement().asString().doesNotContain("\"wh\"");

        change(customer);
        test(field(ChannelField.class, "customers.source")).selectItem("Platforms › Meituan");
        press("customers.action.CHANGE_SOURCE");
        assertThat(dialogs()).as("without a reason").hasSize(1);
        choose("Chosen by mistake");
        press("customers.action.CHANGE_SOURCE");
        assertThat(dialogs()).isEmpty();
        change(customer);
        test(field(ChannelField.class, "customers.source")).selectItem("Social media › RED");
        choose("A partner or a platform shows it");
        press("customers.action.CHANGE_SOURCE");

        assertThat(sources(customer))
                .hasSize(3)
                .anySatisfy(row -> assertThat(row).contains("\"en\":\"RED\"", "HAND"))
                .anySatisfy(row -> assertThat(row).contains("Meituan → RED", "高峰", "PROVEN"))
                .anySatisfy(row -> assertThat(row).contains("— → Meituan", "MISTAKE"));
    }

    private void change(CustomerId customer) {
        navigate("customers/" + customer, CustomerView.class);
        Presses.press(
                find(BoardComponent.class).all().stream()
                        .filter(one -> one.getElement().getTag().equals("live-board"))
                        .map(one -> (BoardComponent<?>) one)
                        .filter(one -> one.getParent()
                                .orElseThrow()
                                .getElement()
                                .getTextRecursively()
                                .startsWith(words("customers.source")))
                        .findFirst()
                        .orElseThrow(),
                "CHANGE_SOURCE",
                "source:" + customer);
        roundTrip();
    }

    @SuppressWarnings("unchecked") // The one choice of this dialog.
    private void choose(String reason) {
        test(find(RadioButtonGroup.class).all().getLast()).selectItem(reason);
        roundTrip();
    }

    private List<String> sources(CustomerId customer) {
        try (var _ = board.watch(customer)) {
            return Look.rows(board, CustomerBoard.source(customer, true)).stream()
                    .map(Object::toString)
                    .toList();
        }
    }

    private boolean isRead(CustomerId customer) {
        return !Look.rows(board, CustomerBoard.records(customer, true)).isEmpty();
    }

    @Test
    @SignedIn("liuyue")
    void whoIsNotFoundIsSaid() {
        navigate("customers", CustomersView.class);

        assertThat(look("zzzz")).isEmpty();
        assertThat(find(FindField.class).single().getElement().getTextRecursively())
                .contains(words("shell.find.none", "zzzz"));
    }

    @Test
    @SignedIn("gaofeng")
    void whoAnswersForTheDaySeesWhoChangedWhatAndNotToWhat() {
        var customer = customer("欧阳静改", "13822334691");
        people.as("zhanglei", () -> {
            var known = customers.look(customer).orElseThrow();
            return administration.correct(
                    UUID.randomUUID(),
                    customer,
                    known.version(),
                    new CustomerDetails(
                            null, new Phone("13822334692"), Sex.FEMALE, null, "zh", false, null, null, null),
                    true);
        });
        navigate("customers/" + customer, CustomerView.class);

        press("staff.history");

        assertThat(dialog())
                .contains("李婷 · " + words("customers.history.customers.register"))
                .contains("张蕾 · " + words("customers.history.customers.correct")
                        + words("staff.history.parts", words("customers.history.part.phone")))
                .doesNotContain("4692");
    }

    @Test
    @SignedIn("liting")
    void aCustomersBookingsStandOnTheRecordWithWhatWasNotedAndItsHistoryIsForWhoAnswersForIt() {
        var customer = customer("欧阳静约", "13822334693");
        var day = BusinessTime.day(clock.instant()).plusDays(1);
        var booking = bookings.take(
                UUID.randomUUID(),
                new BookingDetails(
                        Channel.TELEPHONE,
                        day,
                        LocalTime.NOON,
                        new PersonName("欧阳静约"),
                        new Phone("13822334693"),
                        null,
                        null,
                        null,
                        "双眼皮",
                        "上次怕疼，先说明麻醉",
                        null));
        navigate("customers/" + customer, CustomerView.class);

        var listed = find(OrderedList.class).withClassName("customer-lines").single();
        assertThat(listed.getElement().getTextRecursively()).contains("上次怕疼，先说明麻醉", booking.number(), "双眼皮");
        assertThat(find(Anchor.class).all().stream().map(Anchor::getHref))
                .contains("bookings?day=" + day + "&booking=" + booking.id());
        assertThat(offered()).doesNotContain(words("staff.history"));

        UI.getCurrent().navigate("customers");
        roundTrip();
        assertThat(find(Anchor.class).all().stream().map(Anchor::getHref))
                .as("whose record was opened last is at hand while nothing is typed")
                .contains("customers/" + customer);
    }
}

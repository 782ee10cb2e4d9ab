package org.jiezhen.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import java.time.Clock;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jiezhen.People;
import org.jiezhen.ScreenTest;
import org.jiezhen.SignedIn;
import org.jiezhen.acts.Done;
import org.jiezhen.bookings.BookingDetails;
import org.jiezhen.bookings.Bookings;
import org.jiezhen.channels.Channel;
import org.jiezhen.customers.CustomerAdministration;
import org.jiezhen.customers.CustomerDetails;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.customers.Customers;
import org.jiezhen.customers.Sex;
import org.jiezhen.house.House;
import org.jiezhen.house.PlaceId;
import org.jiezhen.rooms.Rooms;
import org.jiezhen.rooms.RoomsBoard;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.PersonName;
import org.jiezhen.shared.Phone;
import org.jiezhen.visits.Custody;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever page one is on, a few letters or figures lead to whoever is meant, and to what one may do; and to nothing else. */
@SignedIn("liting")
class PaletteTest extends ScreenTest {

    @Autowired
    FrontDesk desk;

    @Autowired
    Custody custody;

    @Autowired
    CustomerAdministration administration;

    @Autowired
    Customers customers;

    @Autowired
    Bookings bookings;

    @Autowired
    House house;

    @Autowired
    Rooms rooms;

    @Autowired
    RoomsBoard board;

    @Autowired
    People people;

    @Autowired
    Clock clock;

    private @Nullable VisitId guest;

    @AfterEach
    void whoeverCameHasGone() {
        jdbc.sql("UPDATE visit SET status = 'ENTERED_IN_ERROR' WHERE id = ?")
                .param(guest == null ? UUID.randomUUID() : guest.value())
                .update();
    }

    private Done<VisitId> arrives(String name, String phone, boolean discreet) {
        var done = people.as(
                "liuyue",
                () -> desk.arrive(
                        UUID.randomUUID(),
                        new Arrival(
                                Source.WALK_IN,
                                VisitType.FIRST,
                                null,
                                new VisitDetails(new PersonName(name), new Phone(phone), 0, discreet))));
        guest = done.subject();
        return done;
    }

    private List<Component> find(String typed) {
        UI.getCurrent().navigate("password");
        find(Palette.class).single().find(typed);
        roundTrip();
        return find(Component.class).withClassName("option").all();
    }

    private List<String> said(String typed) {
        return find(typed).stream()
                .map(option -> option.getElement().getTextRecursively())
                .toList();
    }

    private void take(String name) {
        var option = find(Div.class).withClassName("option").all().stream()
                .filter(one -> one.getElement().getTextRecursively().startsWith(name))
                .findFirst()
                .orElseThrow();
        test(option).click();
        roundTrip();
    }

    @Test
    void aGuestIsFoundByTicketNameSoundInitialsAndTheEndOfTheNumberEachAlone() {
        var ticket = arrives("皇甫映雪", "13922337781", false).label();

        for (var typed : List.of(ticket, ticket.toLowerCase(Locale.ROOT), "映雪", "huangfuying", "hfyx", "7781")) {
            assertThat(said(typed)).as(typed).anySatisfy(one -> assertThat(one)
                    .startsWith(ticket + " 皇甫映雪")
                    .contains("刘悦"));
        }
    }

    @Test
    void whatAnotherMustDoIsThereGreyWithWhoThatIs() {
        var ticket = arrives("皇甫映霜", "13922337782", false).label();

        var seeOff = find(ticket).stream()
                .filter(one -> one.getElement().getTextRecursively().startsWith(words("palette.seeOff")))
                .findFirst()
                .orElseThrow();

        assertThat(seeOff.getElement().getAttribute("aria-disabled")).isEqualTo("true");
        assertThat(seeOff.getElement().getTextRecursively()).contains(words("palette.only", "刘悦"));
        assertThat(said(ticket)).contains(words("palette.take") + words("palette.take.held", "刘悦"));
    }

    @Test
    void whatIsDoneHereIsTheCardsOwnCommandAndCanBeTakenBack() {
        var done = arrives("皇甫映冰", "13922337783", false);
        people.as("liuyue", () -> custody.leaveAlone(UUID.randomUUID(), done.subject()));
        find(done.label());

        take(words("palette.take"));

        assertThat(holder(done.subject())).isEqualTo(people.id("liting").value());
        assertThat(find(UndoBar.class).all()).isNotEmpty();
        assertThat(find(done.label())).noneMatch(one -> one.getElement()
                .getTextRecursively()
                .startsWith(words("palette.take") + words("palette.take.held", "")));
    }

    private @Nullable UUID holder(VisitId visit) {
        return jdbc.sql("SELECT staff_id FROM visit_custody WHERE visit_id = ? AND ended IS NULL AND voided IS NULL")
                .param(visit.value())
                .query(UUID.class)
                .single();
    }

    @Test
    void whoIsDiscreetIsFoundByTheTicketAloneAndNotCalled() {
        var ticket = arrives("皇甫映虹", "13922337784", true).label();

        assertThat(said("皇甫映虹")).noneMatch(one -> one.contains("皇甫映虹") || one.startsWith(ticket));
        assertThat(said("7784")).noneMatch(one -> one.startsWith(ticket));
        assertThat(said(ticket))
                .anyMatch(one -> one.startsWith(ticket))
                .noneMatch(one -> one.contains("皇甫映虹"))
                .contains(words("palette.call") + words("palette.call.discreet"));
    }

    @Test
    void aBookingARoomAndAPageAreFoundAndTheirAddressesNameNobody() {
        var today = BusinessTime.day(clock.instant());
        var taken = bookings.take(
                UUID.randomUUID(),
                new BookingDetails(
                        Channel.TELEPHONE,
                        today,
                        LocalTime.NOON,
                        new PersonName("皇甫映月"),
                        new Phone("13922337785"),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));

        assertThat(addresses("hfyy"))
                .contains("bookings?day=" + today + "&booking=" + taken.id())
                .contains("arrive?booking=" + taken.number());
        assertThat(addresses("咨询室")).anyMatch(one -> one.startsWith("rooms?room="));
        assertThat(addresses("yuyue")).contains("bookings");
        assertThat(addresses("arriv")).contains("arrivals");
    }

    private List<String> addresses(String typed) {
        return find(typed).stream()
                .filter(Anchor.class::isInstance)
                .map(one -> ((Anchor) one).getHref())
                .toList();
    }

    @Test
    void whatCanBeDoneWithARoomStandsBelowItAndWhatCannotSaysWhoIsInside() {
        var room = PlaceId.of("00000000-0000-4000-8000-000000000287");
        var name = house.findPlace(room).orElseThrow().shortName().zh();
        people.as("liting", () -> rooms.soiled(UUID.randomUUID(), room));
        assertThat(said(name)).anyMatch(one -> one.startsWith(words("rooms.action.BEGIN_CLEANING")));
        assertThat(find(Div.class).withClassName("heading").all().stream()
                        .map(heading -> heading.getElement().getTextRecursively()))
                .as("it is called as people call it, and not by what stands on the plan")
                .anyMatch(heading -> heading.startsWith(words("palette.acts", "Ultrasound room, floor 9"))
                        || heading.startsWith(words("palette.acts", "9 层 B 超室")));

        take(words("rooms.action.CLEANED"));

        assertThat(state(room)).isEqualTo(RoomsBoard.State.FREE);
        assertThat(find(UndoBar.class).all()).isNotEmpty();
        var ticket = arrives("皇甫映泉", "13922337789", false).label();
        people.as("liuyue", () -> desk.move(UUID.randomUUID(), Objects.requireNonNull(guest), room));
        var close = find(name).stream()
                .filter(one -> one.getElement().getTextRecursively().startsWith(words("rooms.action.CLOSE")))
                .findFirst()
                .orElseThrow();
        assertThat(close.getElement().getAttribute("aria-disabled")).isEqualTo("true");
        assertThat(close.getElement().getTextRecursively()).contains(ticket);
        people.as("liuyue", () -> desk.move(UUID.randomUUID(), Objects.requireNonNull(guest), null));
    }

    @Test
    @SignedIn("dingyifan")
    void whoMayDoNothingWithRoomsFindsThemAndNothingToDo() {
        assertThat(said("治3")).singleElement().asString().endsWith(words("rooms.found.show"));
    }

    private RoomsBoard.State state(PlaceId room) {
        return board.read().stream()
                .filter(one -> one.room().equals(room))
                .findFirst()
                .orElseThrow()
                .state();
    }

    @Test
    void withNothingTypedThereIsWhoseRecordWasOpenedLastAndOneDoesNotSeeWhatOthersOpened() {
        var one = customer("皇甫映川", "13922337786");
        var other = customer("皇甫映海", "13922337787");
        people.as("zhanglei", () -> {
            customers.opened(other);
            return other;
        });
        customers.opened(one);

        assertThat(said("")).anyMatch(line -> line.startsWith("皇甫映川")).noneMatch(line -> line.startsWith("皇甫映海"));
    }

    private CustomerId customer(String name, String phone) {
        return people.as(
                        "liting",
                        () -> administration.register(
                                UUID.randomUUID(),
                                new CustomerDetails(
                                        new PersonName(name),
                                        new Phone(phone),
                                        Sex.FEMALE,
                                        null,
                                        "zh",
                                        false,
                                        null,
                                        null,
                                        null),
                                true))
                .customer();
    }

    @Test
    @SignedIn("dingyifan")
    void whoSeesNoGuestsBookingsAndCustomersFindsNone() {
        var ticket = arrives("皇甫映云", "13922337788", false).label();
        customer("皇甫映云", "13922337788");

        for (var typed : List.of(ticket, "皇甫映云", "hfyy", "7788", "")) {
            assertThat(said(typed)).as(typed).noneMatch(one -> one.contains("皇甫") || one.contains(ticket));
        }
    }
}

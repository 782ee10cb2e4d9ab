package org.jiezhen.customers.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.jiezhen.Eventually;
import org.jiezhen.People;
import org.jiezhen.ScreenTest;
import org.jiezhen.SignedIn;
import org.jiezhen.customers.CustomerAdministration;
import org.jiezhen.customers.CustomerBoard;
import org.jiezhen.customers.CustomerDetails;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.customers.Customers;
import org.jiezhen.customers.Doubles;
import org.jiezhen.customers.DoublesBoard;
import org.jiezhen.customers.LikelyDoubles.Side;
import org.jiezhen.customers.Sex;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.Look;
import org.jiezhen.live.Presses;
import org.jiezhen.shared.PersonName;
import org.jiezhen.shared.Phone;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Two records that may be one person, side by side; and what a person agrees to. */
@SignedIn("liting")
class DoublesViewTest extends ScreenTest {

    @Autowired
    CustomerAdministration administration;

    @Autowired
    Customers customers;

    @Autowired
    CustomerBoard source;

    @Autowired
    DoublesBoard doubles;

    @Autowired
    Doubles service;

    @Autowired
    LiveBoards boards;

    @Autowired
    People people;

    private CustomerId customer(String name, String phone, boolean discreet) {
        return people.as(
                        "liting",
                        () -> administration.register(
                                UUID.randomUUID(),
                                new CustomerDetails(
                                        new PersonName(name),
                                        new Phone(phone),
                                        Sex.FEMALE,
                                        LocalDate.of(1991, 6, 18),
                                        "zh",
                                        discreet,
                                        null,
                                        null,
                                        null),
                                true))
                .customer();
    }

    @SuppressWarnings("unchecked") // all boards of a customer's page are of one kind
    private BoardComponent<CustomerBoard.Fact> board(int n) {
        return find(BoardComponent.class).all().get(n);
    }

    /** What a board of the customer's page shows now. */
    private String shown(int n) {
        return Look.shown(source, board(n)).toString();
    }

    @SuppressWarnings("unchecked") // the one group of the dialog
    private RadioButtonGroup<Side> stands() {
        return field(RadioButtonGroup.class, "customers.merge.stands");
    }

    /** The rows of the house's list that name somebody. */
    private List<String> pairs(String name) {
        return Look.rows(doubles, DoublesBoard.MERGERS).stream()
                .filter(row -> row.toString().contains(name))
                .map(row -> row.get("id").asString())
                .toList();
    }

    private void press(String action, String row) {
        Presses.press(find(BoardComponent.class).single(), action, row);
        roundTrip();
    }

    /** What somebody merges, keeps apart or registers in one browser is seen in the other, which nobody touches. */
    @Test
    void theHousesListIsLive() {
        customer("邳小红", "13744445601", false);
        customer("邳晓红", "13744445601", false);
        customer("邳小明", "13744445602", false);
        customer("邳晓鸣", "13744445602", false);
        try (var other = Look.on(boards, doubles, DoublesBoard.MERGERS)) {
            Eventually.passes(() ->
                    assertThat(other.rows().values()).filteredOn(named("邳")).hasSize(2));
            navigate("customers/doubles", DoublesView.class);

            press("COMPARE", pairs("邳小红").getFirst());
            press("customers.merge");
            press("COMPARE", pairs("邳小明").getFirst());
            press("customers.apart");

            Eventually.passes(() -> assertThat(other.rows().values()).noneMatch(named("邳")));
            customer("邳小刚", "13744445602", false);
            Eventually.passes(() ->
                    assertThat(other.rows().values()).filteredOn(named("邳小刚")).hasSize(2));
        }
    }

    private static Predicate<JsonNode> named(String name) {
        return row -> row.toString().contains(name);
    }

    @Test
    void whatSomebodyElseHasSettledIsNotAskedAgain() {
        var one = customer("邴小红", "13744445603", false);
        var other = customer("邴晓红", "13744445603", false);
        navigate("customers/doubles", DoublesView.class);
        var row = pairs("邴").getFirst();
        people.as("zhanglei", () -> service.apart(UUID.randomUUID(), one, other));

        press("COMPARE", row);

        assertThat(dialogs()).isEmpty();
        assertThat(find(Notification.class).single().getElement().getOuterHTML())
                .contains(words("customers.likely.settled"));
    }

    @Test
    void aMergeIsOfferedMadeAndTakenBackByWhoeverSeesIt() {
        var loser = customer("邬小红", "13744445678", true);
        var winner = customer("邬晓红", "13744445678", false);
        navigate("customers/doubles", DoublesView.class);
        press("COMPARE", pairs("邬").getFirst());
        assertThat(dialog()).contains("邬小红", "邬晓红", "5678");
        stands().setValue(stands().getListDataView()
                .getItems()
                .filter(side -> side.id().equals(winner))
                .findFirst()
                .orElseThrow());

        press("customers.merge");

        assertThat(dialogs()).isEmpty();
        assertThat(pairs("邬")).isEmpty();
        assertThat(customers.look(loser)).hasValueSatisfying(look -> {
            assertThat(look.id()).isEqualTo(winner);
            assertThat(look.discreet()).isTrue();
        });
        navigate("customers/" + loser, CustomerView.class);
        assertThat(shown(0)).contains("邬小红", "邬晓红");

        Presses.press(board(0), "TAKE_BACK", loser.toString());
        roundTrip();
        press("customers.action.TAKE_BACK");

        assertThat(dialogs()).isEmpty();
        assertThat(shown(0)).contains("邬小红").doesNotContain("邬晓红");
    }

    /** What is found of a customer in one browser is settled in another, and is gone. */
    @Test
    void whoMayBeTheSamePersonIsLiveOnTheCustomersPage() {
        var one = customer("邶小红", "13744445605", false);
        navigate("customers/" + one, CustomerView.class);
        try (var shown = Look.on(boards, source, CustomerBoard.likely(one))) {
            var other = customer("邶晓红", "13744445605", false);
            customer("邶小明", "13744445605", false);
            Eventually.passes(() -> assertThat(shown.rows()).hasSize(2));
            var row = shown.rows().values().stream()
                    .filter(named("邶晓红"))
                    .findFirst()
                    .orElseThrow();
            assertThat(row.toString()).contains("1991", "5605").doesNotContain("13744445605");

            people.as("zhanglei", () -> service.apart(UUID.randomUUID(), one, other));

            Eventually.passes(
                    () -> assertThat(shown.rows().values()).singleElement().matches(named("邶小明")));
            Presses.press(board(1), "COMPARE", row.get("id").asString());
            roundTrip();
            assertThat(dialogs()).as("what was settled meanwhile is not asked").isEmpty();
            Presses.press(board(1), "COMPARE", shown.rows().keySet().iterator().next());
            roundTrip();
            assertThat(dialog()).contains("邶小红", "邶小明");
        }
    }

    private BoardComponent<CustomerBoard.Fact> consentsBoard() {
        return board(find(BoardComponent.class).all().size() - 1);
    }

    private List<String> consents() {
        return Look.shown(source, consentsBoard()).stream()
                .map(Objects::toString)
                .toList();
    }

    @Test
    void whatIsAgreedToIsNotedByTheDesk() {
        navigate("customers/" + customer("乌日娜", "13744441111", false), CustomerView.class);
        assertThat(consents()).isNotEmpty().allMatch(offered -> offered.contains("GIVE\""));
        var row = Look.shown(source, consentsBoard()).getFirst().get("id").asString();

        Presses.press(consentsBoard(), "GIVE", row);

        assertThat(consents()).anyMatch(offered -> offered.contains("WITHDRAW"));
    }

    @Test
    @SignedIn("suman")
    void aConsultantSeesWhatIsAgreedToAndIsOfferedNothingToDoAboutIt() {
        navigate("customers/" + customer("乌日汗", "13744442222", false), CustomerView.class);

        assertThat(consents())
                .isNotEmpty()
                .noneMatch(offered -> offered.contains("GIVE\"") || offered.contains("WITHDRAW"));
    }
}

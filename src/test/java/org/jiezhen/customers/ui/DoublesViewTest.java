package org.jiezhen.customers.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jiezhen.People;
import org.jiezhen.ScreenTest;
import org.jiezhen.SignedIn;
import org.jiezhen.customers.CustomerAdministration;
import org.jiezhen.customers.CustomerBoard;
import org.jiezhen.customers.CustomerDetails;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.customers.Customers;
import org.jiezhen.customers.LikelyDoubles.Side;
import org.jiezhen.customers.Sex;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.Look;
import org.jiezhen.live.Presses;
import org.jiezhen.shared.PersonName;
import org.jiezhen.shared.Phone;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

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

    @Test
    void aMergeIsOfferedMadeAndTakenBackByWhoeverSeesIt() {
        var loser = customer("邬小红", "13744445678", true);
        var winner = customer("邬晓红", "13744445678", false);
        navigate("customers/doubles", DoublesView.class);
        var pair = find(LikelyRow.class).all().stream()
                .filter(row -> row.getElement().getTextRecursively().contains("邬"))
                .findFirst()
                .orElseThrow();
        test(pair.getChildren()
                        .filter(NativeButton.class::isInstance)
                        .map(NativeButton.class::cast)
                        .findFirst()
                        .orElseThrow())
                .click();
        roundTrip();
        assertThat(dialog()).contains("邬小红", "邬晓红", "5678");
        stands().setValue(stands().getListDataView()
                .getItems()
                .filter(side -> side.id().equals(winner))
                .findFirst()
                .orElseThrow());

        press("customers.merge");

        assertThat(dialogs()).isEmpty();
        assertThat(find(LikelyRow.class).all())
                .noneMatch(row -> row.getElement().getTextRecursively().contains("邬"));
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

    private List<String> consents() {
        return Look.shown(source, board(2)).stream().map(Objects::toString).toList();
    }

    @Test
    void whatIsAgreedToIsNotedByTheDesk() {
        navigate("customers/" + customer("乌日娜", "13744441111", false), CustomerView.class);
        assertThat(consents()).isNotEmpty().allMatch(offered -> offered.contains("GIVE\""));
        var row = Look.shown(source, board(2)).getFirst().get("id").asString();

        Presses.press(board(2), "GIVE", row);

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

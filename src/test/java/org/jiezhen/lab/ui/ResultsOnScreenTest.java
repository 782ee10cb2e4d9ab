package org.jiezhen.lab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.People;
import org.jiezhen.ScreenTest;
import org.jiezhen.SignedIn;
import org.jiezhen.house.PlaceId;
import org.jiezhen.lab.Amendment;
import org.jiezhen.lab.Condition;
import org.jiezhen.lab.Identifier;
import org.jiezhen.lab.Orders;
import org.jiezhen.lab.Results;
import org.jiezhen.lab.SpecimenId;
import org.jiezhen.lab.SpecimenState;
import org.jiezhen.lab.Specimens;
import org.jiezhen.lab.SpecimensBoard;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.Presses;
import org.jiezhen.staff.Colleague;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitType;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The laboratory types results, amends one, and calls a critical value through. */
@SignedIn("qianjin")
class ResultsOnScreenTest extends ScreenTest {

    private static final PlaceId STATION = PlaceId.of("00000000-0000-4000-8000-000000000285");

    @Autowired
    private FrontDesk desk;

    @Autowired
    private Orders orders;

    @Autowired
    private Specimens specimens;

    @Autowired
    private Results results;

    @Autowired
    private SpecimensBoard board;

    @Autowired
    private People people;

    @Test
    void whatIsTypedIsKeptReleasedAmendedAndWhatIsCriticalIsCalledThrough() {
        var tube = received();
        press("ENTER", tube);
        fill("Haemoglobin", "1400");
        press("lab.results.preliminary");
        assertThat(saidAt("Haemoglobin"))
                .hasValueSatisfying(said -> assertThat(said).contains("1400"));
        assertThat(named("Haemoglobin").getValue())
                .as("typed twice, or not at all")
                .isEmpty();
        fill("Haemoglobin", "45");
        fill("White cells", "6,1");
        press("lab.results.preliminary");
        assertThat(saidAt("White cells")).isPresent();
        fill("White cells", "6.1");
        press("lab.results.preliminary");
        assertThat(dialogs()).isEmpty();

        press("CALL", tube);
        assertThat(dialog()).contains("45 g/L", words("lab.flag.CRITICAL_LOW"));
        fill("Haemoglobin", "54");
        press("lab.call.done");
        assertThat(saidAt(ComboBox.class, "lab.call.receiver")).isPresent();
        @SuppressWarnings("unchecked")
        ComboBox<Colleague> receiver = field(ComboBox.class, "lab.call.receiver");
        receiver.setValue(receiver.getListDataView().getItems().findFirst().orElseThrow());
        press("lab.call.done");
        assertThat(saidAt("Haemoglobin")).isPresent();
        fill("Haemoglobin", "45");
        press("lab.call.done");
        assertThat(dialogs()).isEmpty();

        press("ENTER", tube);
        assertThat(named("Haemoglobin").getValue()).isEqualTo("45");
        fill("Red cells", "4.5");
        fill("Platelets", "220");
        press("lab.results.release");
        assertThat(dialogs()).isEmpty();
        assertThat(board.find(tube).orElseThrow().state()).isEqualTo(SpecimenState.RESULTED);

        press("AMEND", tube);
        press("lab.results.amend");
        fill("Platelets", "22");
        press("lab.results.amend");
        assertThat(saidAt(RadioButtonGroup.class, "lab.amend.why")).isPresent();
        @SuppressWarnings("unchecked")
        RadioButtonGroup<Amendment> why = field(RadioButtonGroup.class, "lab.amend.why");
        why.setValue(Amendment.MISTYPED);
        press("lab.results.amend");
        assertThat(dialogs()).isEmpty();
        assertThat(results.open(tube).lines().stream()
                        .filter(line -> line.test().code().equals("PLT"))
                        .findFirst()
                        .orElseThrow()
                        .before())
                .hasSize(1);
    }

    private void fill(String test, String value) {
        test(named(test)).setValue(value);
        roundTrip();
    }

    private Optional<String> saidAt(String test) {
        return named(test).isInvalid() ? Optional.of(named(test).getErrorMessage()) : Optional.empty();
    }

    /** The field of a test, by what the house calls it. */
    private TextField named(String test) {
        return find(TextField.class).all().stream()
                .filter(field -> test.equals(field.getLabel()))
                .findFirst()
                .orElseThrow();
    }

    private SpecimenId received() {
        var visit = people.as("liuyue", () -> desk.arrive(
                        UUID.randomUUID(),
                        new Arrival(
                                        Source.WALK_IN,
                                        VisitType.FIRST,
                                        null,
                                        VisitDetails.parse("慕容验", "13812349879", 0, false))
                                .ofAnother())
                .subject());
        var order = people.as("zhoumingyuan", () -> orders.order(UUID.randomUUID(), visit, Set.of("BLOOD_COUNT")))
                .subject();
        var tube = jdbc.sql("SELECT id FROM lab_specimen WHERE order_id = ?")
                .param(order.value())
                .query((rs, row) -> new SpecimenId(rs.getObject(1, UUID.class)))
                .single();
        people.as("jiangxue", () -> specimens.label(UUID.randomUUID(), tube, Set.of(Identifier.values())));
        people.as(
                "jiangxue", () -> specimens.collect(UUID.randomUUID(), tube, new Specimens.Drawn(null, STATION, true)));
        people.as("qianjin", () -> specimens.receive(UUID.randomUUID(), tube, null, Condition.GOOD));
        return tube;
    }

    private void press(String action, SpecimenId row) {
        navigate(BenchView.class);
        Presses.press(find(BoardComponent.class).single(), action, row.toString());
        roundTrip();
    }
}

package org.jiezhen.lab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.People;
import org.jiezhen.ScreenTest;
import org.jiezhen.SignedIn;
import org.jiezhen.house.Place;
import org.jiezhen.lab.Identifier;
import org.jiezhen.lab.Orders;
import org.jiezhen.lab.SpecimenId;
import org.jiezhen.lab.SpecimenState;
import org.jiezhen.lab.Specimens;
import org.jiezhen.lab.SpecimensBoard;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.Presses;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitType;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A nurse at the chair, by the words of the screen: the label, then the tube. */
@SignedIn("jiangxue")
class TubesOnScreenTest extends ScreenTest {

    @Autowired
    Orders orders;

    @Autowired
    Specimens specimens;

    @Autowired
    SpecimensBoard board;

    @Autowired
    FrontDesk desk;

    @Autowired
    People people;

    @Test
    void aLabelIsPrintedForWhoeverIsKnownAndTheTubeScanned() {
        var tube = ordered();
        press("LABEL", tube);
        var said = identifiers();
        said.setValue(Set.of(Identifier.TICKET));
        press("lab.chair.print");
        assertThat(dialogs()).as("one is too few").isNotEmpty();
        said.setValue(Set.of(Identifier.TICKET, Identifier.NAME));
        press("lab.chair.print");
        assertThat(dialogs()).isEmpty();

        press("COLLECT", tube);
        press("lab.drawn.go");
        assertThat(saidAt(TextField.class, "lab.scan")).contains(words("refusal.scan.nothing"));
        @SuppressWarnings("unchecked")
        ComboBox<Place> rack = field(ComboBox.class, "lab.rack");
        rack.setValue(specimens.racks().getFirst());
        @SuppressWarnings("unchecked")
        RadioButtonGroup<Boolean> fast = field(RadioButtonGroup.class, "lab.keptFast");
        fast.setValue(true);
        type("lab.scan", "JZ2611290001999");
        press("lab.drawn.go");
        assertThat(saidAbove()).isPresent();
        type("lab.scan", specimens.printed(tube).orElseThrow().code());
        press("lab.drawn.go");
        assertThat(dialogs()).isEmpty();
        assertThat(board.find(tube).orElseThrow().state()).isEqualTo(SpecimenState.COLLECTED);
    }

    @SuppressWarnings("unchecked")
    private CheckboxGroup<Identifier> identifiers() {
        return find(CheckboxGroup.class).all().getLast();
    }

    private SpecimenId ordered() {
        var visit = people.as("liuyue", () -> desk.arrive(
                        UUID.randomUUID(),
                        new Arrival(
                                        Source.WALK_IN,
                                        VisitType.FIRST,
                                        null,
                                        VisitDetails.parse("慕容一针", "13812349865", 0, false))
                                .ofAnother())
                .subject());
        var order = people.as("zhoumingyuan", () -> orders.order(UUID.randomUUID(), visit, Set.of("CHEMISTRY")))
                .subject();
        return jdbc.sql("SELECT id FROM lab_specimen WHERE order_id = ?")
                .param(order.value())
                .query((rs, row) -> new SpecimenId(rs.getObject(1, UUID.class)))
                .single();
    }

    private void press(String action, SpecimenId row) {
        navigate(DrawsView.class);
        Presses.press(find(BoardComponent.class).single(), action, row.toString());
        roundTrip();
    }
}

package org.jiezhen.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.util.UUID;
import java.util.stream.Stream;
import org.jiezhen.People;
import org.jiezhen.ScreenTest;
import org.jiezhen.SignedIn;
import org.jiezhen.live.LiveComponent;
import org.jiezhen.live.Presses;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shell.UndoBar;
import org.jiezhen.visits.Custody;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitType;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The centre on a page that has nothing to do with visits. */
@SignedIn("guying")
class NoticeCentreTest extends ScreenTest {

    @Autowired
    FrontDesk desk;

    @Autowired
    Custody custody;

    @Autowired
    People people;

    private VisitId offered() {
        var visit = people.as(
                        "liuyue",
                        () -> desk.arrive(
                                UUID.randomUUID(),
                                new FrontDesk.Arrival(Source.WALK_IN, VisitType.FIRST, null, VisitDetails.NONE)))
                .subject();
        people.as("liuyue", () -> custody.offer(UUID.randomUUID(), visit, people.id("guying")));
        return visit;
    }

    private static Stream<Component> all(Component in) {
        return Stream.concat(Stream.of(in), in.getChildren().flatMap(NoticeCentreTest::all));
    }

    private static LiveComponent<?> centre() {
        return all(UI.getCurrent())
                .filter(LiveComponent.class::isInstance)
                .filter(one -> one.getElement().getTag().equals("notice-centre"))
                .map(LiveComponent.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anOfferIsAcceptedOnAnyPageByOnePressAndCanBeTakenBackThere() {
        var visit = offered();
        UI.getCurrent().navigate("password");

        Presses.press(centre(), "ACCEPT", "OFFER:" + visit);

        assertThat(jdbc.sql("SELECT staff_id FROM visit_custody_now WHERE visit_id = ?")
                        .param(visit.value())
                        .query(UUID.class)
                        .single())
                .isEqualTo(people.id("guying").value());
        assertThat(all(UI.getCurrent()).filter(UndoBar.class::isInstance)).hasSize(1);
    }

    @Test
    void whatNobodyCanPressIsRefused() {
        offered();
        UI.getCurrent().navigate("password");

        for (var row : new String[] {"OFFER", "OFFER:", "NOTHING:" + UUID.randomUUID(), "OFFER:" + UUID.randomUUID()}) {
            assertThatThrownBy(() -> Presses.press(centre(), "ACCEPT", row))
                    .as(row)
                    .isInstanceOf(Refusal.class);
        }
        assertThatThrownBy(() -> Presses.press(centre(), "DESTROY", "OFFER:" + UUID.randomUUID()))
                .isInstanceOf(Refusal.class);
    }
}

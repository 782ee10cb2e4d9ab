package org.jiezhen.exports.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.Eventually;
import org.jiezhen.People;
import org.jiezhen.ScreenTest;
import org.jiezhen.SignedIn;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.BoardTable;
import org.jiezhen.live.Presses;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitType;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Any board is taken away as it is shown: its columns, its words, its masks. */
class BoardExportTest extends ScreenTest {

    @Autowired
    FrontDesk desk;

    @Autowired
    People people;

    @Test
    @SignedIn("gaofeng")
    void aBoardIsATableOfWhatItShowsToWhoeverLooks() {
        var ticket = arrives();
        UI.getCurrent().navigate("arrivals");
        var board = find(BoardComponent.class).single();
        Eventually.holds("the guest is on the board", () -> row(board, ticket).isPresent());
        var table = board.table();
        assertThat(table.heads()).startsWith(words("arrivals.ticket"), words("arrivals.customer"));
        assertThat(table.heads()).doesNotContain(words("board.actions"), "py", "ph");
        assertThat(table.rows()).allSatisfy(one -> assertThat(one).hasSameSizeAs(table.heads()));
        assertThat(row(board, ticket).orElseThrow())
                .as("the words of the screen, and a time that is one")
                .contains(words("board.name.unknown"))
                .anyMatch(text -> text.matches("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}"))
                .noneMatch(text -> text.matches("[A-Z_]{4,}"));
    }

    @Test
    @SignedIn("gaofeng")
    void whoeverTakesItChoosesColumnsAndTheirOrder() {
        UI.getCurrent().navigate("arrivals");
        Presses.press(find(BoardComponent.class).single(), "TOOL", "");
        roundTrip();
        var first = boxes().getFirst().getLabel();
        assertThat(boxes()).allMatch(Checkbox::getValue);
        test(find(NativeButton.class).all().stream()
                        .filter(button -> words("exports.down", first)
                                .equals(button.getElement().getAttribute("aria-label")))
                        .findFirst()
                        .orElseThrow())
                .click();
        assertThat(boxes().get(1).getLabel()).isEqualTo(first);
        assertThat(links()).hasSize(2).allMatch(Anchor::isEnabled);
        boxes().forEach(box -> box.setValue(false));
        assertThat(links()).noneMatch(Anchor::isEnabled);
    }

    /** Neither offered nor done, whatever a browser sends. */
    @Test
    @SignedIn("liting")
    void whoeverMayNotTakeFilesIsOfferedNone() {
        UI.getCurrent().navigate("arrivals");
        Presses.press(find(BoardComponent.class).single(), "TOOL", "");
        roundTrip();
        assertThat(dialogs()).isEmpty();
    }

    private String arrives() {
        return people.as(
                        "liuyue",
                        () -> desk.arrive(
                                UUID.randomUUID(),
                                new Arrival(Source.WALK_IN, VisitType.FIRST, null, VisitDetails.NONE)))
                .label();
    }

    private static Optional<List<String>> row(BoardComponent<?> board, String ticket) {
        BoardTable table = board.table();
        return table.rows().stream()
                .filter(row -> row.getFirst().equals(ticket))
                .findFirst();
    }

    private List<Checkbox> boxes() {
        return find(Checkbox.class).all();
    }

    private List<Anchor> links() {
        return find(Anchor.class).all().stream()
                .filter(link -> link.hasClassName("btn"))
                .toList();
    }
}

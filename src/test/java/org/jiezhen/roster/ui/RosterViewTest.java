package org.jiezhen.roster.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouteParameters;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jiezhen.People;
import org.jiezhen.ScreenTest;
import org.jiezhen.SignedIn;
import org.jiezhen.roster.Roster;
import org.jiezhen.roster.RosterBoard;
import org.jiezhen.roster.RosterDays;
import org.jiezhen.roster.ShiftSwaps;
import org.jiezhen.roster.SwapsBoard;
import org.jiezhen.roster.Week;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The roster at the manager's screen, and at the screen of those whose roster it is. */
@SignedIn("gaofeng")
class RosterViewTest extends ScreenTest {

    private static final String ROLE = "CALLBACK_AGENT";

    @Autowired
    RosterBoard board;

    @Autowired
    SwapsBoard swaps;

    @Autowired
    RosterDays days;

    @Autowired
    Roster roster;

    @Autowired
    People people;

    @AfterEach
    void nothingIsPlanned() {
        jdbc.sql("UPDATE roster_item SET voided = now(), voided_by = begun_by WHERE voided IS NULL")
                .update();
        jdbc.sql("UPDATE roster_need SET voided = now(), voided_by = begun_by WHERE voided IS NULL")
                .update();
        jdbc.sql("""
                        UPDATE roster_swap SET outcome = 'WITHDRAWN', closed = '2020-01-01', closed_by = (SELECT max(id) FROM journal)
                        WHERE closed IS NULL""").update();
    }

    @Test
    void whatIsTypedInTheGridIsWrittenAndWhatCannotBeIsSaidAtItsPlace() {
        var grid = open(next());
        assertThat(grid.typed(row("caomin"), 0, "8-12 13-18", "", key())).isNull();
        assertThat(cell("caomin", 0)).isEqualTo("08:00-12:00 13:00-18:00");
        assertThat(grid.typed(row("caomin"), 0, "lunch", "08:00-12:00 13:00-18:00", key()))
                .isEqualTo(words("refusal.roster.unreadable", "lunch"));
        assertThat(grid.typed(row("caomin"), 0, "9-12", "", key())).contains("高峰", "08:00-12:00 13:00-18:00");
        assertThat(grid.typed(need(), 0, "8-20x2", "", key())).isNull();
        assertThat(needed()).isEqualTo("08:00-20:00×2");
        assertThat(grid.typed("nonsense", 0, "8-12", "", key())).isEqualTo(words("refusal.press.unknown"));
    }

    @Test
    void aWeekIsCopiedWithOnePress() {
        roster.write(UUID.randomUUID(), people.id("caomin"), ROLE, days.today(), "8-12", null);
        open(next());
        press("roster.copy");
        assertThat(cell("caomin", days.today().getDayOfWeek().getValue() - 1)).isEqualTo("08:00-12:00");
    }

    @Test
    @SignedIn("xiaqing")
    void whoMayNotWriteTheRosterReadsItAndNothingElse() {
        var grid = open(next());
        assertThat(grid.typed(row("caomin"), 0, "8-12", "", key())).isEqualTo(words("refusal.press.unknown"));
        assertThat(find(Button.class).all())
                .noneMatch(button -> button.getText().equals(words("roster.copy")));
        assertThat(find(Anchor.class).all()).noneMatch(link -> link.getHref().equals("roster/import"));
    }

    @Test
    @SignedIn("xiaqing")
    void aColleagueIsAskedForASwapFromOnesOwnDay() {
        var day = next().monday();
        people.as("gaofeng", () -> roster.write(UUID.randomUUID(), people.id("xiaqing"), ROLE, day, "8-12", null));
        var grid = open(next());
        var view = (RosterView) grid.getParent().orElseThrow().getParent().orElseThrow();
        view.swap(next(), "SWAP_0", row("xiaqing"));
        press("swap.ask");
        assertThat(saidAt(ComboBox.class, "swap.other")).isPresent();
        @SuppressWarnings("unchecked")
        ComboBox<ShiftSwaps.Partner> other = field(ComboBox.class, "swap.other");
        test(other).selectItem("曹敏");
        press("swap.ask");
        assertThat(dialogs()).isEmpty();
        assertThat(swaps.read())
                .anyMatch(
                        row -> row.other().equals(people.id("caomin")) && row.status() == SwapsBoard.Status.REQUESTED);
    }

    private Week next() {
        return Week.of(days.today()).plus(1);
    }

    private RosterGrid open(Week week) {
        UI.getCurrent()
                .navigate(
                        RosterView.class,
                        RouteParameters.empty(),
                        new QueryParameters(Map.of("week", List.of(week.monday().toString()))));
        return find(RosterGrid.class).single();
    }

    private String row(String who) {
        return one(row -> row.about() == RosterBoard.About.PERSON
                        && people.id(who).toString().equals(row.person())
                        && ROLE.equals(row.role()))
                .id();
    }

    private String need() {
        return one(row -> row.about() == RosterBoard.About.NEED && ROLE.equals(row.role()))
                .id();
    }

    private String needed() {
        return one(row -> row.about() == RosterBoard.About.NEED && ROLE.equals(row.role()))
                .days()
                .getFirst();
    }

    private String cell(String who, int day) {
        return one(row -> row.id().equals(row(who))).days().get(day);
    }

    private RosterBoard.Row one(Predicate<RosterBoard.Row> which) {
        return board.read().stream()
                .filter(row -> row.week().equals(next()))
                .filter(which)
                .findFirst()
                .orElseThrow();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}

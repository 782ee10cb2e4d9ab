package org.jiezhen.roster.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.BoardConfig;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.Pressed;
import org.jiezhen.roster.RosterPermission;
import org.jiezhen.roster.SpecialDays;
import org.jiezhen.roster.SpecialDaysBoard;
import org.jiezhen.shell.Dialogs;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.Icon;
import org.jiezhen.shell.PageLink;

/** Public holidays, and the days on which people work instead. */
@Route("roster/days")
@PageTitle("roster.days")
@RolesAllowed(RosterPermission.CHANGE)
@StyleSheet("styles/roster.css")
class SpecialDaysView extends Div {

    private final SpecialDays days;
    private final Drafts drafts;

    SpecialDaysView(LiveBoards boards, SpecialDaysBoard source, SpecialDays days, Drafts drafts) {
        this.days = days;
        this.drafts = drafts;
        addClassNames("page", "roster-days-page");
        var back = new PageLink("roster", "roster.import.back").small();
        back.addComponentAsFirst(Icon.LEFT.create());
        var line = new Div(back, new PageLink("roster/days/import", "roster.days.import").small());
        line.addClassName("roster-days-line");
        var board = new BoardComponent<>(
                boards, source, SpecialDaysBoard.ALL, "days", List.of(), SpecialDaysView::describe);
        board.onAction(this::act);
        add(line, board);
    }

    private static void describe(BoardConfig config) {
        config.title("roster.days")
                .sorts()
                .orderedBy("o")
                .primary("ADD", "roster.days.add", "N")
                .filter("roster.days.all", BoardConfig.Rule.ALL)
                .filter("holidays", "roster.days.kind.HOLIDAY", "k", List.of("HOLIDAY"))
                .filter("worked", "roster.days.kind.WORKDAY", "k", List.of("WORKDAY"))
                .empty("i-clock", "roster.days.empty", "roster.days.emptyText");
    }

    private void act(String action, String row, UUID key) {
        switch (action) {
            case "ADD" -> Dialogs.open(this, new SpecialDayDialog(days, drafts));
            case "OPEN" ->
                Dialogs.open(
                        this,
                        new SpecialDayDialog(days, drafts, days.find(day(row)).orElseThrow(Pressed::unknown)));
            default -> throw Pressed.unknown();
        }
    }

    private static LocalDate day(String row) {
        try {
            return LocalDate.parse(row.replaceFirst("^day:", ""));
        } catch (DateTimeParseException e) {
            throw Pressed.unknown();
        }
    }
}

package org.jiezhen.roster.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.UUID;
import org.jiezhen.acts.Undo;
import org.jiezhen.exports.ExportLinks;
import org.jiezhen.exports.Exports;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.Pressed;
import org.jiezhen.roster.Roster;
import org.jiezhen.roster.RosterBoard;
import org.jiezhen.roster.RosterDays;
import org.jiezhen.roster.RosterFile;
import org.jiezhen.roster.RosterPermission;
import org.jiezhen.roster.ShiftSwaps;
import org.jiezhen.roster.SwapId;
import org.jiezhen.roster.SwapsBoard;
import org.jiezhen.roster.Week;
import org.jiezhen.shell.Dialogs;
import org.jiezhen.shell.Icon;
import org.jiezhen.shell.Notice;
import org.jiezhen.shell.PageLink;
import org.jiezhen.shell.UndoBar;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.StaffDirectory;
import org.jiezhen.staff.StaffId;

/** Who works when, week by week: typed in the grid, copied, brought in; and who swaps with whom. */
@Route("roster")
@RolesAllowed(RosterPermission.SEE)
@Menu(title = "nav.roster", icon = "i-order", order = 46)
@StyleSheet("styles/roster.css")
class RosterView extends Div implements HasDynamicTitle, BeforeEnterObserver {

    private final LiveBoards boards;
    private final RosterBoard source;
    private final SwapsBoard swapsSource;
    private final Roster roster;
    private final ShiftSwaps swaps;
    private final RosterDays days;
    private final CurrentStaff staff;
    private final Exports exports;
    private final List<String> roles;
    private final UndoBar bar;

    RosterView(
            LiveBoards boards,
            RosterBoard source,
            SwapsBoard swapsSource,
            Roster roster,
            ShiftSwaps swaps,
            RosterDays days,
            CurrentStaff staff,
            Exports exports,
            StaffDirectory directory,
            Undo undo) {
        this.boards = boards;
        this.source = source;
        this.swapsSource = swapsSource;
        this.roster = roster;
        this.swaps = swaps;
        this.days = days;
        this.staff = staff;
        this.exports = exports;
        this.roles = directory.roles();
        this.bar = new UndoBar(undo);
        addClassNames("page", "roster-page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var asked = event.getLocation().getQueryParameters().getSingleParameter("week");
        show(days.shown(asked.orElse("")));
    }

    private void show(Week week) {
        removeAll();
        var writes = staff.may(RosterPermission.CHANGE);
        var today = (int) (days.today().toEpochDay() - week.monday().toEpochDay());
        var grid = new RosterGrid(
                boards,
                source,
                week,
                today,
                roles,
                staff.id().toString(),
                writes ? (row, day, text, was, key) -> write(week, row, day, text, was, key) : null);
        grid.onAction((action, row, key) -> {
            if (writes && action.equals("COPY")) {
                copy(week, key);
            } else {
                swap(week, action, row);
            }
        });
        var asked = new BoardComponent<>(
                boards, swapsSource, SwapsBoard.of(staff.id(), writes), "swaps", List.of(), config -> config.title(
                                "swap.title")
                        .orderedBy("or")
                        .empty("i-arrow", "swap.empty", "swap.emptyText"));
        asked.addClassName("roster-swaps");
        asked.onAction(this::answer);
        var body = new Div(grid, asked);
        body.addClassName("roster-body");
        // What scrolls can be reached by the keyboard.
        body.getElement().setAttribute("tabindex", "0");
        var file = new ExportLinks(
                exports,
                getTranslation("roster.file"),
                "roster-" + week.monday(),
                () -> RosterFile.of(week, source.read(), getLocale()));
        add(head(week, writes), body, file, bar);
    }

    private Header head(Week week, boolean writes) {
        var weeks = new Div(
                step(week.plus(-1), Icon.LEFT, "roster.before"),
                new Span(week.days().getFirst() + " – "
                        + week.days().getLast().toString().substring(5)),
                step(week.plus(1), Icon.RIGHT, "roster.after"));
        weeks.addClassNames("roster-weeks", "num");
        var head = new Header(new H1(getTranslation("roster.title")), weeks);
        head.addClassName("top");
        if (!week.equals(Week.of(days.today()))) {
            var now = new PageLink("roster", "roster.thisWeek").small();
            head.add(now);
        }
        if (writes) {
            var copy = new Button(getTranslation("roster.copy"), _ -> copy(week, UUID.randomUUID()));
            var special = new PageLink("roster/days", "roster.days").small();
            var bring = new PageLink("roster/import", "roster.import").small();
            var tools = new Div(copy, special, bring);
            tools.addClassName("roster-tools");
            head.add(tools);
        }
        return head;
    }

    private Anchor step(Week week, Icon icon, String words) {
        var step = new Anchor("roster?week=" + week.monday(), icon.create());
        step.getElement().setAttribute("router-link", true);
        step.getElement().setAttribute("aria-label", getTranslation(words));
        step.addClassName("roster-step");
        step.setVisible(days.isShown(week));
        return step;
    }

    private void copy(Week week, UUID key) {
        var copied = roster.copy(key, week);
        var said = getTranslation("roster.copied", copied.written(), copied.kept());
        if (copied.done().isEmpty()) {
            Notice.done(said);
        } else {
            bar.show(copied.done(), week.monday().toString().substring(5), said);
        }
    }

    /** The row says whose, the grid which day. */
    private void write(Week week, String row, int day, String text, String was, UUID key) {
        var parts = row.split(":");
        var of = parts.length < 3 ? "" : parts[1];
        if (of.equals("n")) {
            roster.need(key, role(parts[2]), days.needs(week.days().get(day)), text, was);
        } else {
            bar.show(
                    roster.write(
                            key,
                            Pressed.id(parts[parts.length - 1], StaffId::new),
                            role(of),
                            week.days().get(day),
                            text,
                            was),
                    getTranslation("roster.written"));
        }
    }

    /** Roles are told apart in rows by where they stand in the order of the house. */
    private String role(String ordinal) {
        return source.role(ordinal).orElseThrow(Pressed::unknown);
    }

    void swap(Week week, String action, String row) {
        var parts = row.split(":");
        if (!action.matches("SWAP_[0-6]")
                || parts.length < 3
                || !parts[2].equals(staff.id().toString())) {
            throw Pressed.unknown();
        }
        var day = week.days().get(action.charAt(5) - '0');
        var role = role(parts[1]);
        var text = swaps.days(staff.id(), role).stream()
                .filter(one -> one.day().equals(day))
                .findFirst()
                .orElseThrow(Pressed::unknown)
                .text();
        Dialogs.open(this, new SwapDialog(swaps, role, day, text, () -> Notice.done(getTranslation("swap.asked"))));
    }

    private void answer(String action, String row, UUID key) {
        var id = Pressed.id(row, SwapId::new);
        if (action.equals("OPEN")) {
            swapsSource.read().stream()
                    .filter(one -> one.id().equals(row))
                    .filter(one -> one.concerns(staff.id(), staff.may(RosterPermission.CHANGE)))
                    .findFirst()
                    .ifPresent(one -> Dialogs.open(
                            this, new SwapAnswerDialog(swaps, one, staff.id(), staff.may(RosterPermission.CHANGE))));
            return;
        }
        var done =
                switch (action) {
                    case "ACCEPT" -> swaps.accept(key, id);
                    case "WITHDRAW" -> swaps.withdraw(key, id);
                    case "AGREE" -> swaps.agree(key, id);
                    default -> throw Pressed.unknown();
                };
        if (action.equals("ACCEPT")) {
            bar.show(done, getTranslation("swap.done.ACCEPT"));
        } else {
            Notice.done(getTranslation("swap.done." + action));
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("roster.title");
    }
}

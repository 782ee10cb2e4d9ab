package org.jiezhen.hospitality.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.UUID;
import org.jiezhen.acts.Undo;
import org.jiezhen.hospitality.DrinkId;
import org.jiezhen.hospitality.DrinkOrders;
import org.jiezhen.hospitality.FlaskId;
import org.jiezhen.hospitality.Flasks;
import org.jiezhen.hospitality.HospitalityPermission;
import org.jiezhen.hospitality.TeaBoard;
import org.jiezhen.hospitality.TeaFigures;
import org.jiezhen.hospitality.TeaLists;
import org.jiezhen.hospitality.TeaSideBoard;
import org.jiezhen.house.House;
import org.jiezhen.house.Place;
import org.jiezhen.house.PlaceId;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.BoardConfig;
import org.jiezhen.live.BoardConfig.Rule;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.Pressed;
import org.jiezhen.shell.Dialogs;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.shell.UndoBar;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;

/** The tea room: what to make and for which door, trays that follow their guests, cups; beside it flasks and lists. */
@Route("tea")
@RolesAllowed(HospitalityPermission.SERVE)
@Menu(title = "nav.tea", icon = "i-cup", order = 7)
@StyleSheet("styles/hospitality.css")
class TeaView extends Div implements HasDynamicTitle {

    private static final int MINUTE = 60;

    private final DrinkOrders orders;
    private final Flasks flasks;
    private final TeaLists lists;
    private final TeaFigures figures;
    private final House house;
    private final UndoBar bar;
    private final Span onDuty = new Span();
    private final Span today = new Span();

    TeaView(
            LiveBoards boards,
            TeaBoard source,
            TeaSideBoard side,
            DrinkOrders orders,
            Flasks flasks,
            TeaLists lists,
            TeaFigures figures,
            House house,
            Undo undo) {
        this.orders = orders;
        this.flasks = flasks;
        this.lists = lists;
        this.figures = figures;
        this.house = house;
        this.bar = new UndoBar(undo);
        addClassNames("page", "tea-page");
        var work =
                new BoardComponent<>(boards, source, TeaBoard.EVERYBODY, TeaBoard.NAME, List.of(), TeaView::describe);
        work.onAction(this::act);
        work.onNews(this::count);
        today.addClassNames("sub", "num");
        var papers =
                new Button(getTranslation("hospitality.history"), _ -> Dialogs.open(this, new HistoryDialog(lists)));
        var lead = new Div(onDuty, today, papers);
        lead.addClassName("tea-lead");
        work.lead(lead);
        var beside = new BoardComponent<>(
                boards, side, TeaSideBoard.EVERYBODY, TeaSideBoard.NAME, List.of(), TeaView::describeSide);
        beside.onAction(this::actBeside);
        beside.addClassName("tea-side");
        add(work, beside, bar);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        count();
    }

    private void count() {
        var day = figures.today();
        var median = day.median();
        var duty = figures.duty();
        onDuty.setText(
                duty.isEmpty()
                        ? getTranslation("hospitality.noDuty")
                        : getTranslation("hospitality.duty", String.join(getTranslation("hospitality.comma"), duty)));
        today.setText(
                median == null
                        ? getTranslation("hospitality.today", day.cups())
                        : getTranslation(
                                "hospitality.todayMedian",
                                day.cups(),
                                "%02d:%02d".formatted(median.toSeconds() / MINUTE, median.toSeconds() % MINUTE),
                                day.made()));
    }

    private static void describe(BoardConfig config) {
        config.title("nav.tea")
                .codes(
                        "st",
                        "hospitality.state",
                        List.of("ORDERED", "BEGUN", "TRAY", "CANCELLED", "ASKED", "MOVED", "LATER", "LEFT", "BACK"))
                .rankedBy("o")
                .grouped("hospitality.one", "hospitality.more", "gr")
                .opens("op")
                .figure("hospitality.part.MAKE", "st", List.of("ORDERED", "BEGUN", "TRAY"))
                .figure("hospitality.late", Rule.LATE)
                .empty("i-cup", "hospitality.empty", "hospitality.emptyText");
    }

    private static void describeSide(BoardConfig config) {
        config.codes(
                        "st",
                        "hospitality.sideState",
                        List.of(
                                "LEVEL_0", "LEVEL_1", "LEVEL_2", "LEVEL_3", "LEVEL_4", "YES", "UNKNOWN", "OPEN",
                                "SIGNED"))
                .rankedBy("o")
                .grouped("hospitality.sideOne", "hospitality.sideMore", "gr")
                .opens("nm")
                .empty("i-cup", "hospitality.sideEmpty", "hospitality.sideEmptyText");
    }

    private void act(String action, String row, UUID key) {
        switch (action) {
            case "BEGIN" -> bar.show(orders.begin(key, drink(row)), getTranslation("hospitality.done.BEGIN"));
            case "MADE" -> bar.show(orders.made(key, drink(row)), getTranslation("hospitality.done.MADE"));
            case "BROUGHT" ->
                bar.show(orders.brought(key, drink(row), seen(row)), getTranslation("hospitality.done.BROUGHT"));
            case "ACKNOWLEDGE" ->
                bar.show(orders.acknowledge(key, drink(row)), getTranslation("hospitality.done.ACKNOWLEDGE"));
            case "OPEN", "ANSWER" -> Dialogs.open(this, dialog(row));
            case "MOVED" -> bar.say(orders.moved(key, tray(row), door(row)), getTranslation("hospitality.done.MOVED"));
            case "COLLECT" -> {
                var place = part(row, 1);
                bar.say(
                        orders.collect(key, place.equals("-") ? null : Pressed.id(place, PlaceId::new)),
                        getTranslation("hospitality.done.COLLECT"));
            }
            case "WASH" -> bar.say(orders.wash(key), getTranslation("hospitality.done.WASH"));
            default -> throw Pressed.unknown();
        }
    }

    private void actBeside(String action, String row, UUID key) {
        switch (action) {
            case "FILL" ->
                bar.show(flasks.fill(key, Pressed.id(row, FlaskId::new)), getTranslation("hospitality.done.FILL"));
            case "GO_ON" -> Dialogs.open(this, new ListDialog(lists, row, bar));
            case "OPEN" -> {
                if (row.contains("-")) {
                    Dialogs.open(this, new FlaskDialog(flasks, Pressed.id(row, FlaskId::new), bar));
                } else {
                    Dialogs.open(this, new ListDialog(lists, row, bar));
                }
            }
            default -> throw Pressed.unknown();
        }
    }

    private FormDialog dialog(String row) {
        return part(row, 0).equals("T")
                ? new TrayDialog(orders, tray(row), door(row), bar)
                : new DrinkDialog(orders, drink(row), seen(row), bar);
    }

    private static VisitId tray(String row) {
        return Pressed.id(part(row, 1), VisitId::new);
    }

    private PlaceId door(String row) {
        var place = seen(row);
        if (place == null) {
            throw Pressed.unknown();
        }
        return place;
    }

    private static DrinkId drink(String row) {
        return Pressed.id(part(row, 0), DrinkId::new);
    }

    // Of a row's id: what it is about, and the door for which it was shown.
    private static String part(String row, int n) {
        var parts = row.split(":", -1);
        if (parts.length <= n) {
            throw Pressed.unknown();
        }
        return parts[n];
    }

    private @Nullable PlaceId seen(String row) {
        var parts = row.split(":", -1);
        var tail = parts[parts.length - 1];
        return tail.equals("-")
                ? null
                : house.places().stream()
                        .map(Place::id)
                        .filter(place -> TeaBoard.tail(place).equals(tail))
                        .findFirst()
                        .orElseThrow(Pressed::unknown);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("nav.tea");
    }
}

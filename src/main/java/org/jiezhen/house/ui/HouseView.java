package org.jiezhen.house.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jiezhen.acts.Undo;
import org.jiezhen.house.HouseAdministration;
import org.jiezhen.house.HouseBoard;
import org.jiezhen.house.HouseBoard.Thing;
import org.jiezhen.house.HousePermission;
import org.jiezhen.house.HouseWords;
import org.jiezhen.house.Place;
import org.jiezhen.house.PlaceId;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.BoardConfig;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.Pressed;
import org.jiezhen.shell.Dialogs;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.Icon;
import org.jiezhen.shell.Notice;
import org.jiezhen.shell.PageLink;
import org.jiezhen.shell.UndoBar;
import org.jspecify.annotations.Nullable;

/** The house as it is set up: places, where they lie, floors and departments, times and rules, phrases. */
@Route("admin/house")
@PageTitle("nav.house")
@Menu(title = "nav.house", icon = "i-set", order = 270)
@RolesAllowed(HousePermission.CHANGE)
@StyleSheet("styles/house.css")
class HouseView extends Div implements BeforeEnterObserver {

    private static final String PART = "part";
    private static final List<String> ROOMS =
            List.of("CONSULT_ROOM", "TREATMENT_ROOM", "OPERATING_ROOM", "EXAMINATION");

    /** What is shown at a time. */
    enum Part {
        PLACES,
        PLAN,
        FLOORS,
        TIMES,
        PHRASES
    }

    private final LiveBoards boards;
    private final HouseBoard source;
    private final HouseAdministration house;
    private final Drafts drafts;
    private final Undo undo;

    HouseView(LiveBoards boards, HouseBoard source, HouseAdministration house, Drafts drafts, Undo undo) {
        this.boards = boards;
        this.source = source;
        this.house = house;
        this.drafts = drafts;
        this.undo = undo;
        addClassNames("page", "house-page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var asked = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(PART)
                .orElse("")
                .toUpperCase(Locale.ROOT);
        show(Arrays.stream(Part.values())
                .filter(part -> part.name().equals(asked))
                .findFirst()
                .orElse(Part.PLACES));
    }

    private void show(Part part) {
        removeAll();
        add(parts(part));
        switch (part) {
            case PLACES -> add(places());
            case PLAN -> plan();
            case FLOORS ->
                add(
                        heading("house.part.FLOORS"),
                        body(
                                section(
                                        "house.floors",
                                        "house.addFloor",
                                        () -> new FloorDialog(this, house, drafts),
                                        floors()),
                                section(
                                        "house.departments",
                                        "house.addDepartment",
                                        () -> new DepartmentDialog(this, house, drafts),
                                        departments())));
            case TIMES ->
                add(
                        heading("house.part.TIMES"),
                        body(
                                section("house.targets", null, null, targets()),
                                section("house.rules", null, null, rules())));
            case PHRASES -> add(heading("house.part.PHRASES"), body(section("house.phrases", null, null, phrases())));
        }
    }

    private Component parts(Part shown) {
        var chips = new Div();
        chips.addClassName("chips");
        chips.getElement().setAttribute("role", "group").setAttribute("aria-label", getTranslation("house.parts"));
        for (var part : Part.values()) {
            var chip = new NativeButton(getTranslation("house.part." + part), _ -> UI.getCurrent()
                    .navigate(
                            HouseView.class,
                            QueryParameters.of(PART, part.name().toLowerCase(Locale.ROOT))));
            chip.getElement().setAttribute("aria-pressed", String.valueOf(part == shown));
            chips.add(chip);
        }
        var file = new PageLink("admin/house/import", "house.file", Icon.ORDERS);
        var bar = new Div(chips, file);
        bar.addClassName("house-parts");
        return bar;
    }

    private Component heading(String title) {
        var top = new Header(new H1(getTranslation(title)));
        top.addClassName("top");
        return top;
    }

    private Div body(Component... sections) {
        var body = new Div(sections);
        body.addClassName("house-body");
        return body;
    }

    private Div section(String title, @Nullable String act, @Nullable Supplier<Dialog> dialog, Component board) {
        var head = new Div(new H2(getTranslation(title)));
        head.addClassName("head");
        if (act != null && dialog != null) {
            head.add(new Button(getTranslation(act), Icon.PLUS.create(), _ -> open(dialog.get())));
        }
        var section = new Div(head, new Paragraph(getTranslation(title + ".text")), board);
        section.addClassName("house-part");
        return section;
    }

    // ---- places

    private Component places() {
        var board = board("house.places", HouseBoard.PLACES_ALL, config -> {
            config.title("house.part.PLACES")
                    .search("house.search", "nm", "sh", "wl")
                    .searchedInAddress()
                    .primary("ADD", "house.addPlace", "N")
                    .orderedBy("o")
                    .figure("house.figure.places", BoardConfig.Rule.ALL)
                    .figure("house.figure.rooms", "k", ROOMS)
                    .figure("house.figure.beds", "k", List.of("BED"))
                    .figure("house.figure.seats", "k", List.of("SEAT"))
                    .filter("house.all", BoardConfig.Rule.ALL)
                    .filter("rooms", "house.rooms", "k", ROOMS)
                    .filter("beds", "house.beds", "k", List.of("BED"))
                    .filter("seats", "house.seats", "k", List.of("SEAT"))
                    .filter("out", "house.use.OUT", "u", List.of("OUT"))
                    .empty("i-room", "house.places.empty", "house.places.emptyText");
        });
        board.onAction((action, row, key) -> {
            switch (action) {
                case "ADD" -> addPlace();
                case "OPEN" -> open(Pressed.id(row, PlaceId::new));
                case "COPY" -> open(new PlaceDialog(this, house, drafts, house.copyOf(Pressed.id(row, PlaceId::new))));
                case "PUT_BACK" -> putBack(key, Pressed.id(row, PlaceId::new));
                default -> throw Pressed.unknown();
            }
        });
        return board;
    }

    private void addPlace() {
        var floors = house.floors();
        if (floors.isEmpty() || house.departments().isEmpty()) {
            Notice.conflict(getTranslation("refusal.house.nothingYet"));
            return;
        }
        open(new PlaceDialog(
                this,
                house,
                drafts,
                house.next(
                        Place.Kind.CONSULT_ROOM,
                        Integer.parseInt(floors.getFirst().code()))));
    }

    void open(PlaceId place) {
        open(new PlaceDialog(this, house, drafts, place, house.place(place)));
    }

    private void putBack(UUID key, PlaceId place) {
        var look = house.place(place);
        house.putBack(key, place, look.version());
        Notice.done(getTranslation("house.done.PUT_BACK", look.details().name().in(getLocale())));
    }

    private void plan() {
        var bar = new UndoBar(undo);
        var editor = new PlanEditor(boards, source, house, bar);
        editor.onAction((action, row, key) -> {
            if (!action.equals("OPEN")) {
                throw Pressed.unknown();
            }
            open(Pressed.id(row, PlaceId::new));
        });
        add(editor, bar);
    }

    // ---- all else

    private Component floors() {
        var board = board("house.floors", HouseBoard.FLOORS, config -> config.orderedBy("o")
                .empty("i-room", "house.floors.empty", "house.floors.emptyText"));
        board.onAction((action, row, key) -> house.floors().stream()
                .filter(floor -> row.equals("floor:" + floor.code()))
                .findFirst()
                .ifPresent(floor -> open(new FloorDialog(this, house, drafts, floor))));
        return board;
    }

    private Component departments() {
        var board = board("house.departments", HouseBoard.DEPARTMENTS, config -> config.orderedBy("o")
                .empty("i-people", "house.departments.empty", "house.departments.emptyText"));
        board.onAction((action, row, key) -> house.departments().stream()
                .filter(department -> row.equals("department:" + department.code()))
                .findFirst()
                .ifPresent(department -> open(new DepartmentDialog(this, house, drafts, department))));
        return board;
    }

    private Component targets() {
        var board = named("house.targets", HouseBoard.TARGETS, "house.target", house.targets());
        board.onAction((action, row, key) -> house.targets().stream()
                .filter(target -> row.equals("target:" + target.code()))
                .findFirst()
                .ifPresent(target -> open(new FigureDialog(
                        this,
                        drafts,
                        "house.target",
                        target,
                        (press, value) -> house.setTarget(press, target.code(), target.version(), value)))));
        return board;
    }

    private Component rules() {
        var board = named("house.rules", HouseBoard.RULES, "house.rule", house.rules());
        board.onAction((action, row, key) -> house.rules().stream()
                .filter(rule -> row.equals("rule:" + rule.code()))
                .findFirst()
                .ifPresent(rule -> open(new FigureDialog(
                        this,
                        drafts,
                        "house.rule",
                        rule,
                        (press, value) -> house.setRule(press, rule.code(), rule.version(), value)))));
        return board;
    }

    private BoardComponent<Thing> named(
            String name, Audience<Thing> audience, String words, List<HouseAdministration.Number> numbers) {
        var texts = numbers.stream()
                .collect(Collectors.toMap(
                        HouseAdministration.Number::code, number -> HouseWords.of(words, number.code())));
        return board(name, audience, config -> config.texts("c", texts)
                .orderedBy("o")
                .empty("i-clock", "house.none", "house.none"));
    }

    private Component phrases() {
        var texts = house.phrases().stream()
                .collect(Collectors.toMap(
                        HouseAdministration.Text::code, phrase -> HouseWords.of("house.phrase", phrase.code())));
        var board = board("house.phrases", HouseBoard.PHRASES, config -> config.texts("c", texts)
                .orderedBy("o")
                .empty("i-complaint", "house.none", "house.none"));
        board.onAction((action, row, key) -> house.phrases().stream()
                .filter(phrase -> row.equals("phrase:" + phrase.code()))
                .findFirst()
                .ifPresent(phrase -> open(new PhraseDialog(this, house, drafts, phrase))));
        return board;
    }

    private BoardComponent<Thing> board(String name, Audience<Thing> audience, Consumer<BoardConfig> around) {
        return new BoardComponent<>(boards, source, audience, name, List.of(), around);
    }

    /** The language of this screen. */
    Locale language() {
        return getLocale();
    }

    /** A line of a form that is explained, not asked. */
    static Span hint(String words) {
        var hint = new Span(words);
        hint.addClassName("sub");
        return hint;
    }

    void open(Dialog dialog) {
        Dialogs.open(this, dialog);
    }
}

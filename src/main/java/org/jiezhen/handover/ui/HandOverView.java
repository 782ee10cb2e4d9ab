package org.jiezhen.handover.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jiezhen.acts.Undo;
import org.jiezhen.duty.Duty;
import org.jiezhen.duty.DutyState;
import org.jiezhen.duty.Standings;
import org.jiezhen.handover.HandOver;
import org.jiezhen.handover.HandOver.Handed;
import org.jiezhen.handover.InHand;
import org.jiezhen.handover.InHandBoard;
import org.jiezhen.handover.InHandBoard.Thing;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.BoardConfig;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.Mark;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Permission;
import org.jiezhen.shell.Dialogs;
import org.jiezhen.shell.Notice;
import org.jiezhen.shell.UndoBar;
import org.jiezhen.shell.WhoAmI;
import org.jiezhen.staff.Colleague;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.StaffDirectory;

/** What I have in hand, all of it, and to whom it goes before I do. */
@Route("hand-over")
@RolesAllowed(Permission.STAFF_SEE)
@StyleSheet("styles/handover.css")
class HandOverView extends Div implements HasDynamicTitle, BeforeEnterObserver {

    /** Why somebody hands over. */
    enum Then {
        OUT,
        BREAK,
        OFF
    }

    private final LiveBoards boards;
    private final InHandBoard source;
    private final HandOver handOver;
    private final Duty duty;
    private final WhoAmI whoAmI;
    private final CurrentStaff staff;
    private final UndoBar bar;
    private final Div shown = new Div();
    private final ComboBox<Colleague> to = new ComboBox<>();
    private final Button giveAll = new Button("", _ -> all());
    private final Button go = new Button("", _ -> go());
    private Then then = Then.OUT;
    private UUID press = UUID.randomUUID();

    HandOverView(
            LiveBoards boards,
            InHandBoard source,
            HandOver handOver,
            Duty duty,
            StaffDirectory directory,
            Standings standings,
            WhoAmI whoAmI,
            CurrentStaff staff,
            Undo undo) {
        this.boards = boards;
        this.source = source;
        this.handOver = handOver;
        this.duty = duty;
        this.whoAmI = whoAmI;
        this.staff = staff;
        this.bar = new UndoBar(undo);
        addClassNames("page", "handover-page");
        shown.addClassName("handover-board");
        var now = standings.now();
        to.setItems(now.present(directory.colleagues(Permission.STAFF_SEE)).stream()
                .filter(one -> !one.id().equals(staff.id()))
                .toList());
        to.setItemLabelGenerator(one -> now.named(one, getLocale()));
        to.setAriaLabel(getTranslation("handover.to"));
        to.setPlaceholder(getTranslation("handover.to"));
        to.setClearButtonVisible(true);
        to.addValueChangeListener(_ -> show());
        giveAll.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        var tools = new Div(to, giveAll);
        tools.addClassName("handover-tools");
        var foot = new Div(go);
        foot.addClassName("handover-foot");
        add(tools, shown, foot, bar);
        show();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        then = event.getLocation().getQueryParameters().getSingleParameter("then").stream()
                .flatMap(asked ->
                        List.of(Then.values()).stream().filter(one -> one.name().equals(asked)))
                .findFirst()
                .orElse(Then.OUT);
        go.setText(getTranslation("handover.go." + then));
    }

    /** With a colleague chosen each row is given to that colleague; without, it is laid down. */
    private void show() {
        var colleague = to.getValue();
        giveAll.setText(
                colleague == null
                        ? getTranslation("handover.leaveAll")
                        : getTranslation("handover.giveAll", colleague.name()));
        var board = new BoardComponent<Thing>(
                boards,
                source,
                source.of(staff.id(), colleague != null),
                InHandBoard.NAME,
                List.of(),
                config -> describe(config, colleague == null ? "" : colleague.name()));
        board.getElement().setAttribute("data-shows-notices", "OFFER TASK_ASKED");
        board.onAction(this::act);
        shown.removeAll();
        shown.add(board);
    }

    private void describe(BoardConfig config, String name) {
        var give = getTranslation("handover.action.GIVE", name);
        config.title("handover.title")
                .texts("k", source.kinds().stream().collect(Collectors.toMap(InHand::code, this::named)))
                .texts("act", Map.of("GIVE", new Localized(give, give)))
                .marks(
                        "k",
                        source.kinds().stream()
                                .map(kind -> new Mark(kind.code(), kind.icon(), false))
                                .toList())
                .opens()
                .empty("i-check", "handover.empty.title", "handover.empty.text");
    }

    private Localized named(InHand kind) {
        var name = getTranslation(kind.name());
        return new Localized(name, name);
    }

    private void act(String action, String row, UUID key) {
        var colleague = to.getValue();
        var done = action.equals("GIVE") && colleague != null
                ? handOver.give(key, row, colleague.id())
                : handOver.leave(key, row);
        bar.show(done, getTranslation("handover.done." + action));
    }

    private void all() {
        var colleague = to.getValue();
        tell(colleague == null ? handOver.leaveAll(press) : handOver.giveAll(press, colleague.id()));
        press = UUID.randomUUID();
    }

    private void tell(Handed handed) {
        if (handed.done() > 0) {
            Notice.done(getTranslation("handover.handed", handed.done()));
        }
        handed.refused().forEach(Notice::conflict);
    }

    /** Nobody goes with something in hand without having been told what becomes of it. */
    private void go() {
        var left = handOver.mine();
        if (left.isEmpty()) {
            leave();
        } else {
            Dialogs.open(this, new StillInHandDialog(left, then, this::leave));
        }
    }

    private void leave() {
        switch (then) {
            case OUT -> whoAmI.signOut();
            case BREAK -> {
                duty.declare(UUID.randomUUID(), DutyState.BREAK);
                UI.getCurrent().navigate("tasks");
            }
            case OFF -> {
                duty.end(UUID.randomUUID());
                UI.getCurrent().navigate("tasks");
            }
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("handover.title");
    }
}

package org.jiezhen.callbacks.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.UUID;
import org.jiezhen.callbacks.CallbackPermission;
import org.jiezhen.callbacks.Playbook;
import org.jiezhen.callbacks.PlaybookBoard;
import org.jiezhen.callbacks.PlaybookLook;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.BoardConfig;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.Pressed;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shell.Dialogs;
import org.jiezhen.shell.Drafts;
import org.jiezhen.staff.CurrentStaff;

/** The playbook: looked through and searched by whoever speaks with guests, published in versions by whoever keeps it. */
@Route("playbook")
@RolesAllowed(CallbackPermission.PLAYBOOK)
@Menu(title = "nav.playbook", icon = "i-playbook", order = 29)
@StyleSheet("styles/callbacks.css")
class PlaybookView extends Div implements HasDynamicTitle {

    private final PlaybookLook look;
    private final Playbook playbook;
    private final Drafts drafts;
    private final boolean keeps;

    PlaybookView(
            LiveBoards boards,
            PlaybookBoard source,
            PlaybookLook look,
            Playbook playbook,
            CurrentStaff staff,
            Drafts drafts) {
        this.look = look;
        this.playbook = playbook;
        this.drafts = drafts;
        this.keeps = staff.may(CallbackPermission.PLAN);
        addClassNames("page", "callbacks-page");
        var board =
                new BoardComponent<>(boards, source, PlaybookBoard.ALL, PlaybookBoard.NAME, List.of(), this::describe);
        board.onAction(this::act);
        board.lead(lead());
        add(board);
    }

    private Component[] lead() {
        var text = new Paragraph(getTranslation("playbook.lead"));
        return keeps
                ? new Component[] {
                    text,
                    new Button(
                            getTranslation("playbook.add"),
                            _ -> Dialogs.open(this, new PlaybookDialog(playbook, drafts)))
                }
                : new Component[] {text};
    }

    private void describe(BoardConfig config) {
        config.title("playbook.pageTitle")
                .search("playbook.search", "ti", "tx", "wh")
                .searchedInAddress()
                .orderedBy("o")
                .filter("playbook.all", BoardConfig.Rule.ALL)
                .filter("line", "playbook.kind.LINE", "k", List.of("LINE"))
                .filter("question", "playbook.kind.QUESTION", "k", List.of("QUESTION"))
                .filter("type", "playbook.kind.TYPE", "k", List.of("TYPE"))
                .empty("i-consult", "playbook.empty", "playbook.emptyText");
    }

    private void act(String action, String row, UUID key) {
        if (!action.equals("OPEN")) {
            throw Pressed.unknown();
        }
        var entry = look.look(row).orElseThrow(() -> new Refusal("refusal.playbook.which"));
        Dialogs.open(this, keeps ? new PlaybookDialog(playbook, entry, drafts) : new EntryDialog(entry));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("playbook.pageTitle");
    }
}

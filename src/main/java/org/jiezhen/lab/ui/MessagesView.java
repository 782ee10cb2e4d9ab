package org.jiezhen.lab.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.UUID;
import org.jiezhen.lab.LabPermission;
import org.jiezhen.lab.MessageId;
import org.jiezhen.lab.Messages;
import org.jiezhen.lab.MessagesBoard;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.BoardConfig;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.Pressed;
import org.jiezhen.shell.Dialogs;
import org.jiezhen.shell.Icon;
import org.jiezhen.shell.PageLink;

/** What instruments have sent and the house has not taken. */
@Route("lab/messages")
@RolesAllowed(LabPermission.RESULT)
@Menu(title = "nav.messages", icon = "i-inbox", order = 66)
@StyleSheet("styles/lab.css")
class MessagesView extends Div implements HasDynamicTitle {

    private final Messages messages;

    MessagesView(LiveBoards boards, MessagesBoard source, Messages messages) {
        this.messages = messages;
        addClassNames("page", "lab-page");
        var board = new BoardComponent<>(
                boards, source, MessagesBoard.ALL, MessagesBoard.NAME, List.of(), MessagesView::describe);
        board.onAction(this::act);
        var tools = new Div(
                new PageLink("lab", "lab.message.back", Icon.LEFT),
                new PageLink("lab/import", "lab.import.title"),
                new Button(
                        getTranslation("lab.message.ignored"), _ -> Dialogs.open(this, new IgnoredDialog(messages))));
        tools.addClassName("lab-tools");
        board.lead(tools);
        add(board);
    }

    private static void describe(BoardConfig config) {
        config.title("lab.message.title")
                .search("lab.message.search", "no", "sn", "tb")
                .filter("lab.panels.all", BoardConfig.Rule.ALL)
                .empty("i-order", "lab.message.empty", "lab.message.emptyText");
    }

    private void act(String action, String row, UUID key) {
        var message = Pressed.id(row, MessageId::new);
        switch (action) {
            case "AGAIN" -> MessageDialog.again(messages, message, key, this);
            case "OPEN" -> Dialogs.open(this, new MessageDialog(messages, message, this));
            default -> throw Pressed.unknown();
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("lab.message.title");
    }
}

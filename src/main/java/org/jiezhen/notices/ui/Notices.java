package org.jiezhen.notices.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import java.util.UUID;
import org.jiezhen.acts.Undo;
import org.jiezhen.live.Audience;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.Pressed;
import org.jiezhen.notices.NoticesBoard;
import org.jiezhen.notices.NoticesBoard.Notice;
import org.jiezhen.shell.UndoBar;

/** What waits for this person, over whatever page; what is answered here can be taken back here. */
@StyleSheet("styles/notices.css")
final class Notices extends Div {

    private final NoticesBoard board;
    private final UndoBar undo;

    Notices(LiveBoards boards, NoticesBoard board, Audience<Notice> audience, Undo undo) {
        this.board = board;
        this.undo = new UndoBar(undo);
        addClassName("notices");
        var centre = new NoticeCentre(boards, board, audience);
        centre.onAction(this::act);
        add(centre);
    }

    /** A refusal is left to the frame, which says who was first. */
    private void act(String action, String row, UUID key) {
        var parts = row.split(":", 2);
        var act = board.kinds().stream()
                .filter(kind -> kind.code().equals(parts[0]))
                .flatMap(kind -> kind.acts().stream())
                .filter(one -> one.code().equals(action))
                .findFirst()
                .orElseThrow(Pressed::unknown);
        if (undo.getParent().isEmpty()) {
            add(undo);
        }
        undo.show(act.command().run(key, parts[parts.length - 1]), getTranslation(act.done()));
    }
}

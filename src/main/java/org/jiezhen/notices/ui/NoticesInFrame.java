package org.jiezhen.notices.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import org.jiezhen.acts.Undo;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.notices.NoticesBoard;
import org.jiezhen.shared.Permission;
import org.jiezhen.shell.FramePart;
import org.jiezhen.staff.CurrentStaff;

/** Brings the notice centre to every page, and the number of what waits to the navigation. */
@org.springframework.stereotype.Component
class NoticesInFrame implements FramePart {

    private final LiveBoards boards;
    private final NoticesBoard board;
    private final CurrentStaff staff;
    private final Undo undo;

    NoticesInFrame(LiveBoards boards, NoticesBoard board, CurrentStaff staff, Undo undo) {
        this.boards = boards;
        this.board = board;
        this.staff = staff;
        this.undo = undo;
    }

    @Override
    public Optional<Component> create(Where where) {
        if (!staff.may(Permission.STAFF_SEE)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (where) {
                    case PAGE -> new Notices(boards, board, board.of(staff.id(), staff::may), undo);
                    case NAVIGATION -> new NoticeCount(false);
                    case FACE -> new NoticeCount(true);
                });
    }
}

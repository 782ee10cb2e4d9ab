package org.jiezhen.preferences.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.preferences.PreferencesBoard;
import org.jiezhen.shared.Permission;
import org.jiezhen.shell.FramePart;
import org.jiezhen.staff.CurrentStaff;

/** Lets every page of a person follow what the person chooses. */
@org.springframework.stereotype.Component
class PreferencesInFrame implements FramePart {

    private final LiveBoards boards;
    private final PreferencesBoard board;
    private final CurrentStaff staff;

    PreferencesInFrame(LiveBoards boards, PreferencesBoard board, CurrentStaff staff) {
        this.boards = boards;
        this.board = board;
        this.staff = staff;
    }

    @Override
    public Optional<Component> create(Where where) {
        return where == Where.PAGE && staff.may(Permission.STAFF_SEE)
                ? Optional.of(new PersonalPreferences(boards, board, staff.id()))
                : Optional.empty();
    }
}

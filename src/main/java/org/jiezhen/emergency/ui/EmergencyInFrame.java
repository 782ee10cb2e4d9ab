package org.jiezhen.emergency.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import org.jiezhen.duty.Duty;
import org.jiezhen.duty.DutyPermission;
import org.jiezhen.emergency.EmergencyBoard;
import org.jiezhen.emergency.EmergencyPermission;
import org.jiezhen.emergency.EmergencySheets;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.shell.FramePart;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.SignInEnds;

/** Has the browser of whoever may keep the emergency sheet ask for its PIN, on whatever page that is. */
@org.springframework.stereotype.Component
class EmergencyInFrame implements FramePart {

    private final Duty duty;
    private final EmergencySheets sheets;
    private final LiveBoards boards;
    private final EmergencyBoard board;
    private final CurrentStaff staff;
    private final SignInEnds ends;

    EmergencyInFrame(
            Duty duty,
            EmergencySheets sheets,
            LiveBoards boards,
            EmergencyBoard board,
            CurrentStaff staff,
            SignInEnds ends) {
        this.duty = duty;
        this.sheets = sheets;
        this.boards = boards;
        this.board = board;
        this.staff = staff;
        this.ends = ends;
    }

    @Override
    public Optional<Component> create(Where where) {
        return where == Where.PAGE && staff.may(EmergencyPermission.KEEP) && staff.may(DutyPermission.DECLARE)
                ? Optional.of(new EmergencyKeeper(duty, sheets, boards, board, staff, ends))
                : Optional.empty();
    }
}

package org.jiezhen.duty.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import org.jiezhen.acts.Undo;
import org.jiezhen.duty.Duty;
import org.jiezhen.duty.DutyPermission;
import org.jiezhen.shell.FramePart;
import org.jiezhen.staff.CurrentStaff;

/** Asks once whether one is on duty, and lets it be changed from every page. */
@org.springframework.stereotype.Component
class DutyInFrame implements FramePart {

    private final Duty duty;
    private final CurrentStaff staff;
    private final Undo undo;

    DutyInFrame(Duty duty, CurrentStaff staff, Undo undo) {
        this.duty = duty;
        this.staff = staff;
        this.undo = undo;
    }

    @Override
    public Optional<Component> create(Where where) {
        return where == Where.NAVIGATION && staff.may(DutyPermission.DECLARE)
                ? Optional.of(new DutyChoice(duty))
                : Optional.empty();
    }
}

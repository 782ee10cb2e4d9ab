package org.jiezhen.duty.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import org.jiezhen.duty.Duty;
import org.jiezhen.duty.DutyPermission;
import org.jiezhen.shell.FramePart;
import org.jiezhen.shell.Leaving;
import org.jiezhen.staff.CurrentStaff;
import org.springframework.beans.factory.ObjectProvider;

/** Asks once whether one is on duty, and lets it be changed from every page. */
@org.springframework.stereotype.Component
class DutyInFrame implements FramePart {

    private final Duty duty;
    private final CurrentStaff staff;
    private final ObjectProvider<Leaving> leaving;

    DutyInFrame(Duty duty, CurrentStaff staff, ObjectProvider<Leaving> leaving) {
        this.duty = duty;
        this.staff = staff;
        this.leaving = leaving;
    }

    @Override
    public Optional<Component> create(Where where) {
        if (!staff.may(DutyPermission.DECLARE)) {
            return Optional.empty();
        }
        return switch (where) {
            case NAVIGATION -> Optional.of(new DutyChoice(duty, leaving));
            case PAGE -> Optional.of(new DutyQuestion(duty));
            case FACE -> Optional.empty();
        };
    }
}

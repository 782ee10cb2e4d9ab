package org.jiezhen.emergency.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeButton;
import java.util.Optional;
import org.jiezhen.duty.DutyPermission;
import org.jiezhen.emergency.EmergencyPermission;
import org.jiezhen.shell.FrameNote;
import org.jiezhen.shell.Icon;
import org.jiezhen.staff.CurrentStaff;

/** The way to the emergency sheet of this browser, at the foot of the frame: set its PIN, see from when it is, wipe it. */
@org.springframework.stereotype.Component
class EmergencyNote implements FrameNote {

    private final CurrentStaff staff;

    EmergencyNote(CurrentStaff staff) {
        this.staff = staff;
    }

    @Override
    public Optional<Component> create() {
        return staff.may(EmergencyPermission.KEEP) && staff.may(DutyPermission.DECLARE)
                ? Optional.of(button())
                : Optional.empty();
    }

    private static Component button() {
        var button = new NativeButton();
        button.add(Icon.SHEET.create());
        button.add(button.getTranslation("emergency.open"));
        // Opened in the browser: the portal has no part in it.
        button.getElement().executeJs("this.onclick = () => document.dispatchEvent(new Event('jz-sheet'))");
        return button;
    }
}

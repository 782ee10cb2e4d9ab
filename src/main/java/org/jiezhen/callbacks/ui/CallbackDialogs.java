package org.jiezhen.callbacks.ui;

import com.vaadin.flow.component.dialog.Dialog;
import org.jiezhen.callbacks.CallbackCalls;
import org.jiezhen.callbacks.CallbackPermission;
import org.jiezhen.callbacks.CallbackReasons;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.shell.UndoBar;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.StaffDirectory;
import org.springframework.stereotype.Component;

/** The dialogs of who is to be rung. */
@Component
class CallbackDialogs {

    final CallbackCalls calls;
    final CallbackReasons reasons;
    final StaffDirectory directory;
    final CurrentStaff staff;

    CallbackDialogs(CallbackCalls calls, CallbackReasons reasons, StaffDirectory directory, CurrentStaff staff) {
        this.calls = calls;
        this.reasons = reasons;
        this.directory = directory;
        this.staff = staff;
    }

    /** What is due to a person, and what can be settled of it without a call. */
    Dialog of(CustomerId person, UndoBar bar) {
        return new OwedDialog(this, person, calls.owed(person), bar);
    }

    boolean oversees() {
        return staff.may(CallbackPermission.OVERSEE);
    }
}

package org.jiezhen.callbacks.ui;

import com.vaadin.flow.component.dialog.Dialog;
import org.jiezhen.callbacks.CallbackCalls;
import org.jiezhen.callbacks.CallbackPlanning;
import org.jiezhen.callbacks.OwedCallbacks;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.shell.UndoBar;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.StaffDirectory;
import org.springframework.stereotype.Component;

/** The dialogs of who is to be rung. */
@Component
class CallbackDialogs {

    final CallbackCalls calls;
    final OwedCallbacks owing;
    final CallbackPlanning planning;
    final StaffDirectory directory;
    final CurrentStaff staff;

    CallbackDialogs(
            CallbackCalls calls,
            OwedCallbacks owing,
            CallbackPlanning planning,
            StaffDirectory directory,
            CurrentStaff staff) {
        this.calls = calls;
        this.owing = owing;
        this.planning = planning;
        this.directory = directory;
        this.staff = staff;
    }

    /** What is due to a person, and what can be settled of it without a call. */
    Dialog of(CustomerId person, UndoBar bar) {
        return new OwedDialog(this, person, owing.owed(person), bar);
    }
}

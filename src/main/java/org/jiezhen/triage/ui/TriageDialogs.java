package org.jiezhen.triage.ui;

import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.triage.Triage;
import org.jiezhen.triage.TriageLooks;
import org.jiezhen.triage.Wishes;
import org.jiezhen.visits.VisitTypes;
import org.springframework.stereotype.Component;

/** What the dialogs of triage are made with. */
@Component
class TriageDialogs {

    private final Triage triage;
    private final TriageLooks looks;
    private final Wishes wishes;
    private final VisitTypes types;
    private final CurrentStaff staff;

    TriageDialogs(Triage triage, TriageLooks looks, Wishes wishes, VisitTypes types, CurrentStaff staff) {
        this.triage = triage;
        this.looks = looks;
        this.wishes = wishes;
        this.types = types;
        this.staff = staff;
    }

    Triage triage() {
        return triage;
    }

    TriageLooks looks() {
        return looks;
    }

    Wishes wishes() {
        return wishes;
    }

    VisitTypes types() {
        return types;
    }

    CurrentStaff staff() {
        return staff;
    }
}

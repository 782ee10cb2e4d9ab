package org.jiezhen.doctors.ui;

import com.vaadin.flow.component.dialog.Dialog;
import java.time.Clock;
import java.util.function.Consumer;
import org.jiezhen.doctors.DoctorAnswers;
import org.jiezhen.doctors.DoctorBoard;
import org.jiezhen.doctors.DoctorLooks;
import org.jiezhen.doctors.DoctorRequestId;
import org.jiezhen.doctors.DoctorRequests;
import org.jiezhen.duty.Standings;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.UndoBar;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.visits.VisitId;
import org.springframework.stereotype.Component;

/** The dialogs of requests for a doctor, for the pages that open them. */
@Component
class DoctorDialogs {

    final DoctorRequests requests;
    final DoctorAnswers answers;
    final DoctorLooks looks;
    final DoctorBoard board;
    final Standings standings;
    final CurrentStaff staff;
    final Drafts drafts;
    final Clock clock;

    DoctorDialogs(
            DoctorRequests requests,
            DoctorAnswers answers,
            DoctorLooks looks,
            DoctorBoard board,
            Standings standings,
            CurrentStaff staff,
            Drafts drafts,
            Clock clock) {
        this.requests = requests;
        this.answers = answers;
        this.looks = looks;
        this.board = board;
        this.standings = standings;
        this.staff = staff;
        this.drafts = drafts;
        this.clock = clock;
    }

    /**
     * A request, opened: its briefing, its record, and what can be done next.
     *
     * @param opens opens on the page what follows
     * @throws org.jiezhen.shared.Refusal when it concerns others
     */
    Dialog of(DoctorRequestId request, UndoBar bar, Consumer<Dialog> opens) {
        return new RequestDialog(this, looks.open(request), board.find(request).orElse(null), bar, opens);
    }

    /** Asks for a doctor, with a briefing. */
    Dialog ask(VisitId visit, String ticket, UndoBar bar) {
        return BriefingDialog.asking(this, visit, ticket, bar);
    }
}

package org.jiezhen.staff.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.server.VaadinSession;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shell.FrameNote;
import org.jiezhen.shell.Notice;
import org.jiezhen.staff.FailedSignIns;
import org.jiezhen.staff.FailedSignIns.Tried;

/** Says to whoever has signed in that it was tried in vain before: once as a notice, and at the foot of every page. */
@org.springframework.stereotype.Component
class FailedSignInNote implements FrameNote {

    private static final String SAID = FailedSignInNote.class.getName();
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(BusinessTime.ZONE);

    private final FailedSignIns failed;

    FailedSignInNote(FailedSignIns failed) {
        this.failed = failed;
    }

    @Override
    public Optional<Component> create() {
        return failed.beforeThisOne().map(FailedSignInNote::say);
    }

    private static Component say(Tried tried) {
        var note = new Paragraph();
        note.addClassName("failed-before");
        note.setText(note.getTranslation("staff.failedBefore", tried.times(), WHEN.format(tried.last())));
        var session = VaadinSession.getCurrent();
        if (session.getAttribute(SAID) == null) {
            session.setAttribute(SAID, true);
            Notice.conflict(note.getText());
        }
        return note;
    }
}

package org.jiezhen.quotes.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.jiezhen.quotes.Approvals;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.shell.Notice;
import org.jiezhen.shell.Sentences;
import org.jiezhen.visits.VisitId;

/** A version that lets more go than whoever wrote it may: read whole, and answered. */
@StyleSheet("styles/quotes.css")
final class ApprovalDialog extends FormDialog {

    ApprovalDialog(Approvals approvals, VisitId visit, Clock clock) {
        this(approvals, approvals.look(visit), clock);
    }

    private ApprovalDialog(Approvals approvals, Approvals.Look look, Clock clock) {
        super(
                "approvals.dialog",
                look.ticket().text(),
                look.version().number(),
                Versions.percent(look.version().perMille()));
        setWidth("min(640px, 100vw)");
        var version = look.version();
        var by = new Paragraph(getTranslation(
                "approvals.dialog.by",
                Objects.requireNonNullElse(version.answeredBy(), version.byName()),
                Sentences.moment(version.since(), clock.instant()),
                Versions.percent(version.limit()),
                Versions.percent(look.limit())));
        by.addClassName("sub");
        var reason = form.field("reason", new TextField(getTranslation("approvals.reason")));
        form.show(by, Versions.lines(version, getLocale()));
        if (version.note() != null) {
            form.show(new Paragraph(version.note()));
        }
        form.show(reason);
        act(
                "approvals.approve",
                () -> {
                    approvals.approve(form.key(), version.visit(), version.number());
                    Notice.done(getTranslation("approvals.done.approve", version.number()));
                },
                form.press("approvals.decline", () -> {
                    var key = UUID.nameUUIDFromBytes((form.key() + ":decline").getBytes(StandardCharsets.UTF_8));
                    approvals.decline(key, version.visit(), version.number(), reason.getValue());
                    Notice.done(getTranslation("approvals.done.decline"));
                    form.finish();
                }));
    }
}

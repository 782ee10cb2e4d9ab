package org.jiezhen.closing.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jiezhen.closing.ClosingBoard.Left;
import org.jiezhen.closing.ClosingTime;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Ticket;
import org.jiezhen.shell.DateTexts;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.visits.JourneyLink;
import org.jiezhen.visits.Rectifications;
import org.jiezhen.visits.Rectifications.Kind;
import org.jiezhen.visits.Rectifications.Reason;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;

/** What became of a visit that is still open: left unseen, stays overnight, or never was. */
final class ResolveDialog extends FormDialog {

    private final ClosingTime closing;
    private final VisitId visit;
    private final DateTimePicker at = form.field("left", new DateTimePicker(getTranslation("closing.left.at")));

    /** @param rectifications null for somebody who may not say that there was no such visit */
    ResolveDialog(ClosingTime closing, @Nullable Rectifications rectifications, Left left) {
        super("closing.resolve.title", named(left.ticket()));
        this.closing = closing;
        this.visit = left.visit();
        var ticket = left.ticket();
        addClassName("dialog-parts");
        setWidth("min(560px, 100vw)");
        var day = closing.nextToClose();
        form.show(
                gone(),
                part(
                        "closing.overnight.title",
                        getTranslation("closing.overnight.text", day.toString()),
                        form.button("closing.overnight.go", () -> closing.staysOvernight(form.key(), visit, day))));
        if (rectifications != null) {
            form.show(mistake(rectifications));
        }
        noAct("dialog.close", ticket == null ? new Component[0] : new Component[] {journey(ticket)});
    }

    private static String named(@Nullable Ticket ticket) {
        return ticket == null ? "" : ticket.text();
    }

    private Component journey(Ticket ticket) {
        return JourneyLink.of(ticket, getTranslation("visits.dialog.journey"));
    }

    private Div gone() {
        var seen = closing.lastSeen(visit);
        at.setDatePickerI18n(DateTexts.in(getLocale()));
        at.setStep(Duration.ofMinutes(5));
        // Rounded up: the customer cannot have left before.
        at.setValue(seen.atZone(BusinessTime.ZONE)
                .toLocalDateTime()
                .truncatedTo(ChronoUnit.MINUTES)
                .plusMinutes(1));
        var go = form.button("closing.left.go", () -> {
            if (at.getValue() == null) {
                throw new InvalidInput("left", "refusal.day.when");
            }
            closing.leftUnseen(
                    form.key(), visit, at.getValue().atZone(BusinessTime.ZONE).toInstant());
        });
        go.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        var part = part("closing.left.title", getTranslation("closing.left.text"), at, go);
        part.addClassName("first");
        return part;
    }

    private Div mistake(Rectifications rectifications) {
        var version = rectifications.look(visit).version();
        var reason = new RadioButtonGroup<Reason>();
        reason.setItems(Reason.of(Kind.VISIT));
        reason.setItemLabelGenerator(value -> getTranslation("rectify.why." + value));
        reason.setValue(Reason.of(Kind.VISIT).getFirst());
        reason.setAriaLabel(getTranslation("rectify.reason"));
        return part(
                "closing.error.title",
                getTranslation("closing.error.text"),
                reason,
                form.button(
                        "closing.error.go",
                        () -> rectifications.registeredByMistake(form.key(), visit, version, reason.getValue())));
    }

    private Div part(String title, String text, Component... content) {
        var line = new Div(content);
        line.addClassName("line");
        var part = new Div(new H2(getTranslation(title)), new Paragraph(text), line);
        part.addClassName("part");
        return part;
    }
}

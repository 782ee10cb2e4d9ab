package org.jiezhen.closing.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Consumer;
import org.jiezhen.closing.ClosingBoard.Left;
import org.jiezhen.closing.ClosingTime;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Ticket;
import org.jiezhen.shell.DateTexts;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.Drafts.About;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.visits.JourneyLink;
import org.jiezhen.visits.Rectifications;
import org.jiezhen.visits.Rectifications.Kind;
import org.jiezhen.visits.Rectifications.Reason;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;

/** What became of a visit that is still open: left unseen, stays overnight, or never was. Nothing is chosen beforehand. */
final class ResolveDialog extends FormDialog {

    private static final DateTimeFormatter SEEN =
            DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(BusinessTime.ZONE);

    private final ClosingTime closing;
    private final VisitId visit;
    private final Consumer<Dialog> open;
    private final DateTimePicker at = form.field("left", new DateTimePicker(getTranslation("closing.left.at")));
    private final RadioButtonGroup<Reason> why = form.field("why", new RadioButtonGroup<>());

    /**
     * @param rectifications null for somebody who may not say that there was no such visit
     * @param open opens a further dialog in the view
     */
    ResolveDialog(
            ClosingTime closing,
            Drafts drafts,
            @Nullable Rectifications rectifications,
            Left left,
            Consumer<Dialog> open) {
        super("closing.resolve.title", named(left.ticket()));
        this.closing = closing;
        this.open = open;
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
            form.show(mistake(rectifications, named(ticket)));
        }
        form.keeps(drafts, About.of("closing", visit, 0));
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
        var go = form.button("closing.left.go", () -> {
            if (at.getValue() == null) {
                throw new InvalidInput("left", "refusal.day.when");
            }
            closing.leftUnseen(
                    form.key(), visit, at.getValue().atZone(BusinessTime.ZONE).toInstant());
        });
        go.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        var part = part("closing.left.title", getTranslation("closing.left.text", SEEN.format(seen)), at, go);
        part.addClassName("first");
        return part;
    }

    private Div mistake(Rectifications rectifications, String ticket) {
        var version = rectifications.look(visit).version();
        why.setItems(Reason.of(Kind.VISIT));
        why.setItemLabelGenerator(value -> getTranslation("rectify.why." + value));
        why.setAriaLabel(getTranslation("rectify.reason"));
        var go = form.press("closing.error.ask", () -> {
            var reason = Optional.ofNullable(why.getValue())
                    .orElseThrow(() -> new InvalidInput("why", "rectify.reason.needed"));
            open.accept(new VoidDialog(
                    ticket, key -> rectifications.registeredByMistake(key, visit, version, reason), this::close));
        });
        return part("closing.error.title", getTranslation("closing.error.text"), why, go);
    }

    private Div part(String title, String text, Component... content) {
        var line = new Div(content);
        line.addClassName("line");
        var part = new Div(new H2(getTranslation(title)), new Paragraph(text), line);
        part.addClassName("part");
        return part;
    }
}

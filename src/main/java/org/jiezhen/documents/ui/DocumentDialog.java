package org.jiezhen.documents.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jiezhen.documents.DocumentState;
import org.jiezhen.documents.Documents.Look;
import org.jiezhen.documents.Documents.May;
import org.jiezhen.documents.Documents.Signed;
import org.jiezhen.documents.Strokes;
import org.jiezhen.shell.Dialogs;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.shell.Notice;
import org.jiezhen.shell.Sentences;

/** A document, as it is read: its text, who signed it and how, what was altered since, and what can be done with it. */
@StyleSheet("styles/documents.css")
final class DocumentDialog extends FormDialog {

    private static final int SHORT = 8;

    private final DocumentDialogs dialogs;
    private final Look look;
    private final Div page;

    DocumentDialog(DocumentDialogs dialogs, Look look, Div page) {
        super("documents.open.title", look.label(), look.ticket().text());
        this.dialogs = dialogs;
        this.look = look;
        this.page = page;
        setWidth("min(760px, 100vw)");
        var content = new Div();
        content.addClassName("doc-read");
        content.add(standing());
        look.altered().forEach(one -> content.add(alarm(getTranslation("documents.altered.say", one.in(getLocale())))));
        var text = Papers.text(look.body(), look.language());
        text.getElement().setAttribute("aria-label", look.kind().name().in(getLocale()));
        if (look.state() == DocumentState.INACTIVE || look.state() == DocumentState.VOID) {
            text.addClassName("struck");
        }
        content.add(text);
        if (!look.signatures().isEmpty()) {
            content.add(new H2(getTranslation("documents.paper.signatures")));
            look.signatures().forEach(one -> content.add(signature(one)));
        }
        var hash = new Paragraph(getTranslation("documents.hash", look.sha256().substring(0, SHORT), look.sha256()));
        hash.addClassNames("sub", "doc-hash");
        content.add(hash);
        form.show(content);
        noAct("documents.close", acts().toArray(Component[]::new));
    }

    private Div standing() {
        var head = new Div(
                new Span(look.kind().name().in(getLocale())),
                new Span(getTranslation("documents.version", look.version())),
                state());
        head.addClassName("doc-head");
        var all = new Div(head);
        var why = look.why();
        if (why != null) {
            all.add(new Paragraph(why.in(getLocale())
                    + (look.reason() == null ? "" : " " + getTranslation("documents.because", look.reason()))));
        }
        if (look.shownBy() != null) {
            all.add(new Paragraph(getTranslation("documents.shownBy", look.shownBy())));
        }
        return all;
    }

    private Span state() {
        var state = new Span(getTranslation("documents.state." + look.state()));
        state.addClassNames("doc-state", "is-" + look.state().name().toLowerCase(java.util.Locale.ROOT));
        return state;
    }

    private static Paragraph alarm(String text) {
        var alarm = new Paragraph(text);
        alarm.addClassName("doc-why");
        alarm.getElement().setAttribute("role", "alert");
        return alarm;
    }

    private Div signature(Signed one) {
        var name = new Span(getTranslation("documents.signer." + one.signer()) + " " + one.name());
        name.addClassName("doc-who");
        var said = new ArrayList<String>();
        said.add(Sentences.moment(one.at(), Instant.now()));
        if (one.relation() != null) {
            said.add(getTranslation("documents.relation." + one.relation()));
        }
        said.add(
                one.checked().isEmpty()
                        ? getTranslation("documents.paper.signedIn")
                        : getTranslation(
                                "documents.paper.checked",
                                one.checked().stream()
                                        .map(known -> getTranslation("documents.knownBy." + known))
                                        .collect(Collectors.joining(" · ")),
                                one.takenBy()));
        var words = new Div(name, new Span(String.join(" · ", said)));
        words.addClassName("doc-said");
        var row = new Div(words, drawn(one.strokes()));
        row.addClassName("doc-signature");
        if (one.altered()) {
            row.addClassName("is-altered");
        }
        return row;
    }

    /** The strokes as they were drawn. Flow creates no SVG elements by itself, so they are set as text: it is made of numbers. */
    private static Div drawn(Strokes strokes) {
        var lines = strokes.lines().stream()
                .map(line -> "<polyline points='"
                        + line.stream()
                                .map(point -> point.x() + "," + point.y())
                                .collect(Collectors.joining(" "))
                        + "'/>")
                .collect(Collectors.joining());
        var frame = new Div();
        frame.addClassName("doc-strokes");
        frame.getElement()
                .setProperty(
                        "innerHTML",
                        "<svg viewBox='0 0 %d %d' aria-hidden='true'>%s</svg>"
                                .formatted(strokes.width(), strokes.height(), lines));
        return frame;
    }

    private List<Component> acts() {
        var acts = new ArrayList<Component>();
        acts.add(Papers.pdf(dialogs.papers(), look.id(), getTranslation("documents.pdf")));
        if (look.may().contains(May.SHOW)) {
            acts.add(leads("documents.action.SHOW", () -> dialogs.show(look.id(), look.ticket())));
        }
        if (look.may().contains(May.TAKE_BACK)) {
            acts.add(form.button("documents.action.TAKE_BACK", () -> {
                dialogs.documents().takeBack(form.key(), look.id());
                Notice.done(
                        getTranslation("documents.done.TAKE_BACK", look.ticket().text()));
            }));
        }
        if (look.may().contains(May.COUNTERSIGN)) {
            acts.add(leads("documents.countersign", () -> SignatureDialog.countersign(dialogs, look, page)));
        }
        if (look.may().contains(May.WITNESS)) {
            acts.add(leads("documents.witness", () -> SignatureDialog.witness(dialogs, look, page)));
        }
        if (look.may().contains(May.ASK_WITNESS)) {
            acts.add(leads("documents.askWitness", () -> new WitnessDialog(dialogs, look)));
        }
        if (look.may().contains(May.WITHDRAW)) {
            acts.add(leads("documents.withdraw", () -> new WithdrawDialog(dialogs, look)));
        }
        return acts;
    }

    private Button leads(String words, java.util.function.Supplier<Dialog> next) {
        return form.press(words, () -> {
            var dialog = next.get();
            close();
            Dialogs.open(page, dialog);
        });
    }
}

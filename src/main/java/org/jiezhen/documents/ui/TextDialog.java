package org.jiezhen.documents.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.dom.Element;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jiezhen.documents.Comparison;
import org.jiezhen.documents.DocumentTexts;
import org.jiezhen.documents.DocumentTexts.Look;
import org.jiezhen.documents.Placeholder;
import org.jiezhen.documents.PublishedText;
import org.jiezhen.shared.Localized;
import org.jiezhen.shell.Dialogs;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.shell.Notice;
import org.jiezhen.staff.StaffId;

/** The text of a kind: written in both languages, looked at as a guest will see it, compared with the last, proposed, published. */
@StyleSheet("styles/documents.css")
final class TextDialog extends FormDialog {

    private final DocumentTexts texts;
    private final Look look;
    private final TextArea zh = form.secret("zh", new TextArea());
    private final TextArea en = form.secret("en", new TextArea());
    private final DatePicker since = form.secret("since", new DatePicker());
    private final Div below = new Div();

    TextDialog(DocumentTexts texts, Look look, StaffId me, Div page) {
        super("documents.text.title", look.kind().name().in(UI.getCurrent().getLocale()));
        this.texts = texts;
        this.look = look;
        setWidth("min(1100px, 100vw)");
        lay();
        var draft = look.draft();
        var others = new ArrayList<Component>();
        others.add(form.press("documents.text.preview", this::preview));
        if (!look.published().isEmpty()) {
            others.add(form.press("documents.text.compare", this::compare));
        }
        if (draft.begun()) {
            others.add(form.button("documents.text.discard", () -> {
                texts.discard(key("discard"), look.kind().code(), draft.version());
                Notice.done(getTranslation("documents.done.DISCARD"));
            }));
        }
        if (draft.begun() && draft.proposer() == null) {
            others.add(form.press("documents.text.propose", () -> {
                requireSaved();
                texts.propose(key("propose"), look.kind().code(), draft.version());
                form.finish();
                Notice.done(getTranslation("documents.done.PROPOSE"));
            }));
        }
        if (draft.proposer() != null && !draft.proposer().equals(me)) {
            others.add(form.press("documents.text.publish", () -> {
                requireSaved();
                var version = texts.publish(key("publish"), look.kind().code(), draft.version());
                form.finish();
                Notice.done(getTranslation("documents.done.PUBLISH", version));
            }));
        }
        foot(
                form.press("documents.text.save", () -> {
                    texts.write(form.key(), look.kind().code(), draft.version(), said(), since.getValue());
                    form.finish();
                    Dialogs.open(
                            page, new TextDialog(texts, texts.look(look.kind().code()), me, page));
                    Notice.done(getTranslation("documents.done.DRAFT"));
                }),
                others.toArray(Component[]::new));
        if (draft.begun()) {
            compare();
        }
    }

    private void lay() {
        var draft = look.draft();
        zh.setLabel(getTranslation("documents.text.zh"));
        en.setLabel(getTranslation("documents.text.en"));
        zh.getElement().setAttribute("lang", "zh-CN");
        en.getElement().setAttribute("lang", "en");
        zh.setValue(draft.text().zh());
        en.setValue(draft.text().en());
        for (var one : List.of(zh, en)) {
            one.setMinRows(10);
            one.setMaxRows(16);
        }
        since.setLabel(getTranslation("documents.text.since"));
        since.setValue(draft.since());
        since.addClassName("doc-since");
        var both = new Div(zh, en);
        both.addClassName("doc-both");
        below.addClassName("doc-below");
        var hint = new Paragraph(
                look.kind().onForm()
                        ? getTranslation("documents.text.onForm")
                        : getTranslation(
                                "documents.text.placeholders",
                                Arrays.stream(Placeholder.values())
                                        .map(one -> "{" + one.code() + "} "
                                                + getTranslation("documents.placeholder." + one)
                                                + (look.kind().needs().contains(one)
                                                        ? getTranslation("documents.text.needed")
                                                        : ""))
                                        .collect(Collectors.joining(" · "))));
        hint.addClassName("sub");
        var stands = new Paragraph(
                draft.proposer() == null
                        ? getTranslation(draft.begun() ? "documents.text.isDraft" : "documents.text.isNone")
                        : getTranslation(
                                "documents.text.isProposed",
                                draft.proposerName() == null ? "—" : draft.proposerName()));
        form.show(stands, both, since, hint, below, versions());
    }

    private Localized said() {
        return new Localized(zh.getValue(), en.getValue());
    }

    /** What is proposed and published is what stands in the draft, and not what somebody has just typed. */
    private void requireSaved() {
        var draft = look.draft();
        if (!said().equals(draft.text()) || !java.util.Objects.equals(since.getValue(), draft.since())) {
            throw new org.jiezhen.shared.Refusal("refusal.documents.notSaved");
        }
    }

    private void preview() {
        var filled = texts.preview(look.kind().code(), said());
        below.removeAll();
        below.add(new H2(getTranslation("documents.text.previewed")));
        var both =
                new Div(Papers.text(filled.zh(), Locale.SIMPLIFIED_CHINESE), Papers.text(filled.en(), Locale.ENGLISH));
        both.addClassName("doc-both");
        name(both);
        below.add(both);
    }

    private void compare() {
        if (look.published().isEmpty()) {
            return;
        }
        var last = look.published().getFirst();
        below.removeAll();
        below.add(new H2(getTranslation("documents.text.compared", last.version())));
        var both = new Div(
                compared(last.text().zh(), zh.getValue(), Locale.SIMPLIFIED_CHINESE),
                compared(last.text().en(), en.getValue(), Locale.ENGLISH));
        both.addClassName("doc-both");
        name(both);
        below.add(both);
    }

    private void name(Div both) {
        both.getChildren().forEach(one -> one.getElement()
                .setAttribute("aria-label", look.kind().name().in(getLocale())));
    }

    /** Taken out struck through, added underlined: never by colour alone. */
    private static Div compared(String before, String after, Locale language) {
        var text = Papers.text("", language);
        text.addClassName("doc-compared");
        for (var piece : Comparison.of(before, after)) {
            var element = new Element(
                    switch (piece.change()) {
                        case SAME -> "span";
                        case TAKEN_OUT -> "del";
                        case ADDED -> "ins";
                    });
            element.setText(piece.text());
            text.getElement().appendChild(element);
        }
        return text;
    }

    private Div versions() {
        var all = new Div();
        all.addClassName("doc-versions");
        if (!look.published().isEmpty()) {
            all.add(new H2(getTranslation("documents.text.versions")));
        }
        look.published().forEach(one -> all.add(new Div(new Span(version(one)))));
        return all;
    }

    private String version(PublishedText one) {
        return one.proposedBy() == null
                ? getTranslation(
                        "documents.text.cameWith", one.version(), one.since().toString())
                : getTranslation(
                        "documents.text.version",
                        one.version(),
                        one.since().toString(),
                        one.proposedBy(),
                        one.publishedBy() == null ? "—" : one.publishedBy());
    }

    /** Another press of the same form has a key of its own. */
    private UUID key(String what) {
        return UUID.nameUUIDFromBytes((form.key() + ":" + what).getBytes(StandardCharsets.UTF_8));
    }
}

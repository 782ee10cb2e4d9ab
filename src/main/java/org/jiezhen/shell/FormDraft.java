package org.jiezhen.shell;

import com.vaadin.flow.component.HasAriaLabel;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shell.Drafts.About;
import org.jiezhen.shell.Drafts.Draft;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedRuntimeException;

/**
 * What is typed into a form, kept while one types, and what was typed before and not saved, offered again. Only what the
 * person typed is kept, never what the form itself put into its fields.
 */
final class FormDraft {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm").withZone(BusinessTime.ZONE);
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(BusinessTime.ZONE);

    private final Form form;
    private final Drafts drafts;
    private final About about;
    private final Map<String, Form.Kept> fields;
    private final Map<String, String> shown = new LinkedHashMap<>();
    private final Map<String, String> typed = new LinkedHashMap<>();
    private final Map<String, String> arrived = new LinkedHashMap<>();
    private final Unsent unsent;
    private final Div offer = new Div();
    private final Span note = new Span();
    private final Button discard;
    private final Div foot;
    private @Nullable Draft offered;
    private Map<String, String> late = Map.of();
    private boolean due;
    private boolean over;

    FormDraft(Form form, Drafts drafts, About about, Map<String, Form.Kept> fields) {
        this.form = form;
        this.drafts = drafts;
        this.about = about;
        this.fields = fields;
        offer.addClassName("draft-offer");
        offer.getElement().setAttribute("role", "status");
        discard = new Button(form.getTranslation("form.draft.discard"), _ -> discard());
        discard.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        foot = new Div(note, discard);
        foot.addClassName("draft-note");
        foot.setVisible(false);
        fields.forEach((name, field) -> shown.put(name, field.written().read().get()));
        offerNext();
        unsent = new Unsent(form, drafts.seal(about));
        unsent.begin(this::neverArrived);
    }

    /** Something was typed into this field, or taken back. */
    void typed(String name) {
        var text = Objects.requireNonNull(fields.get(name)).written().read().get();
        arrived.put(name, text);
        if (text.equals(shown.get(name))) {
            typed.remove(name);
        } else {
            typed.put(name, text);
        }
        keepSoon();
    }

    /** It is saved. */
    void saved() {
        over = true;
        try {
            drafts.saved(form.key(), about);
        } catch (NestedRuntimeException e) {
            // It is saved, which its key tells; what is left goes by itself.
        }
        unsent.over();
    }

    /** The form is left: what was typed last is kept now. */
    void leave() {
        if (due) {
            keep();
        }
    }

    /** What was typed before, to be gone on with. */
    Div offer() {
        return offer;
    }

    /** Whether what is typed is kept, and since when. */
    Div note() {
        return foot;
    }

    private void discard() {
        over = true;
        drafts.discard(form.key());
        unsent.over();
        form.discarded();
    }

    // Once for everything that arrives together; and not at all when it is saved by the same press.
    private void keepSoon() {
        if (!due) {
            due = true;
            form.getElement().getNode().runWhenAttached(ui -> ui.beforeClientResponse(form, _ -> keep()));
        }
    }

    private void keep() {
        due = false;
        if (over) {
            return;
        }
        foot.setVisible(!typed.isEmpty());
        try {
            if (typed.isEmpty()) {
                drafts.discard(form.key());
            } else {
                var at = drafts.keep(form.key(), about, typed);
                note.setText(at.map(kept -> form.getTranslation("form.draft.kept", TIME.format(kept)))
                        .orElseGet(() -> form.getTranslation("form.draft.tooLong")));
                if (at.isEmpty()) {
                    return;
                }
            }
            unsent.arrived(arrived);
            arrived.clear();
        } catch (NestedRuntimeException e) {
            note.setText(form.getTranslation("form.draft.notKept"));
        }
    }

    private void offerNext() {
        offered = drafts.newest(about, form.key()).orElse(null);
        late = Map.of();
        showOffer();
    }

    /** What the page kept is the end of what was typed before. */
    private void neverArrived(Map<String, String> before) {
        late = new LinkedHashMap<>();
        before.forEach((name, text) -> {
            if (fields.containsKey(name) && !text.equals(shown.get(name))) {
                late.put(name, text);
            }
        });
        if (late.isEmpty()) {
            unsent.over();
        } else {
            showOffer();
        }
    }

    private void showOffer() {
        offer.removeAll();
        var draft = offered;
        offer.setVisible(draft != null || !late.isEmpty());
        if (!offer.isVisible()) {
            return;
        }
        var texts = new LinkedHashMap<String, String>(draft == null ? Map.of() : draft.typed());
        texts.putAll(late);
        var what = fields.entrySet().stream()
                .filter(field -> texts.containsKey(field.getKey()))
                .map(field -> label(field.getValue()))
                .filter(label -> !label.isEmpty())
                .collect(Collectors.joining(form.getTranslation("form.draft.and")));
        offer.add(new Paragraph(
                draft == null
                        ? form.getTranslation("form.draft.late", what)
                        : form.getTranslation("form.draft.offer", DAY_AND_TIME.format(draft.at()), what)));
        if (draft != null && draft.version() != about.version()) {
            offer.add(new Paragraph(form.getTranslation("form.draft.changedSince")));
        }
        offer.add(
                new Button(form.getTranslation("form.draft.goOn"), _ -> goOn(texts)),
                new Button(form.getTranslation("form.draft.discard"), _ -> answered()));
    }

    /** What was typed since the form was opened again is newer, and stays. */
    private void goOn(Map<String, String> texts) {
        var gone = new ArrayList<String>();
        // In the order of the form: what one field shows may decide what another can.
        fields.forEach((name, field) -> {
            var text = texts.get(name);
            if (text == null || typed.containsKey(name)) {
                return;
            }
            if (field.written().write().test(text)) {
                typed.put(name, text);
                arrived.put(name, text);
            } else {
                gone.add(label(field));
            }
        });
        keep();
        answered();
        if (!gone.isEmpty()) {
            note.setText(
                    form.getTranslation("form.draft.gone", String.join(form.getTranslation("form.draft.and"), gone)));
        }
    }

    private void answered() {
        if (offered != null) {
            drafts.discard(offered.press());
        }
        if (!late.isEmpty()) {
            unsent.arrived(late);
        }
        offerNext();
    }

    private static String label(Form.Kept field) {
        var label = field.component() instanceof HasLabel labelled ? labelled.getLabel() : null;
        if (label != null && !label.isEmpty()) {
            return label;
        }
        // Where a heading says the same, it is said to those alone who hear the screen.
        return field.component() instanceof HasAriaLabel heard
                ? heard.getAriaLabel().orElse("")
                : "";
    }
}

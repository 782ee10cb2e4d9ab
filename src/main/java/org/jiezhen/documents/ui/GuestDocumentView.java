package org.jiezhen.documents.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import jakarta.annotation.security.RolesAllowed;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.documents.DocumentPermission;
import org.jiezhen.documents.GuestDocument;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shell.Icon;
import org.jiezhen.shell.Languages;
import org.jiezhen.shell.Sentences;
import org.jspecify.annotations.Nullable;

/**
 * A screen of the house before a guest: the guest's own document, in the guest's language, and nothing of the portal around it.
 * Once that is signed, handed back or taken back it asks to be given back. The password of whose screen it is opens it again.
 */
@Route(value = "documents/guest", autoLayout = false)
@PageTitle("documents.guest.page")
@RolesAllowed(DocumentPermission.AS_GUEST)
@StyleSheet("styles/documents.css")
@JsModule("./shell/presence.ts")
class GuestDocumentView extends Main implements BeforeEnterObserver {

    /** How soon the page sees that it was taken back. */
    private static final int LOOKS_MILLIS = 2_000;

    private final GuestDocument document;
    private final Paragraph why = new Paragraph();
    private @Nullable UUID shown;
    private @Nullable Registration looks;

    GuestDocumentView(GuestDocument document) {
        this.document = document;
        // Of a sign-in that is locked: frontend/shell/presence.ts.
        addClassNames("locked", "lent", "doc-guest");
        why.addClassName("doc-why");
        why.getElement().setAttribute("role", "alert");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        look();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().setPollInterval(LOOKS_MILLIS);
        looks = event.getUI().addPollListener(_ -> {
            if (!document.open().map(opened -> opened.id().value()).equals(Optional.ofNullable(shown))) {
                look();
            }
        });
    }

    @Override
    protected void onDetach(DetachEvent event) {
        event.getUI().setPollInterval(-1);
        if (looks != null) {
            looks.remove();
            looks = null;
        }
    }

    private void look() {
        removeAll();
        var opened = document.open();
        shown = opened.map(one -> one.id().value()).orElse(null);
        opened.ifPresentOrElse(one -> add(top(one), page(one)), () -> add(over()));
        add(staff());
    }

    private static Div top(GuestDocument.Opened opened) {
        var top = new Div(new Span(opened.ticket().text()), new Span(opened.name()));
        top.addClassName("doc-guest-top");
        return top;
    }

    private Div page(GuestDocument.Opened opened) {
        var in = opened.language();
        var key = UUID.randomUUID();
        var handsBack = UUID.randomUUID();
        why.setText("");
        why.setVisible(false);
        var pad = new Pad(said(in, "documents.guest.line." + opened.signer(), opened.name()));
        var sign = new Button(
                said(in, "documents.guest.sign"),
                _ -> pad.drawn((strokes, device) -> tries(in, () -> document.sign(key, opened.id(), strokes, device))));
        sign.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        var wipe = new Button(said(in, "documents.guest.wipe"), _ -> pad.wipe());
        var back = new Button(
                said(in, "documents.guest.handBack"), _ -> tries(in, () -> document.handBack(handsBack, opened.id())));
        var buttons = new Div(sign, wipe, back);
        buttons.addClassName("doc-guest-acts");
        var page = new Div(
                new H1(opened.title()),
                new Paragraph(said(in, opened.free() ? "documents.guest.free" : "documents.guest.lead")),
                Papers.text(opened.body(), in),
                pad,
                why,
                buttons);
        page.addClassName("doc-guest-page");
        page.getElement().setAttribute("lang", in.toLanguageTag());
        return page;
    }

    private void tries(Locale in, Runnable act) {
        try {
            act.run();
            look();
        } catch (Refusal refusal) {
            why.setText(Sentences.of(refusal, in));
            why.setVisible(true);
            if (document.open().isEmpty()) {
                look();
            }
        }
    }

    private String said(Locale in, String key, Object... args) {
        return getTranslation(in, key, args);
    }

    /** In both languages: by now nobody knows in which it was read. */
    private Div over() {
        var over = new Div(Icon.CHECK.create());
        over.addClassName("doc-guest-over");
        for (var language : new Locale[] {Languages.CHINESE, Languages.ENGLISH}) {
            var part = new Div(
                    new H1(said(language, "documents.guest.over.title")),
                    new Paragraph(said(language, "documents.guest.over.text")));
            part.getElement().setAttribute("lang", language.toLanguageTag());
            over.add(part);
        }
        return over;
    }

    private Anchor staff() {
        var staff = new Anchor("locked", getTranslation("documents.guest.staff"));
        staff.getElement().setAttribute("router-link", true);
        staff.addClassName("doc-guest-staff");
        return staff;
    }
}

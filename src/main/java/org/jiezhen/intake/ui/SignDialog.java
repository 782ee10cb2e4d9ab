package org.jiezhen.intake.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.UUID;
import org.jiezhen.intake.PrivacyNotices;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shell.Notice;
import org.jiezhen.visits.VisitId;
import tools.jackson.databind.JsonNode;

/** The guest reads the privacy notice on the tablet, and signs it with a finger, before the guide. */
@StyleSheet("styles/intake.css")
final class SignDialog extends Dialog {

    // Flow's client runs this from its own script, so what is imported has to be named in full.
    private static final String BEGIN =
            "import(new URL('forms/sign.js', document.baseURI).href).then(sign => sign.begin(this, $0))";

    private final Div pad = new Div();
    private final UUID key = UUID.randomUUID();

    SignDialog(PrivacyNotices notices, VisitId visit, String ticket) {
        var notice = notices.newest();
        setHeaderTitle(getTranslation("intake.sign.title", notice.version()));
        setWidth("min(760px, 100vw)");
        setCloseOnOutsideClick(false);
        var text = new Paragraph(notice.text().in(getLocale()));
        text.addClassName("sign-text");
        pad.addClassName("sign-pad");
        var witness = new Paragraph(getTranslation("intake.sign.witness", ticket));
        witness.addClassName("sub");
        add(text, pad, witness);
        pad.addAttachListener(_ -> pad.getElement().executeJs(BEGIN, getTranslation("intake.sign.line")));
        var go = new Button(
                getTranslation("intake.sign.go"),
                _ -> pad.getElement().executeJs("return this.signed?.() ?? {}").then(JsonNode.class, drawn -> {
                    try {
                        notices.sign(
                                key,
                                visit,
                                notice,
                                drawn.path("line").asString(""),
                                drawn.path("device").asString(""));
                        close();
                        Notice.done(getTranslation("intake.done.SIGN", ticket));
                    } catch (Refusal why) {
                        Notice.conflict(why);
                    }
                }));
        go.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter()
                .add(
                        new Button(getTranslation("intake.sign.again"), _ -> pad.getElement()
                                .executeJs("this.again?.()")),
                        new Button(getTranslation("dialog.cancel"), _ -> close()),
                        go);
    }
}

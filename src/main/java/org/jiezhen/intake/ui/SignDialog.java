package org.jiezhen.intake.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import org.jiezhen.intake.PrivacyNotices;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.shell.Notice;
import org.jiezhen.visits.VisitId;
import tools.jackson.databind.JsonNode;

/** The guest reads the privacy notice on the tablet, and signs it with a finger, before the guide. */
@StyleSheet("styles/intake.css")
final class SignDialog extends FormDialog {

    // Flow's client runs this from its own script, so what is imported has to be named in full.
    private static final String BEGIN =
            "import(new URL('forms/sign.js', document.baseURI).href).then(sign => sign.begin(this, $0))";

    private final Div pad = new Div();

    SignDialog(PrivacyNotices notices, VisitId visit, String ticket) {
        this(notices, notices.newest(), visit, ticket);
    }

    private SignDialog(PrivacyNotices notices, PrivacyNotices.Notice notice, VisitId visit, String ticket) {
        super("intake.sign.title", notice.version());
        setWidth("min(760px, 100vw)");
        setCloseOnOutsideClick(false);
        var text = new Paragraph(notice.text().in(getLocale()));
        text.addClassName("sign-text");
        pad.addClassName("sign-pad");
        var witness = new Paragraph(getTranslation("intake.sign.witness", ticket));
        witness.addClassName("sub");
        form.show(text, pad, witness);
        pad.addAttachListener(_ -> pad.getElement().executeJs(BEGIN, getTranslation("intake.sign.line")));
        var go = new Button(
                getTranslation("intake.sign.go"),
                _ -> pad.getElement().executeJs("return this.signed?.() ?? {}").then(JsonNode.class, drawn -> {
                    if (form.tries(() -> notices.sign(
                            form.key(),
                            visit,
                            notice,
                            drawn.path("line").asString(""),
                            drawn.path("device").asString("")))) {
                        close();
                        Notice.done(getTranslation("intake.done.SIGN", ticket));
                    }
                }));
        foot(go, new Button(getTranslation("intake.sign.again"), _ -> pad.getElement()
                .executeJs("this.again?.()")));
    }
}

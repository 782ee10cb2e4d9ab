package org.jiezhen.duty.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.shared.Registration;
import java.util.UUID;
import org.jiezhen.duty.Duty;
import org.jiezhen.duty.Duty.Asked;
import org.jiezhen.duty.DutySaid;
import org.jiezhen.duty.DutyState;
import org.jspecify.annotations.Nullable;

/** Asks whoever has signed in, once, above the page: on duty or not. It covers nothing, and each answer is one press. */
@StyleSheet("styles/duty.css")
final class DutyQuestion extends Div implements AfterNavigationObserver {

    private final Duty duty;
    private final Paragraph asked = new Paragraph();
    private @Nullable Registration heard;

    DutyQuestion(Duty duty) {
        this.duty = duty;
        addClassName("duty-asked");
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", getTranslation("duty.asked.label"));
        var yes = new NativeButton(
                getTranslation("duty.asked.yes"),
                _ -> answer(() -> duty.declare(UUID.randomUUID(), DutyState.ON_DUTY)));
        yes.addClassNames("btn", "s", "go");
        var no = new NativeButton(getTranslation("duty.asked.no"), _ -> answer(() -> duty.decline(UUID.randomUUID())));
        no.addClassNames("btn", "s");
        add(asked, yes, no);
        look();
    }

    private void look() {
        var now = duty.asked();
        setVisible(now != Asked.NO);
        asked.setText(
                switch (now) {
                    case NO -> "";
                    case SIGNED_IN -> getTranslation("duty.asked.SIGNED_IN");
                    case LAPSED -> getTranslation("duty.asked.LAPSED");
                });
    }

    private void answer(Runnable said) {
        // Answered on another page meanwhile: then this one only goes.
        if (duty.asked() != Asked.NO) {
            said.run();
        }
        getUI().ifPresent(DutySaid::tell);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        heard = DutySaid.heard(event.getUI(), this::look);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (heard != null) {
            heard.remove();
        }
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        look();
    }
}

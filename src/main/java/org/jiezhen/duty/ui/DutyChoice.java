package org.jiezhen.duty.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.shared.Registration;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jiezhen.duty.Duty;
import org.jiezhen.duty.DutySaid;
import org.jiezhen.duty.DutyState;
import org.jiezhen.shell.Leaving;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** What one says of one's duty: shown on every page, and changed there with two presses. It opens without the server. */
@StyleSheet("styles/duty.css")
final class DutyChoice extends Div implements AfterNavigationObserver {

    private final Duty duty;
    private final ObjectProvider<Leaving> leaving;
    private final Element summary = new Element("summary");
    private final Element details = new Element("details");
    private final Div choices = new Div();
    private @Nullable Optional<DutyState> shown;
    private @Nullable Registration heard;

    DutyChoice(Duty duty, ObjectProvider<Leaving> leaving) {
        this.duty = duty;
        this.leaving = leaving;
        addClassName("duty-choice");
        choices.addClassName("duty-choices");
        getElement().appendChild(details.appendChild(summary, choices.getElement()));
        show();
    }

    private void show() {
        var said = duty.mine().map(Duty.Said::state);
        details.removeAttribute("open");
        // It is asked with every step, and made anew only where it is another: the buttons of both places are 4 KB.
        if (said.equals(shown)) {
            return;
        }
        shown = said;
        getElement().setAttribute("data-duty", said.map(DutyState::name).orElse("OFF"));
        summary.setText(word(said));
        choices.removeAll();
        Stream.concat(Arrays.stream(DutyState.values()).map(Optional::of), Stream.of(Optional.<DutyState>empty()))
                .filter(state -> !state.equals(said))
                .forEach(state -> choices.add(new NativeButton(word(state), _ -> say(state))));
    }

    private String word(Optional<DutyState> state) {
        return getTranslation("duty.said." + state.map(DutyState::name).orElse("OFF"));
    }

    /** Whoever goes, for a while or for good, hands over first what is in hand. */
    private Optional<String> first(Optional<DutyState> state) {
        return state.filter(one -> one != DutyState.BREAK).isPresent()
                ? Optional.empty()
                : leaving.orderedStream().flatMap(one -> one.first().stream()).findFirst();
    }

    private void say(Optional<DutyState> state) {
        var page = first(state);
        var ui = getUI();
        if (page.isPresent() && ui.isPresent()) {
            details.removeAttribute("open");
            ui.get()
                    .navigate(
                            page.get(),
                            QueryParameters.of(
                                    "then", state.map(DutyState::name).orElse("OFF")));
            return;
        }
        // Said on another page meanwhile: then this one only shows it.
        if (!duty.mine().map(Duty.Said::state).equals(state)) {
            state.ifPresentOrElse(one -> duty.declare(UUID.randomUUID(), one), () -> duty.end(UUID.randomUUID()));
        }
        getUI().ifPresent(DutySaid::tell);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        heard = DutySaid.heard(event.getUI(), this::show);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (heard != null) {
            heard.remove();
        }
    }

    /** What was said on another page is shown here with the next step. */
    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        show();
    }
}

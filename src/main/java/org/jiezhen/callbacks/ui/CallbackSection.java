package org.jiezhen.callbacks.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jiezhen.callbacks.CallbackPermission;
import org.jiezhen.callbacks.OwedCallbacks;
import org.jiezhen.shell.Drafts;
import org.jiezhen.visits.VisitCard;
import org.jiezhen.visits.VisitSection;

/** On the card of a visit: what the guest would have been rung for is asked here, and nobody rings her for it. */
@org.springframework.stereotype.Component
@StyleSheet("styles/callbacks.css")
class CallbackSection implements VisitSection {

    private final OwedCallbacks owing;
    private final Drafts drafts;

    CallbackSection(OwedCallbacks owing, Drafts drafts) {
        this.owing = owing;
        this.drafts = drafts;
    }

    @Override
    public int getOrder() {
        return 65;
    }

    @Override
    public Optional<Component> of(VisitCard card) {
        if (!card.may(CallbackPermission.ASK)) {
            return Optional.empty();
        }
        return owing.owedHere(card.fact().visit())
                .map(owed -> card.part(
                        "callbacks.section",
                        card.line(new Span(card.text(
                                "callbacks.owedHere",
                                owed.due().stream()
                                        .map(one -> card.text(one.what()))
                                        .distinct()
                                        .collect(Collectors.joining("、"))))),
                        card.line(card.button(
                                "callbacks.askHere",
                                false,
                                () -> card.goOnWith(new AskHereDialog(owing, drafts, card, owed))))));
    }
}

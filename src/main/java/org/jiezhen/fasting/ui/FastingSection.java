package org.jiezhen.fasting.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.util.Optional;
import org.jiezhen.fasting.Fasting;
import org.jiezhen.fasting.Fasting.Stand;
import org.jiezhen.fasting.FastingPermission;
import org.jiezhen.fasting.FastingState;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.Sentences;
import org.jiezhen.visits.VisitCard;
import org.jiezhen.visits.VisitSection;

/** Whether a guest may eat and drink, on the card of the visit: how it stands, and for three roles the lifting. */
@org.springframework.stereotype.Component
class FastingSection implements VisitSection {

    private final Fasting fasting;
    private final Drafts drafts;
    private final Clock clock;

    FastingSection(Fasting fasting, Drafts drafts, Clock clock) {
        this.fasting = fasting;
        this.drafts = drafts;
        this.clock = clock;
    }

    @Override
    public int getOrder() {
        return 40;
    }

    @Override
    public Optional<Component> of(VisitCard card) {
        if (!card.may(FastingPermission.SAY)) {
            return Optional.empty();
        }
        return fasting.of(card.fact().visit()).map(stand -> {
            var part = card.part("fasting.section", card.line(new Span(says(card, stand))));
            if (card.may(FastingPermission.LIFT)) {
                part.add(clinical(card, stand));
            } else if (stand.state() == FastingState.YES) {
                part.add(card.line(new Span(card.text("fasting.whoLifts"))));
            }
            return part;
        });
    }

    private String says(VisitCard card, Stand stand) {
        var state = card.text("fasting.state." + stand.state());
        return stand.by() == null
                ? state
                : card.text(
                        "fasting.says",
                        state,
                        card.text("fasting.reason." + stand.reason()),
                        stand.by(),
                        Sentences.moment(stand.since(), clock.instant()));
    }

    private Div clinical(VisitCard card, Stand stand) {
        var line = card.line();
        if (stand.state() != FastingState.YES) {
            line.add(card.button(
                    "fasting.order",
                    false,
                    () -> card.did(fasting.order(card.key(), card.fact().visit()), card.text("fasting.done.YES"))));
        }
        if (stand.state().refuses()) {
            line.add(card.button("fasting.lift", false, () -> card.goOnWith(new LiftDialog(fasting, drafts, card))));
        }
        return line;
    }
}

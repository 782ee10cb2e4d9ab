package org.jiezhen.sales.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.util.Optional;
import org.jiezhen.outcomes.OutcomePermission;
import org.jiezhen.outcomes.Outcomes;
import org.jiezhen.sales.Deals;
import org.jiezhen.sales.Deals.Closed;
import org.jiezhen.sales.SalesPermission;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.Sentences;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitCard;
import org.jiezhen.visits.VisitSection;

/** The deal, on the card of the visit: closed there; what was ordered. */
@org.springframework.stereotype.Component
@StyleSheet("styles/sales.css")
class SalesSection implements VisitSection {

    private final Deals deals;
    private final Outcomes outcomes;
    private final Drafts drafts;
    private final CurrentStaff staff;
    private final Clock clock;

    SalesSection(Deals deals, Outcomes outcomes, Drafts drafts, CurrentStaff staff, Clock clock) {
        this.deals = deals;
        this.outcomes = outcomes;
        this.drafts = drafts;
        this.staff = staff;
        this.clock = clock;
    }

    /** After the quote and the documents, before what else became of it. */
    @Override
    public int getOrder() {
        return 59;
    }

    @Override
    public Optional<Component> of(VisitCard card) {
        var closes = card.may(SalesPermission.CLOSE);
        if (card.fact().source() == Source.BUSINESS || !closes && !card.may(SalesPermission.SEE)) {
            return Optional.empty();
        }
        var visit = card.fact().visit();
        var closed = deals.of(visit);
        if (closed.isPresent()) {
            return Optional.of(said(card, closed.get()));
        }
        var open = closes
                && card.may(OutcomePermission.DECIDE)
                && outcomes.of(visit)
                        .filter(stand -> stand.begun() && stand.kind() == null)
                        .isPresent();
        return open
                ? Optional.of(card.part(
                        "sales.section",
                        card.line(card.button(
                                "sales.say",
                                false,
                                () -> card.goOnWith(new DealDialog(deals, outcomes, drafts, staff, card))))))
                : Optional.empty();
    }

    private Component said(VisitCard card, Closed closed) {
        var part = card.part(
                "sales.section",
                card.line(new Span(
                        card.text("sales.closed", closed.by(), Sentences.moment(closed.at(), clock.instant())))));
        if (!closed.holds()) {
            var warns = new Span(card.text("sales.void"));
            warns.addClassName("t-late");
            part.add(card.line(warns));
        }
        part.add(new OrderParts(closed.orders(), closed.sum(), UI.getCurrent().getLocale()));
        part.add(card.line(new Span(card.text("sales.notKept"))));
        return part;
    }
}

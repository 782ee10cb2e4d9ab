package org.jiezhen.sales.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import org.jiezhen.outcomes.OutcomeKind;
import org.jiezhen.outcomes.Outcomes;
import org.jiezhen.outcomes.SaidFields;
import org.jiezhen.sales.Deals;
import org.jiezhen.sales.Deals.Prepared;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.shell.Sentences;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.visits.VisitCard;
import org.jiezhen.visits.VisitId;

/** Closes a deal: what lacks, or what is ordered, who is credited, what follows; by when the guest is rung. One press. */
@StyleSheet("styles/sales.css")
final class DealDialog extends FormDialog {

    private final Deals deals;
    private final VisitCard card;
    private final VisitId visit;
    private final SaidFields beside;

    DealDialog(Deals deals, Outcomes outcomes, Drafts drafts, CurrentStaff staff, VisitCard card) {
        super("sales.title", card.fact().ticket().text());
        this.deals = deals;
        this.card = card;
        this.visit = card.fact().visit();
        this.beside = new SaidFields(
                form, outcomes, staff, OutcomeKind.DEAL, card.fact().customer() != null);
        var prepared = deals.prepare(visit);
        var all = new Div();
        all.addClassName("sales-form");
        if (prepared.missing().isEmpty()) {
            all.add(
                    new OrderParts(prepared.orders(), prepared.deal(), getLocale()),
                    beside,
                    new Paragraph(getTranslation(prepared.lab() ? "sales.thenWithLab" : "sales.then")));
        } else {
            all.add(lacks(prepared));
        }
        form.show(all);
        if (prepared.missing().isEmpty()) {
            act("sales.go", this::closeDeal);
            form.keeps(drafts, Drafts.About.of("deal", visit, prepared.version()));
        } else {
            noAct("dialog.close");
        }
    }

    private Div lacks(Prepared prepared) {
        var list = new UnorderedList();
        prepared.missing().forEach(lacks -> list.add(new ListItem(Sentences.of(lacks, getLocale()))));
        var all = new Div(
                new Paragraph(getTranslation("sales.lacks", prepared.missing().size() + "")), list);
        all.addClassName("sales-lacks");
        return all;
    }

    private void closeDeal() {
        card.did(deals.close(form.key(), visit, beside.said()), getTranslation("sales.done.CLOSE"));
    }
}

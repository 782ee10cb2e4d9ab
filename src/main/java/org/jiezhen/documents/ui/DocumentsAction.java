package org.jiezhen.documents.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import java.util.Set;
import org.jiezhen.documents.DocumentPermission;
import org.jiezhen.documents.Documents;
import org.jiezhen.shell.PageLink;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitAction;
import org.jiezhen.visits.VisitCard;

/** The way to what a guest signs, at the foot of the card of the visit, for whom it concerns. */
@org.springframework.stereotype.Component
class DocumentsAction implements VisitAction {

    private final Documents documents;

    DocumentsAction(Documents documents) {
        this.documents = documents;
    }

    @Override
    public int getOrder() {
        return 40;
    }

    @Override
    public Set<String> permissions() {
        return Set.of(DocumentPermission.READ);
    }

    @Override
    public Optional<Component> of(VisitCard card) {
        var fact = card.fact();
        return fact.source() == Source.BUSINESS || documents.of(fact.visit()).isEmpty()
                ? Optional.empty()
                : Optional.of(new PageLink(
                        "documents/" + fact.ticket().day() + "/" + fact.ticket().text(), "documents.action"));
    }
}

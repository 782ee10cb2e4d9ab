package org.jiezhen.documents.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jiezhen.documents.DocumentPermission;
import org.jiezhen.documents.Documents;
import org.jiezhen.documents.DocumentsBoard.DocumentFact;
import org.jiezhen.documents.DocumentsBoard.Row;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitCard;
import org.jiezhen.visits.VisitSection;

/** What a guest has signed, what is missing and what holds, on the card of the visit. */
@org.springframework.stereotype.Component
class DocumentsSection implements VisitSection {

    private final Documents documents;

    DocumentsSection(Documents documents) {
        this.documents = documents;
    }

    @Override
    public int getOrder() {
        return 35;
    }

    @Override
    public Optional<Component> of(VisitCard card) {
        if (!card.may(DocumentPermission.READ) || card.fact().source() == Source.BUSINESS) {
            return Optional.empty();
        }
        var all = documents.of(card.fact().visit());
        if (all.isEmpty()) {
            return Optional.empty();
        }
        var part = card.part("documents.section");
        var there = all.stream()
                .filter(one -> one.state() != Row.MISSING && one.state() != Row.NO_TEXT)
                .map(one -> card.text("documents.card.one", card.text(one.name()), state(card, one)))
                .collect(Collectors.joining(" · "));
        if (!there.isEmpty()) {
            part.add(card.line(new Span(there)));
        }
        var missing = all.stream()
                .filter(one -> one.state() == Row.MISSING)
                .map(one -> card.text(one.name()))
                .collect(Collectors.joining(" · "));
        if (!missing.isEmpty()) {
            part.add(card.line(new Span(card.text("documents.card.missing", missing))));
        }
        return Optional.of(part);
    }

    private static String state(VisitCard card, DocumentFact one) {
        return card.text("documents.row." + one.state());
    }
}

package org.jiezhen.documents.ui;

import java.util.Optional;
import java.util.Set;
import org.jiezhen.documents.DocumentPermission;
import org.jiezhen.documents.Documents;
import org.jiezhen.shell.Finding;
import org.jiezhen.shell.Icon;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitShortcut;

/** The way to what a guest signs, from any page, for whom it concerns. */
@org.springframework.stereotype.Component
class DocumentsShortcut implements VisitShortcut {

    private final Documents documents;

    DocumentsShortcut(Documents documents) {
        this.documents = documents;
    }

    @Override
    public int getOrder() {
        return 76;
    }

    @Override
    public Set<String> permissions() {
        return Set.of(DocumentPermission.READ);
    }

    @Override
    public Optional<Finding> of(Guest guest) {
        var fact = guest.fact();
        return fact.source() == Source.BUSINESS || documents.of(fact.visit()).isEmpty()
                ? Optional.empty()
                : Optional.of(guest.page(Icon.SIGNED, guest.text("documents.action"), "documents")
                        .then(guest.text("palette.go")));
    }
}

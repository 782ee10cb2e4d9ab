package org.jiezhen.documents.ui;

import org.jiezhen.documents.GuestDocument;
import org.jiezhen.documents.GuestScreen;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** A screen of the house, while it is turned round to a guest, shows {@link GuestDocumentView}. */
@Component
class GuestDocumentScreen extends GuestScreen {

    private final ObjectProvider<GuestDocument> document;

    GuestDocumentScreen(ObjectProvider<GuestDocument> document) {
        super(GuestDocumentView.class);
        this.document = document;
    }

    /** On the documents of the guest who had it. */
    @Override
    public String goesOnAt() {
        return document.getObject()
                .last()
                .map(ticket -> "documents/" + ticket.day() + "/" + ticket.text())
                .orElse("");
    }
}

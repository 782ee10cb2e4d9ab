package org.jiezhen.documents.ui;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import org.jiezhen.documents.DocumentId;
import org.jiezhen.documents.DocumentPapers;
import org.jiezhen.documents.Documents;
import org.jiezhen.shared.Ticket;
import org.jiezhen.shell.Drafts;
import org.jiezhen.staff.StaffDirectory;
import org.jiezhen.visits.VisitId;
import org.springframework.stereotype.Component;

/** What dialogs about documents are made with. */
@Component
class DocumentDialogs {

    private final Documents documents;
    private final DocumentPapers papers;
    private final StaffDirectory directory;
    private final Drafts drafts;

    DocumentDialogs(Documents documents, DocumentPapers papers, StaffDirectory directory, Drafts drafts) {
        this.documents = documents;
        this.papers = papers;
        this.directory = directory;
        this.drafts = drafts;
    }

    Documents documents() {
        return documents;
    }

    DocumentPapers papers() {
        return papers;
    }

    StaffDirectory directory() {
        return directory;
    }

    Drafts drafts() {
        return drafts;
    }

    /** One of a kind is filled. */
    Dialog fill(VisitId visit, Ticket ticket, String kind, Div page) {
        return new FillDialog(this, visit, ticket, kind, page);
    }

    /** One is put before the guest. */
    Dialog show(DocumentId document, Ticket ticket) {
        return new ShowDialog(documents, document, ticket);
    }

    /** One is read, with what can be done with it. */
    Dialog open(DocumentId document, Div page) {
        return new DocumentDialog(this, documents.look(document), page);
    }
}

package org.jiezhen.documents.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.UUID;
import org.jiezhen.documents.DocumentId;
import org.jiezhen.documents.DocumentPermission;
import org.jiezhen.documents.Documents;
import org.jiezhen.documents.Documents.Opened;
import org.jiezhen.documents.DocumentsBoard;
import org.jiezhen.documents.TextKind;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.BoardConfig;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.Pressed;
import org.jiezhen.live.Watched;
import org.jiezhen.shared.Ticket;
import org.jiezhen.shell.Dialogs;
import org.jiezhen.shell.Notice;
import org.jspecify.annotations.Nullable;

/**
 * The documents of a visit: what is there, what is missing, what holds. The address and the title name the ticket, never the
 * customer; who may not look is told what is told of a ticket that does not exist.
 */
@Route("documents/:day/:ticket")
@RolesAllowed(DocumentPermission.READ)
@StyleSheet("styles/documents.css")
class DocumentsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final String FILL = "FILL";
    private static final String OPEN = "OPEN";

    private final LiveBoards boards;
    private final DocumentsBoard source;
    private final Documents documents;
    private final DocumentDialogs dialogs;
    private @Nullable Opened opened;
    private Watched.@Nullable Watch watch;

    DocumentsView(LiveBoards boards, DocumentsBoard source, Documents documents, DocumentDialogs dialogs) {
        this.boards = boards;
        this.source = source;
        this.documents = documents;
        this.dialogs = dialogs;
        addClassNames("page", "doc-page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var asked = event.getRouteParameters();
        var found = Ticket.parse(
                        asked.get("day").orElse(""), asked.get("ticket").orElse(""))
                .flatMap(documents::open);
        if (found.isPresent()) {
            show(found.get());
        } else {
            event.rerouteToError(NotFoundException.class);
        }
    }

    private void show(Opened found) {
        removeAll();
        opened = found;
        var board = new BoardComponent<>(
                boards, source, found.audience(), DocumentsBoard.NAME, List.of(), DocumentsView::describe);
        board.onAction((action, row, key) -> act(found, action, row, key));
        board.lead(new Paragraph(getTranslation("documents.of", found.ticket().text())));
        add(board);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        if (opened != null) {
            watch = source.watch(opened.visit());
            boards.lookAgain(source);
        }
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (watch != null) {
            watch.close();
            watch = null;
        }
    }

    private static void describe(BoardConfig config) {
        config.title("documents.title")
                .orderedBy("o")
                .filter("documents.filter.all", BoardConfig.Rule.ALL)
                .filter("waits", "documents.filter.waits", "w", List.of("YES"))
                .empty("i-order", "documents.empty", "documents.emptyText");
    }

    private void act(Opened found, String action, String row, UUID key) {
        // A row without a document is the visit and the kind.
        var kind = row.contains(":") ? row.substring(row.indexOf(':') + 1) : "";
        if (!kind.isEmpty()) {
            if (action.equals(OPEN) && kind.equals(TextKind.PRIVACY)) {
                // Signed on the intake form: there it is read.
                getUI().ifPresent(ui -> ui.navigate(
                        "intake/" + found.ticket().day() + "/" + found.ticket().text()));
            } else if (action.equals(FILL) || action.equals(OPEN)) {
                Dialogs.open(this, dialogs.fill(found.visit(), found.ticket(), kind, this));
            } else {
                throw Pressed.unknown();
            }
            return;
        }
        var document = Pressed.id(row, DocumentId::new);
        switch (action) {
            case "SHOW" -> Dialogs.open(this, dialogs.show(document, found.ticket()));
            case OPEN, "SIGN" -> Dialogs.open(this, dialogs.open(document, this));
            case "TAKE_BACK" -> {
                documents.takeBack(key, document);
                Notice.done(getTranslation(
                        "documents.done.TAKE_BACK", found.ticket().text()));
            }
            default -> throw Pressed.unknown();
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation(
                "documents.page", opened == null ? "" : opened.ticket().text());
    }
}

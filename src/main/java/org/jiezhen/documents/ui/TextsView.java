package org.jiezhen.documents.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.UploadHandler;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiezhen.documents.DocumentChecks;
import org.jiezhen.documents.DocumentChecks.Paper;
import org.jiezhen.documents.DocumentPermission;
import org.jiezhen.documents.DocumentTexts;
import org.jiezhen.documents.TextsBoard;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.BoardConfig;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.Pressed;
import org.jiezhen.shell.Dialogs;
import org.jiezhen.shell.Notice;
import org.jiezhen.shell.Sentences;
import org.jiezhen.staff.CurrentStaff;

/** The texts that guests sign: what is in force, what is written, what waits for a second; and whether anything signed was altered. */
@Route("admin/documents")
@RolesAllowed(DocumentPermission.TEXTS)
@Menu(title = "nav.documents", icon = "i-signed", order = 277)
@StyleSheet("styles/documents.css")
class TextsView extends Div implements HasDynamicTitle {

    private final DocumentTexts texts;
    private final DocumentChecks checks;
    private final CurrentStaff staff;
    private final Clock clock;
    private final Paragraph checked = new Paragraph();

    TextsView(
            LiveBoards boards,
            TextsBoard source,
            DocumentTexts texts,
            DocumentChecks checks,
            CurrentStaff staff,
            Clock clock) {
        this.texts = texts;
        this.checks = checks;
        this.staff = staff;
        this.clock = clock;
        addClassNames("page", "doc-page");
        var board =
                new BoardComponent<>(boards, source, TextsBoard.ALL, TextsBoard.NAME, List.of(), TextsView::describe);
        board.onAction(this::act);
        checked.addClassName("doc-checked");
        checked.getElement().setAttribute("role", "status");
        var check = new Div(new Button(getTranslation("documents.check.go"), _ -> check()), paper(), checked);
        check.addClassName("doc-check");
        board.lead(new Paragraph(getTranslation("documents.texts.text")), check);
        add(board);
    }

    private static void describe(BoardConfig config) {
        config.title("documents.texts.title")
                .sorts()
                .orderedBy("o")
                .filter("documents.filter.all", BoardConfig.Rule.ALL)
                .filter("proposed", "documents.progress.PROPOSED", "pr", List.of("PROPOSED"))
                .empty("i-order", "documents.texts.empty", "documents.texts.emptyText");
    }

    private void check() {
        var result = checks.all();
        var altered = Stream.concat(
                        result.altered().stream()
                                .map(one -> getTranslation(
                                        "documents.check.one",
                                        one.ticket().day() + " " + one.ticket().text(),
                                        one.kind().in(getLocale()) + " " + one.label(),
                                        one.what().stream()
                                                .map(what -> what.in(getLocale()))
                                                .collect(Collectors.joining(" · ")))),
                        result.texts().stream().map(one -> getTranslation("documents.check.text", one.in(getLocale()))))
                .toList();
        checked.setText(
                altered.isEmpty()
                        ? getTranslation("documents.check.none", result.documents())
                        : getTranslation("documents.check.some", result.documents(), String.join("  ", altered)));
        checked.setClassName("doc-why", !altered.isEmpty());
    }

    /** Where a file that came back is put to be compared. */
    private Upload paper() {
        var upload = new Upload((UploadHandler) event -> {
            var file = event.getInputStream().readNBytes(DocumentChecks.MOST_BYTES + 1);
            event.getUI().access(() -> compare(file));
        });
        upload.setMaxFileSize(DocumentChecks.MOST_BYTES);
        upload.setAcceptedFileTypes(".pdf", "application/pdf");
        upload.setUploadButton(new Button(getTranslation("documents.check.paper")));
        upload.setDropAllowed(false);
        upload.addClassName("doc-paper");
        upload.addFileRejectedListener(_ -> Notice.conflict(getTranslation("documents.check.unknown")));
        return upload;
    }

    private void compare(byte[] file) {
        var paper = checks.paper(file);
        checked.setText(
                switch (paper) {
                    case Paper.Same same ->
                        getTranslation(
                                "documents.check.same",
                                same.ticket().day() + " " + same.ticket().text(),
                                same.kind().in(getLocale()) + " " + same.label(),
                                Sentences.moment(same.at(), clock.instant()),
                                same.by(),
                                getTranslation("documents.state." + same.state()));
                    case Paper.Altered other ->
                        getTranslation(
                                "documents.check.altered",
                                other.ticket().day() + " " + other.ticket().text(),
                                other.kind().in(getLocale()) + " " + other.label());
                    case Paper.Unknown _ -> getTranslation("documents.check.unknown");
                });
        checked.setClassName("doc-why", !(paper instanceof Paper.Same));
    }

    private void act(String action, String row, UUID key) {
        if (!action.equals("OPEN")) {
            throw Pressed.unknown();
        }
        Dialogs.open(this, new TextDialog(texts, texts.look(row), staff.id(), this));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("documents.texts.title");
    }
}

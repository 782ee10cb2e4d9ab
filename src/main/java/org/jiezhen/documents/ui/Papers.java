package org.jiezhen.documents.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.util.Locale;
import org.jiezhen.documents.DocumentId;
import org.jiezhen.documents.DocumentPapers;

/** How a text is shown, wherever it is read. */
final class Papers {

    private Papers() {}

    /** A text, paragraph by paragraph, in the language in which it is written. */
    static Div text(String body, Locale language) {
        var text = new Div();
        text.addClassName("doc-text");
        text.getElement().setAttribute("lang", language.toLanguageTag());
        // It may be longer than its frame, which is then moved with the keys.
        text.getElement().setAttribute("tabindex", "0");
        text.getElement().setAttribute("role", "group");
        body.lines().filter(line -> !line.isBlank()).forEach(line -> text.add(new Paragraph(line)));
        return text;
    }

    /** Opens a document as a PDF, made when it is pressed: the address and the file name no guest. */
    static Anchor pdf(DocumentPapers papers, DocumentId id, String words) {
        var link = new Anchor(
                DownloadHandler.fromInputStream(_ -> {
                    var paper = papers.open(id);
                    return new DownloadResponse(
                            new ByteArrayInputStream(paper.bytes()),
                            paper.name(),
                            "application/pdf",
                            paper.bytes().length);
                }),
                "");
        link.setText(words);
        link.setTarget(AnchorTarget.BLANK);
        link.addClassName("btn");
        return link;
    }
}

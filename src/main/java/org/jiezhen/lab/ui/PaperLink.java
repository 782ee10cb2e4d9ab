package org.jiezhen.lab.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import org.jiezhen.lab.OrderId;
import org.jiezhen.lab.ReportPapers;

/** Opens a panel's report as a PDF, made when it is pressed: the address and the file name no guest. */
final class PaperLink extends Anchor {

    PaperLink(ReportPapers papers, OrderId order, String panel) {
        this(papers, order, panel, "");
    }

    /** @param name which panel's, where several stand beside each other */
    PaperLink(ReportPapers papers, OrderId order, String panel, String name) {
        super(
                DownloadHandler.fromInputStream(_ -> {
                    var paper = papers.open(order, panel);
                    return new DownloadResponse(
                            new ByteArrayInputStream(paper.bytes()),
                            paper.name(),
                            "application/pdf",
                            paper.bytes().length);
                }),
                "");
        setText(name.isEmpty() ? getTranslation("lab.paper.open") : getTranslation("lab.paper.openOf", name));
        setTarget(AnchorTarget.BLANK);
        addClassName("btn");
    }
}

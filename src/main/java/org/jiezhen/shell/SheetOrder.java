package org.jiezhen.shell;

import com.vaadin.flow.server.communication.IndexHtmlRequestListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import org.jsoup.nodes.Comment;

/**
 * The sheets that a view brings stand after those of the page, so that a module may say otherwise than what all share.
 * Flow's client puts them before its mark, and its mark stands before the page's sheets.
 */
class SheetOrder implements IndexHtmlRequestListener {

    private static final String MARK = "Stylesheet end";

    @Override
    public void modifyIndexHtmlResponse(IndexHtmlResponse response) {
        var head = response.getDocument().head();
        var last = head.select("link[rel=stylesheet]").last();
        if (last != null) {
            head.childNodes().stream()
                    .filter(node -> node instanceof Comment comment
                            && comment.getData().strip().equals(MARK))
                    .findFirst()
                    .ifPresent(last::after);
        }
    }
}

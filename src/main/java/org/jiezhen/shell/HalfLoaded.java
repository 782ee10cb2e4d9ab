package org.jiezhen.shell;

import com.vaadin.flow.server.communication.IndexHtmlRequestListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import org.jsoup.nodes.DataNode;

/**
 * A page of which a part did not come, because the portal or its node went away while it was loading, would stay empty
 * until somebody loads it by hand, and before a wall nobody stands. It loads itself anew; a sheet alone is asked for again. Whoever is just leaving it for another
 * page is not held back: what a page being left does not get, it does not need.
 */
class HalfLoaded implements IndexHtmlRequestListener {

    private static final String SCRIPT = """
            (() => {
              const pause = 3000;
              const leaves = 10000;
              let torn = false;
              let left = -leaves;
              addEventListener('beforeunload', () => { left = performance.now(); });
              addEventListener('error', event => {
                if (event.target instanceof HTMLScriptElement) torn = true;
                if (event.target instanceof HTMLLinkElement) {
                  const sheet = event.target;
                  setTimeout(() => { sheet.href = sheet.href; }, pause);
                }
              }, true);
              addEventListener('unhandledrejection', () => { torn = true; });
              setInterval(() => {
                const leaving = performance.now() - left < leaves;
                if (torn && !leaving && !document.getElementById('outlet')?.childElementCount) location.reload();
              }, pause);
            })()""";

    @Override
    public void modifyIndexHtmlResponse(IndexHtmlResponse response) {
        response.getDocument().head().prependElement("script").appendChild(new DataNode(SCRIPT));
    }
}

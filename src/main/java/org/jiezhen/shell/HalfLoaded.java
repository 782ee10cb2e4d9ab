package org.jiezhen.shell;

import com.vaadin.flow.server.communication.IndexHtmlRequestListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import org.jsoup.nodes.DataNode;

/**
 * A page of which a part did not come, because the portal or its node went away while it was loading, would stay empty
 * until somebody loads it by hand, and before a wall nobody stands. It loads itself anew; a sheet alone is asked for again.
 * So does a page that has all its parts and still shows nothing, because what asks for its content got lost: after a
 * while that doubles each time in a row. Whoever is just leaving it for another page is not held back: what a page being
 * left does not get, it does not need.
 */
class HalfLoaded implements IndexHtmlRequestListener {

    private static final String SCRIPT = """
            (() => {
              const pause = 3000;
              const leaves = 10000;
              const blank = 20000;
              const times = 'jz.blank';
              let torn = false;
              let left = -leaves;
              let loaded = Infinity;
              addEventListener('beforeunload', () => { left = performance.now(); });
              addEventListener('load', () => { loaded = performance.now(); });
              addEventListener('error', event => {
                if (event.target instanceof HTMLScriptElement) torn = true;
                if (event.target instanceof HTMLLinkElement) {
                  const sheet = event.target;
                  setTimeout(() => { sheet.href = sheet.href; }, pause);
                }
              }, true);
              addEventListener('unhandledrejection', () => { torn = true; });
              const again = setInterval(() => {
                if (document.querySelector('#outlet [id^="ROOT"] > *')) {
                  sessionStorage.removeItem(times);
                  clearInterval(again);
                } else if (performance.now() - left >= leaves) {
                  const before = Number(sessionStorage.getItem(times));
                  if (torn) {
                    location.reload();
                  } else if (performance.now() - loaded > blank * 2 ** before) {
                    sessionStorage.setItem(times, Math.min(before + 1, 4));
                    location.reload();
                  }
                }
              }, pause);
            })()""";

    @Override
    public void modifyIndexHtmlResponse(IndexHtmlResponse response) {
        response.getDocument().head().prependElement("script").appendChild(new DataNode(SCRIPT));
    }
}

package org.jiezhen.journeys;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/**
 * What a ruler finds on a page as it stands: nothing hangs over its edge, no word lies upon another, nothing is where
 * nobody can scroll to, and on a small screen too.
 */
final class Ruler {

    /** A tablet upright, the narrowest screen that has the navigation beside the page. */
    private static final int TABLET = 820;

    private static final int PHONE = 390;

    // Text is measured where it is seen: what scrolls is cut at what it scrolls in, and what is closed has no place.
    // What
    // is told over a page, and what stays while the rest passes, may cover something.
    private static final String FIND = """
            () => {
              const found = new Set();
              const edge = innerWidth;
              const name = one => one.tagName.toLowerCase() + [...one.classList].map(c => '.' + c).join('');
              const path = one => (one.parentElement ? name(one.parentElement) + ' > ' : '') + name(one);
              if (document.documentElement.scrollWidth > edge + 1) found.add('the page scrolls sideways');
              const texts = [];
              const main = document.querySelector('main') ?? document.body;
              const walk = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
              for (let node = walk.nextNode(); node; node = walk.nextNode()) {
                const one = node.parentElement;
                if (!node.textContent.trim() || one.closest('svg, style, script, .sr, .vh, [slot=sr-label], vaadin-dialog, vaadin-notification-container')
                    || !one.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true })) continue;
                let covers = false;
                let scrolls = false;
                const around = [];
                for (let up = one; up; up = up.parentElement) {
                  const style = getComputedStyle(up);
                  covers ||= style.position === 'fixed' || style.position === 'sticky' || style.clipPath !== 'none';
                  if (style.overflowX !== 'visible' || style.overflowY !== 'visible') {
                    around.push(up.getBoundingClientRect());
                    scrolls ||= style.overflowX !== 'visible';
                  }
                }
                const range = document.createRange();
                range.selectNodeContents(node);
                for (const box of range.getClientRects()) {
                  if (!scrolls && !covers && (box.right > edge + 1 || box.left < -1)) found.add('over the edge: ' + path(one));
                  const seen = around.reduce((seen, by) => ({
                    left: Math.max(seen.left, by.left), right: Math.min(seen.right, by.right),
                    top: Math.max(seen.top, by.top), bottom: Math.min(seen.bottom, by.bottom),
                  }), box);
                  if (!covers && seen.right - seen.left > 3 && seen.bottom - seen.top > 6) texts.push({ one, ...seen });
                }
              }
              texts.forEach((a, i) => texts.slice(i + 1).forEach(b => {
                if (a.one !== b.one && Math.min(a.right, b.right) - Math.max(a.left, b.left) > 3
                    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 6) {
                  found.add('one upon the other: ' + path(a.one) + ' and ' + path(b.one));
                }
              }));
              for (const one of [main, ...main.querySelectorAll('div, section, aside')]) {
                const style = getComputedStyle(one);
                if (style.overflowY === 'hidden' && one.clientHeight > 40 && one.scrollHeight > one.clientHeight + 3) {
                  found.add('out of reach below: ' + path(one));
                }
              }
              return [...found];
            }""";

    // A board measures itself once the page is laid out, and draws rows or cards before the next frame.
    private static final String DRAWN = """
            async width => {
              const frame = () => new Promise(done => requestAnimationFrame(done));
              while (innerWidth !== width) await frame();
              await frame();
              await frame();
            }""";

    private Ruler() {}

    /** What is found on the page as it stands. */
    @SuppressWarnings("unchecked")
    static List<String> look(Page page) {
        return (List<String>) page.evaluate(FIND);
    }

    /** The same, as narrow as on a tablet and on a phone; the page is as before afterwards. */
    static List<String> lookWhereItIsNarrow(Page page) {
        var before = page.viewportSize();
        var found = new ArrayList<String>();
        for (var width : List.of(TABLET, PHONE)) {
            resize(page, width, before.height);
            look(page).forEach(one -> found.add(width + " wide, " + one));
        }
        resize(page, before.width, before.height);
        return found;
    }

    private static void resize(Page page, int width, int height) {
        page.setViewportSize(width, height);
        page.evaluate(DRAWN, width);
    }
}

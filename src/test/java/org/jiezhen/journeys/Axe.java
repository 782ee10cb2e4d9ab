package org.jiezhen.journeys;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What axe-core finds on a page that keeps people from using it, open shadow roots included. */
final class Axe {

    private static final String SCRIPT = script();

    /** What is not ours, and stays so until the component is mended. */
    private record Known(String rule, String where) {}

    private static final List<Known> KNOWN = List.of(
            // The calendar's dialog gets a name with Vaadin 25.3: vaadin/web-components issue 12241.
            new Known("aria-dialog-name", "vaadin-date-picker-overlay-content"),
            // The names of the weekdays are hidden on purpose, since each day is read in full; the row around them is
            // not: vaadin/web-components issue 4313.
            new Known("aria-required-children", "vaadin-month-calendar / tr[part=\"weekdays\"][role=\"row\"]"));

    /**
     * One element that breaks one rule.
     *
     * @param impact minor, moderate, serious or critical
     * @param where selectors, from the document into shadow roots
     * @param what how to mend it, in axe's words
     */
    record Violation(String rule, String impact, String where, String what) {

        boolean grave() {
            return !KNOWN.stream().anyMatch(known -> known.rule.equals(rule) && where.endsWith(known.where))
                    && (impact.equals("serious") || impact.equals("critical"));
        }

        @Override
        public String toString() {
            return "%s (%s) %s: %s".formatted(rule, impact, where, what);
        }
    }

    // What moves for a while is put where it ends; what follows on its end moves too.
    private static final String COMES_TO_REST = """
            async () => {
              const roots = root => [root, ...[...root.querySelectorAll('*')].flatMap(e => e.shadowRoot ? roots(e.shadowRoot) : [])];
              const moving = () => roots(document).flatMap(root => root.getAnimations()).filter(
                  a => a.playState === 'running' && a.effect.getComputedTiming().endTime < Infinity);
              for (let now = moving(); now.length > 0; now = moving()) {
                now.forEach(a => a.finish());
                await new Promise(requestAnimationFrame);
              }
            }""";

    // What decides whether a word can be read: its own colour and size, and whatever lies behind it, layer by layer.
    private static final String LOOK = """
            async ({ within, without, colours, seen }) => {
              const known = new Set(seen);
              const above = one => one.assignedSlot ?? one.parentElement ?? one.getRootNode().host ?? null;
              const behind = new Map([[null, '']]);
              const layers = one => {
                if (!behind.has(one)) {
                  const style = getComputedStyle(one);
                  behind.set(one, [layers(above(one)), style.backgroundColor, style.backgroundImage, style.opacity].join(';'));
                }
                return behind.get(one);
              };
              const looks = one => {
                const style = getComputedStyle(one);
                const text = [layers(one), style.color, style.fontSize, style.fontWeight, style.textShadow,
                  !!one.closest('[disabled], [aria-disabled="true"]')].join('|');
                let hash = 0;
                for (let i = 0; i < text.length; i++) hash = Math.imul(hash, 31) + text.charCodeAt(i) | 0;
                return hash;
              };
              const says = one => ['INPUT', 'TEXTAREA', 'SELECT'].includes(one.tagName)
                  || [...one.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.textContent.trim());
              const all = root => [...root.querySelectorAll('*')].flatMap(one => [one, ...one.shadowRoot ? all(one.shadowRoot) : []]);
              const fresh = [];
              for (const root of document.querySelectorAll(within)) {
                for (const one of [root, ...root.shadowRoot ? all(root.shadowRoot) : [], ...all(root)]) {
                  if (says(one) && !one.closest(without) && one.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true })) {
                    const look = looks(one);
                    if (!known.has(look)) {
                      known.add(look);
                      fresh.push({ one, look });
                    }
                  }
                }
              }
              // None of these rules reads the sheets again, and nothing here plays by itself.
              const run = async (include, options) => (await axe.run({ include, exclude: [without] },
                  { resultTypes: ['violations'], preload: false, ...options })).violations;
              const found = [];
              if (!colours) {
                found.push(...await run([within], {
                  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
                  rules: { 'color-contrast': { enabled: false } },
                }));
              }
              if (fresh.length > 0) {
                found.push(...await run(fresh.map(({ one }) => one), { runOnly: ['color-contrast'] }));
              }
              return {
                seen: fresh.map(({ look }) => look),
                found: found.flatMap(({ id, nodes }) => nodes.map(({ impact, target, failureSummary }) => ({
                  id, impact, where: target.flat().join(' / '), what: failureSummary.replace(/\\s+/g, ' '),
                }))),
              };
            }""";

    // Words that look alike are as easy to read wherever they stand: by a number for how they look.
    private final Set<Integer> seen = new HashSet<>();

    /**
     * What is found on the page as it stands, once everything on it has moved to where it goes. Of words that look as others
     * did that were looked at before, the colours are not looked at again.
     *
     * @param within a selector: only what lies in there is looked at
     * @param without what lies in there and was looked at before
     */
    List<Violation> look(Page page, String within, String without) {
        return look(page, within, without, false);
    }

    /** What is too faint on the page as it stands: all that other colours can change. */
    List<Violation> lookAtColours(Page page, String within, String without) {
        return look(page, within, without, true);
    }

    @SuppressWarnings("unchecked")
    private List<Violation> look(Page page, String within, String without, boolean colours) {
        page.evaluate(COMES_TO_REST);
        if (page.evaluate("() => !window.axe").equals(true)) {
            page.evaluate(SCRIPT);
        }
        var said = (Map<String, Object>) page.evaluate(
                LOOK, Map.of("within", within, "without", without, "colours", colours, "seen", List.copyOf(seen)));
        seen.addAll((List<Integer>) said.get("seen"));
        return ((List<Map<String, String>>) said.get("found"))
                .stream()
                        .map(one -> new Violation(one.get("id"), one.get("impact"), one.get("where"), one.get("what")))
                        .toList();
    }

    private static String script() {
        try (var in = Axe.class.getResourceAsStream("/axe.min.js")) {
            if (in == null) {
                throw new IllegalStateException("axe-core is not among the tests' libraries");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

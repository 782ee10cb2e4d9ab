package org.jiezhen.journeys;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

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

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
    private static final List<String> COLOURS = List.of("color-contrast");

    private Axe() {}

    /**
     * What is found on the page as it stands, once everything on it has moved to where it goes.
     *
     * @param within a selector: only what lies in there is looked at
     * @param without what lies in there and was looked at before
     */
    static List<Violation> look(Page page, String within, String without) {
        return look(page, within, without, RULES);
    }

    /** What is too faint on the page as it stands: all that other colours can change. */
    static List<Violation> lookAtColours(Page page, String within, String without) {
        return look(page, within, without, COLOURS);
    }

    @SuppressWarnings("unchecked")
    private static List<Violation> look(Page page, String within, String without, List<String> rules) {
        page.evaluate(COMES_TO_REST);
        if (page.evaluate("() => !window.axe").equals(true)) {
            page.evaluate(SCRIPT);
        }
        var found = (List<Map<String, String>>)
                page.evaluate("""
                async ({ within, without, rules }) => {
                  const { violations } = await axe.run({ include: [within], exclude: [without] },
                      // None of these rules reads the sheets again, and nothing here plays by itself.
                      { resultTypes: ['violations'], runOnly: rules, preload: false });
                  return violations.flatMap(({ id, nodes }) => nodes.map(({ impact, target, failureSummary }) => ({
                    id, impact, where: target.flat().join(' / '), what: failureSummary.replace(/\\s+/g, ' '),
                  })));
                }""", Map.of("within", within, "without", without, "rules", rules));
        return found.stream()
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

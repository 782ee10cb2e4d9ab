package org.jiezhen.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.jiezhen.journeys.Axe.Violation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Colours are looked at once for each look of words, and for each that was not seen before. */
class AxeTest {

    private static final String CONTRAST = "color-contrast";

    private final Browsers browsers = new Browsers();
    private final Page page = browsers.desk("en-GB");
    private final Axe axe = new Axe();

    @AfterEach
    void closed() {
        browsers.close();
    }

    @Test
    void wordsTooFaintAreFoundOnceWhereverTheyStand() {
        shows("<p style='color: #ccc'>Waiting</p>");
        assertThat(contrast()).hasSize(1).allMatch(Violation::grave);
        shows("<p style='color: #ccc'>Somebody else</p><p style='color: #111'>Here</p>");
        assertThat(contrast()).as("as faint as before").isEmpty();
        shows("<section style='background: #eee'><p style='color: #bbb'>Late</p></section>");
        assertThat(contrast()).as("another colour").hasSize(1);
        shows("<section style='background: #333'><p style='color: #111'>Here</p></section>");
        assertThat(contrast()).as("the same words before something else").hasSize(1);
    }

    @Test
    void whatIsInAShadowOrInTheDarkIsFoundToo() {
        shows("<div id='host'></div>");
        page.evaluate(
                "() => { host.attachShadow({ mode: 'open' }).innerHTML = `<p style='color: #ccc'>Waiting</p>`; }");
        assertThat(contrast()).hasSize(1);
        shows(
                "<style>p { color: #222 } @media (prefers-color-scheme: dark) { p { background: #444 } }</style><p>Here</p>");
        assertThat(contrast()).isEmpty();
        Walker.inTheDark(page, () -> assertThat(axe.lookAtColours(page, "html", "template"))
                .hasSize(1));
    }

    @Test
    void whateverElseIsWrongIsFoundEachTime() {
        shows("<button></button>");
        assertThat(axe.look(page, "html", "template"))
                .extracting(Violation::rule)
                .contains("button-name");
        assertThat(axe.look(page, "html", "template"))
                .extracting(Violation::rule)
                .contains("button-name");
    }

    private void shows(String body) {
        page.setContent("<html lang='en'><title>A page</title><body style='background: #fff'><main><h1>A page</h1>"
                + body + "</main></body></html>");
    }

    private List<Violation> contrast() {
        return axe.look(page, "html", "template").stream()
                .filter(found -> found.rule().equals(CONTRAST))
                .toList();
    }
}

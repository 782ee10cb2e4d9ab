package org.jiezhen.lab.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jiezhen.lab.Flag;
import org.jiezhen.lab.Result;
import org.jiezhen.lab.Results.Line;
import org.jiezhen.lab.TestItem;
import org.jiezhen.shared.BusinessTime;
import org.jspecify.annotations.Nullable;

/** How results are said on screens: the value with its unit, how it compares, and with what; what stood before. */
final class ResultTexts {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm").withZone(BusinessTime.ZONE);

    private ResultTexts() {}

    /** What is usual of this guest, or why nothing is said. */
    static String usual(Component on, TestItem test, TestItem.@Nullable Limits usual) {
        if (test.kind() != TestItem.Kind.NUMBER) {
            return "";
        }
        if (usual == null) {
            return on.getTranslation("lab.usual.notKnown");
        }
        if (usual.isNone()) {
            return on.getTranslation("lab.usual.none");
        }
        return on.getTranslation("lab.usual.is", bounds(usual));
    }

    private static String bounds(TestItem.Limits usual) {
        var low = usual.low();
        var high = usual.high();
        return low == null ? "< " + plain(high) : high == null ? "> " + plain(low) : plain(low) + "–" + plain(high);
    }

    private static String plain(@Nullable BigDecimal number) {
        if (number == null) {
            return "";
        }
        var bare = number.stripTrailingZeros();
        return bare.setScale(Math.max(0, bare.scale())).toPlainString();
    }

    /** One result in a line: what, how much, how it compares, with what; and what stood before it. */
    static Div line(Component on, Line line, Locale locale) {
        var row = new Div();
        row.addClassName("result-line");
        var name = new Span(line.test().name().in(locale));
        name.addClassName("result-name");
        row.add(name);
        var result = line.result();
        if (result == null) {
            row.add(sub(on.getTranslation("lab.result.none")));
            return row;
        }
        var value = new Span(text(line.test(), result, locale));
        value.addClassName("result-value");
        row.add(value, flag(on, result.flag()), sub(usual(on, line.test(), against(line, result))));
        if (!result.status().isReleased() || result.why() != null) {
            var why = result.why();
            row.add(sub(
                    why == null
                            ? on.getTranslation("lab.status." + result.status())
                            : on.getTranslation(
                                    "lab.result.amended",
                                    on.getTranslation("lab.amendment." + why),
                                    result.by(),
                                    TIME.format(result.since()))));
        }
        line.before().stream().filter(before -> before.status().isReleased()).forEach(before -> {
            var was = sub(on.getTranslation(
                    "lab.result.before", text(line.test(), before, locale), before.by(), TIME.format(before.since())));
            was.addClassName("result-before");
            row.add(was);
        });
        return row;
    }

    // What is usual may have changed since: a result keeps that with which it was compared.
    private static TestItem.@Nullable Limits against(Line line, Result result) {
        return result.flag() == Flag.NOT_KNOWN ? null : result.usual().isNone() ? line.usual() : result.usual();
    }

    /** The value with its unit. */
    static String text(TestItem test, Result result, Locale locale) {
        var value = result.value().text(test).in(locale);
        var unit = result.value().unit();
        return unit == null || unit.isEmpty() ? value : value + " " + unit;
    }

    /** How it compares: a mark and a word, and no colour alone. */
    static Span flag(Component on, Flag flag) {
        var said = new Span(on.getTranslation("lab.flag." + flag));
        said.addClassNames("result-flag", "flag-" + flag.worst().name().toLowerCase(Locale.ROOT));
        return said;
    }

    private static Span sub(String text) {
        var said = new Span(text);
        said.addClassName("result-sub");
        return said;
    }
}

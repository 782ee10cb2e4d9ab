package org.jiezhen.lab.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jiezhen.acts.Done;
import org.jiezhen.lab.OrderId;
import org.jiezhen.lab.ReportPapers;
import org.jiezhen.lab.Reviews;
import org.jiezhen.lab.Reviews.Item;
import org.jiezhen.lab.Reviews.Seen;
import org.jiezhen.lab.Reviews.Sheet;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.shell.UndoBar;

/** What came of a guest's lab forms, result by result, and what lacks; each report is said to be reviewed, or all at once. */
@StyleSheet("styles/lab.css")
final class ReviewDialog extends FormDialog {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm").withZone(BusinessTime.ZONE);

    private final Reviews reviews;
    private final ReportPapers papers;
    private final Sheet sheet;
    private final UndoBar bar;

    /** @param again opens it anew, once one of several reports is reviewed */
    ReviewDialog(Reviews reviews, ReportPapers papers, Sheet sheet, UndoBar bar, Runnable again) {
        super("lab.review.title", sheet.ticket().text(), Objects.requireNonNullElse(sheet.name(), ""));
        this.reviews = reviews;
        this.papers = papers;
        this.sheet = sheet;
        this.bar = bar;
        setWidth("min(760px, 100vw)");
        sheet.items().forEach(item -> form.show(item(item, again)));
        var asked = sheet.items().stream().filter(Item::isAsked).toList();
        if (asked.isEmpty()) {
            noAct("lab.close");
        } else {
            act("lab.review.all", () -> review(asked));
        }
    }

    private Div item(Item item, Runnable again) {
        var head = new Div(new H2(item.name().in(getLocale())));
        head.addClassName("result-head");
        var part = new Div(head);
        part.addClassName("part");
        var status = item.status();
        if (status == null) {
            head.add(sub(getTranslation(
                    item.progress() == null ? "lab.review.notExamined" : "lab.state." + item.progress())));
            return part;
        }
        var flag = new Span(getTranslation("lab.worst." + item.flag()));
        flag.addClassNames(
                "result-flag",
                "flag-" + Objects.requireNonNull(item.flag()).name().toLowerCase(Locale.ROOT));
        head.add(sub(getTranslation("lab.status." + status)), flag);
        item.lines().forEach(line -> part.add(ResultTexts.line(this, line, getLocale())));
        if (item.conclusion() != null) {
            part.add(new Paragraph(item.conclusion()));
        }
        var foot = new Div();
        foot.addClassName("result-foot");
        part.add(foot);
        if (item.reviewed() != null) {
            foot.add(sub(getTranslation(
                    "lab.review.by", Objects.requireNonNullElse(item.by(), ""), TIME.format(item.reviewed()))));
        } else if (item.isAsked()) {
            foot.add(form.press("lab.review.one", () -> {
                review(List.of(item));
                close();
                again.run();
            }));
        }
        foot.add(new PaperLink(papers, item.order(), item.panel()));
        return part;
    }

    private static Span sub(String text) {
        var said = new Span(text);
        said.addClassName("result-sub");
        return said;
    }

    // A form for each: what was said twice of one of them is said once.
    private void review(List<Item> items) {
        Map<OrderId, List<Seen>> seen = new LinkedHashMap<>();
        items.forEach(item -> seen.computeIfAbsent(item.order(), _ -> new ArrayList<>())
                .add(new Seen(item.panel(), Objects.requireNonNull(item.report()))));
        var done = new ArrayList<Done<?>>();
        seen.forEach((order, reports) -> done.add(reviews.review(key(order, reports), order, reports)));
        bar.show(done, sheet.ticket().text(), getTranslation("lab.done.REVIEW"));
    }

    private UUID key(OrderId order, List<Seen> reports) {
        return UUID.nameUUIDFromBytes((form.key() + " " + order + " " + reports).getBytes(StandardCharsets.UTF_8));
    }
}

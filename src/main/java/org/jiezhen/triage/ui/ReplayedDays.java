package org.jiezhen.triage.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.staff.StaffId;
import org.jiezhen.triage.TriageRules.Replayed;
import org.jspecify.annotations.Nullable;

/** What days would have been by the draft: who would have received how many, and which guests another. */
@StyleSheet("styles/triage.css")
final class ReplayedDays extends Div {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(BusinessTime.ZONE);

    private final RuleSentences said;

    ReplayedDays(RuleSentences said, Replayed replayed) {
        this.said = said;
        addClassName("replayed");
        getElement().setAttribute("role", "status");
        add(new Paragraph(said.words(
                "triage.replay.said",
                replayed.all().size() + "",
                replayed.others().size() + "",
                replayed.overruled() + "",
                spread(replayed.was()),
                spread(replayed.would()))));
        if (replayed.waits().guests() > 0) {
            add(new Paragraph(said.words(
                    "triage.replay.waits",
                    minutes(replayed.waits().middle()),
                    minutes(replayed.waits().nineOfTen()),
                    minutes(replayed.wouldWait().middle()),
                    minutes(replayed.wouldWait().nineOfTen()))));
        }
        if (replayed.overruled() > 0) {
            add(new Paragraph(said.words("triage.replay.agreed", replayed.overruled() + "", replayed.agreed() + "")));
        }
        var most = Math.max(1, Math.max(most(replayed.was()), most(replayed.would())));
        said.named().people().forEach((who, name) -> {
            var was = replayed.was().getOrDefault(who, 0);
            var would = replayed.would().getOrDefault(who, 0);
            if (was + would > 0) {
                add(Bars.row(
                        name, said.words("triage.replay.was"), was, most, said.words("triage.replay.would"), would));
            }
        });
        var rows = new Div();
        replayed.others().forEach(one -> {
            var would = one.would();
            rows.add(new Paragraph(new Span(said.words(
                    "triage.replay.row",
                    MOMENT.format(one.at()),
                    said.person(one.was()),
                    would == null ? "—" : said.person(would),
                    waits(one.waited()),
                    waits(one.wouldWait())))));
        });
        add(new NativeDetails(
                said.words("triage.replay.others", replayed.others().size() + ""), rows));
    }

    private String waits(@Nullable Duration wait) {
        return wait == null ? "—" : said.words("triage.replay.wait", minutes(wait));
    }

    private static String minutes(Duration wait) {
        return (wait.toSeconds() + 30) / 60 + "";
    }

    private static int most(Map<StaffId, Integer> all) {
        return all.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /** By how many the one who has most and the one who has least differ. */
    private static String spread(Map<StaffId, Integer> all) {
        return most(all)
                - all.values().stream().mapToInt(Integer::intValue).min().orElse(0) + "";
    }
}

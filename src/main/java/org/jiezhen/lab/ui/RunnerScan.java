package org.jiezhen.lab.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.internal.AllowInert;
import com.vaadin.flow.internal.JacksonUtils;
import java.util.stream.Stream;
import org.jiezhen.lab.Trips;
import org.jiezhen.lab.Trips.Meaning;
import org.jiezhen.live.Pressed;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shell.Answered;
import org.jiezhen.shell.Sentences;
import org.jiezhen.shell.UndoBar;
import tools.jackson.databind.node.ObjectNode;

/**
 * The scanner of whoever runs, in {@code frontend/lab/lab-scan.ts}: a code is read, said to be which tube, and confirmed. What
 * the page could not send it sends again with the same key, and is answered the same.
 */
@Tag("lab-scan")
@JsModule("./lab/lab-scan.ts")
@NpmPackage(value = "@zxing/browser", version = "0.2.1")
@NpmPackage(value = "@zxing/library", version = "0.23.0")
@StyleSheet("styles/lab.css")
final class RunnerScan extends Component {

    private final transient Trips trips;
    private final transient Answered answered;
    private final UndoBar bar;

    RunnerScan(Trips trips, Answered answered, UndoBar bar) {
        this.trips = trips;
        this.answered = answered;
        this.bar = bar;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        var config = CameraWords.of(
                        this,
                        "lab.scan.TAKE",
                        "lab.scan.HAND",
                        "lab.scan.number",
                        "lab.scan.read",
                        "lab.scan.asks",
                        "lab.scan.unknown",
                        "lab.scan.done",
                        "lab.scan.waits",
                        "lab.scan.cancel",
                        "lab.scan.seen")
                .put("who", answered.who())
                .put("zone", BusinessTime.ZONE.getId())
                .put("label", getTranslation("lab.runners.scan"));
        getElement().setPropertyJson("config", config);
    }

    /** Which tube a code is of, and what can be done with it next; or what is wrong with it. */
    @AllowInert
    @ClientCallable
    ObjectNode look(String code) {
        var answer = JacksonUtils.createObjectNode();
        try {
            var scanned = trips.read(code);
            answer.put("l", scanned.label())
                    .put("tk", scanned.ticket().text())
                    .put("tb", scanned.tube().in(getLocale()))
                    .put("m", scanned.meaning().name());
            var to = scanned.to();
            if (to != null) {
                answer.put("to", to.in(getLocale()));
            }
            return answer;
        } catch (Refusal why) {
            return answer.put("why", Sentences.of(why, getLocale()));
        }
    }

    /**
     * It is taken, or handed over.
     *
     * @param key the same for each try to say this
     * @return empty once it is committed; or why not
     */
    @AllowInert
    @ClientCallable
    ObjectNode confirm(String key, String code, String meaning) {
        var answer = JacksonUtils.createObjectNode();
        try {
            var means = Stream.of(Meaning.values())
                    .filter(one -> one.name().equals(meaning))
                    .findFirst()
                    .orElseThrow(Pressed::unknown);
            bar.show(trips.confirm(Pressed.uuid(key), code, means), getTranslation("lab.done." + means));
            return answer;
        } catch (Refusal why) {
            return answer.put("why", Sentences.of(why, getLocale()));
        }
    }
}

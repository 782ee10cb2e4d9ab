package org.jiezhen.shell;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.internal.AllowInert;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jiezhen.shared.PressKey;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Says what was pressed and not saved, after a page had to be loaded anew. The page remembers it until it is answered:
 * {@code frontend/shell/press-memory.ts}.
 */
@Tag("press-memory")
@JsModule("./shell/press-memory.ts")
final class PressMemory extends Component {

    private static final int MOST = 10;
    private static final int LONGEST = 60;
    private static final int LONGEST_MESSAGE = 10_000;
    private static final JsonMapper JSON = JsonMapper.shared();

    /**
     * A press as the page remembers it.
     *
     * @param said what the button said; empty when it may have said a name
     * @param key the key of the form it was pressed in, or of what is registered by it
     * @param of of what a board makes the key of a press: subscription, action, row and version
     * @param form set when a form was open in which something was typed: {@code kept}, or {@code lost}
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Press(
            String said,
            @Nullable String key,
            @Nullable List<String> of,
            @Nullable String form) {

        /** Whether it was a form's button, and no board's. */
        boolean inForm() {
            return key != null && of == null;
        }

        /** The key under which the journal would know it; nothing when it would not. */
        @Nullable
        UUID journalled() {
            try {
                if (key != null) {
                    return UUID.fromString(key);
                }
                // Without a row two presses are not told apart by what the board showed.
                return of == null || of.size() != 4 || of.get(2).isEmpty()
                        ? null
                        : PressKey.of(of.get(0), of.get(1), of.get(2), Double.parseDouble(of.get(3)));
            } catch (IllegalArgumentException e) {
                return null;
            }
        }
    }

    private final transient Answered answered;

    PressMemory(Answered answered) {
        this.answered = answered;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        getElement().callJsFunction("begin", answered.who());
    }

    /** Nothing to do: whoever is answered this was answered everything before it. Also while a dialog is in front. */
    @AllowInert
    @ClientCallable
    private void heard() {}

    @AllowInert
    @ClientCallable
    private void before(String presses) {
        if (presses.length() <= LONGEST_MESSAGE) {
            try {
                sentences(Arrays.asList(JSON.readValue(presses, Press[].class))).forEach(Notice::conflict);
            } catch (JacksonException e) {
                // What a page has forgotten how to say is nothing.
                return;
            }
        }
    }

    /** What is to be said of these. */
    Set<String> sentences(List<Press> presses) {
        var few = presses.stream().limit(MOST).toList();
        var sentences = few.stream()
                .filter(press -> press.form == null)
                .flatMap(press -> sentence(press).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        var saidOfForm = few.stream().anyMatch(press -> press.form == null && press.inForm());
        if (!saidOfForm) {
            few.stream()
                    .filter(press -> press.form != null)
                    .findFirst()
                    .ifPresent(press -> sentences.add(
                            getTranslation("kept".equals(press.form) ? "press.form.kept" : "press.form.lost")));
        }
        return sentences;
    }

    private Optional<String> sentence(Press press) {
        var said = press.said.isBlank()
                ? getTranslation("press.last")
                : press.said.substring(0, Math.min(LONGEST, press.said.length()));
        var key = press.journalled();
        if (key == null) {
            return Optional.of(getTranslation("press.unanswered", said));
        }
        return answered.wasSaved(key)
                ? Optional.empty()
                : Optional.of(getTranslation(press.inForm() ? "press.notSaved.form" : "press.notSaved", said));
    }
}

package org.jiezhen.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.internal.JacksonUtils;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jiezhen.acts.Done;
import org.jiezhen.acts.Undo;
import org.jiezhen.shared.Refusal;
import org.jspecify.annotations.Nullable;

/** What was just done, with its ticket shown large, and the ten seconds in which it can be taken back. */
@Tag("undo-bar")
@JsModule("./shell/undo-bar.ts")
public final class UndoBar extends Component {

    private static final List<String> WORDS =
            List.of("undo.title", "undo.button", "undo.asked", "undo.details", "undo.close");

    // The press that takes it back: the same one, however often it comes.
    private record Shown(
            List<Done<?>> done, String label, @Nullable Runnable details, List<UUID> undoKeys) {

        private String token() {
            return Long.toString(done.getFirst().entry());
        }
    }

    private final Undo undo;
    private @Nullable Shown shown;

    public UndoBar(Undo undo) {
        this.undo = undo;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        var config = JacksonUtils.createObjectNode().put("lang", Languages.tag(getLocale()));
        var words = config.putObject("words");
        WORDS.forEach(key -> words.put(key, getTranslation(key)));
        getElement().callJsFunction("begin", config);
    }

    /** Shows what was done. */
    public void show(Done<?> done, String text) {
        show(done, text, null);
    }

    /** Says what was done that no tap takes back. */
    public void say(Done<?> done, String text) {
        shown = null;
        show(done.label(), text, 0, "", false);
    }

    /**
     * Shows what was done, to which there is more to write down.
     *
     * @param details opens what is to be filled in
     */
    public void show(Done<?> done, String text, @Nullable Runnable details) {
        show(new Shown(List.of(done), done.label(), details, List.of(UUID.randomUUID())), text);
    }

    /**
     * Shows what was done with several at once, which is taken back together.
     *
     * @param label what all of it is called
     */
    public void show(Collection<? extends Done<?>> done, String label, String text) {
        show(
                new Shown(
                        List.copyOf(done),
                        label,
                        null,
                        done.stream().map(_ -> UUID.randomUUID()).toList()),
                text);
    }

    private void show(Shown now, String text) {
        shown = now;
        show(now.label, text, Undo.WITHIN.toSeconds(), now.token(), now.details != null);
    }

    private void show(String label, String text, long seconds, String token, boolean details) {
        getElement()
                .callJsFunction(
                        "show",
                        JacksonUtils.createObjectNode()
                                .put("ticket", label)
                                .put("text", text)
                                .put("seconds", seconds)
                                .put("token", token)
                                .put("details", details));
    }

    @ClientCallable
    private void undo(String token) {
        var last = shown;
        if (last != null && token.equals(last.token())) {
            @Nullable Refusal refused = null;
            var undone = 0;
            for (var n = 0; n < last.done.size(); n++) {
                try {
                    undo.takeBack(last.undoKeys.get(n), last.done.get(n).entry());
                    undone++;
                } catch (Refusal why) {
                    // What somebody did on top of one of them hinders none of the others.
                    refused = why;
                }
            }
            if (refused != null && undone == 0) {
                throw refused;
            }
            // Nothing more can be undone.
            shown = null;
            show(last.label, getTranslation("undo.undone"), 0, "", false);
            if (refused != null) {
                Notice.conflict(refused);
            }
        }
    }

    @ClientCallable
    private void details(String token) {
        var last = shown;
        if (last != null && last.details != null && token.equals(last.token())) {
            last.details.run();
        }
    }
}

package org.jiezhen.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.internal.JacksonUtils;
import java.util.List;
import java.util.UUID;
import org.jiezhen.acts.Done;
import org.jiezhen.acts.Undo;
import org.jspecify.annotations.Nullable;

/** What was just done, with its ticket shown large, and the ten seconds in which it can be taken back. */
@Tag("undo-bar")
@JsModule("./shell/undo-bar.ts")
public final class UndoBar extends Component {

    private static final List<String> WORDS =
            List.of("undo.title", "undo.button", "undo.asked", "undo.details", "undo.close");

    // The press that takes it back: the same one, however often it comes.
    private record Shown(Done<?> done, @Nullable Runnable details, UUID undoKey) {}

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

    /**
     * Shows what was done, to which there is more to write down.
     *
     * @param details opens what is to be filled in
     */
    public void show(Done<?> done, String text, @Nullable Runnable details) {
        shown = new Shown(done, details, UUID.randomUUID());
        show(done.label(), text, Undo.WITHIN.toSeconds(), Long.toString(done.entry()), details != null);
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
        if (last != null && token.equals(Long.toString(last.done.entry()))) {
            var undone = undo.takeBack(last.undoKey, last.done.entry());
            // Nothing more can be undone.
            shown = null;
            show(undone.label(), getTranslation("undo.undone"), 0, "", false);
        }
    }

    @ClientCallable
    private void details(String token) {
        var last = shown;
        if (last != null && last.details != null && token.equals(Long.toString(last.done.entry()))) {
            last.details.run();
        }
    }
}

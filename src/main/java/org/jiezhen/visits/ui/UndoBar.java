package org.jiezhen.visits.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.internal.JacksonUtils;
import java.util.function.Consumer;
import org.jiezhen.live.BoardConfig;
import org.jiezhen.visits.Done;
import org.jiezhen.visits.FrontDesk;
import org.jspecify.annotations.Nullable;

/** What was just done, with its ticket shown large, and the ten seconds in which it can be taken back. */
@Tag("undo-bar")
@JsModule("./shell/undo-bar.ts")
final class UndoBar extends Component {

    private Consumer<Done> undo = done -> {};
    private Consumer<Done> details = done -> {};
    private @Nullable Done last;

    void onUndo(Consumer<Done> handler) {
        undo = handler;
    }

    void onDetails(Consumer<Done> handler) {
        details = handler;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        getElement()
                .callJsFunction(
                        "begin",
                        BoardConfig.words(
                                this, "undo.title", "undo.button", "undo.asked", "undo.details", "undo.close"));
    }

    /**
     * Shows what was done.
     *
     * @param withDetails whether there is more to write down about the customer
     */
    void show(Done done, String text, boolean withDetails) {
        last = done;
        getElement()
                .callJsFunction(
                        "show",
                        JacksonUtils.createObjectNode()
                                .put("ticket", done.ticket())
                                .put("text", text)
                                .put("seconds", FrontDesk.UNDO.toSeconds())
                                .put("token", Long.toString(done.entry()))
                                .put("details", withDetails));
    }

    /** Says that it was taken back; nothing more can be undone. */
    void showUndone(String ticket, String text) {
        last = null;
        getElement()
                .callJsFunction(
                        "show",
                        JacksonUtils.createObjectNode()
                                .put("ticket", ticket)
                                .put("text", text)
                                .put("seconds", 0)
                                .put("token", "")
                                .put("details", false));
    }

    @ClientCallable
    private void undo(String token) {
        with(token, undo);
    }

    @ClientCallable
    private void details(String token) {
        with(token, details);
    }

    private void with(String token, Consumer<Done> handler) {
        var done = last;
        if (done != null && token.equals(Long.toString(done.entry()))) {
            handler.accept(done);
        }
    }
}

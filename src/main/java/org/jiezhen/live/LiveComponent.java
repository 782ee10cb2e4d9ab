package org.jiezhen.live;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jiezhen.shared.PressKey;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/**
 * A Lit element that shows a live board. It is told its configuration once, then given updates as they come; the view
 * that holds it never queries when pushed to. What a person does on it arrives as an action on a row.
 */
public abstract class LiveComponent<F extends BoardSource.Fact> extends Component {

    /** What a person did on the board. */
    @FunctionalInterface
    public interface ActionHandler {
        /**
         * @param action the action's code, as the board's rows or configuration named it
         * @param row the row's id; empty when the action is not about a row
         * @param key the press: the same for two presses on the same row while it showed the same
         */
        void act(String action, String row, UUID key);
    }

    private final LiveBoards boards;
    private final BoardSource<F> source;
    private final Audience<F> audience;
    private ActionHandler handler = (action, row, key) -> {};
    private @Nullable Runnable news;
    private @Nullable Subscription<F> subscription;

    protected LiveComponent(LiveBoards boards, BoardSource<F> source, Audience<F> audience) {
        this.boards = boards;
        this.source = source;
        this.audience = audience;
    }

    /** Who is shown it, and what of it. */
    protected final Audience<F> audience() {
        return audience;
    }

    /** The rows as this browser is sent them; none while it shows nothing. */
    final List<String> rows() {
        return Optional.ofNullable(subscription)
                .map(shown -> shown.feed().rows())
                .orElse(List.of());
    }

    /** What can be done with any board. */
    final Stream<BoardTool> tools() {
        return boards.tools();
    }

    /** The element's configuration: columns, words, keys; in the language of the screen. */
    protected abstract ObjectNode config();

    /** Says what happens when a person acts on the board. The service checks again whether it may. */
    public void onAction(ActionHandler handler) {
        this.handler = handler;
    }

    /**
     * Says what else of the page is looked at again once a change has come to the board: in a request of the browser, so that it is
     * asked for as any look of whoever is signed in.
     */
    public void onNews(Runnable look) {
        news = look;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        var shown = boards.subscribe(source, audience, new UiViewer(event.getUI()));
        subscription = shown;
        var config = config();
        config.put("viewer", shown.id()).put("t", boards.millis());
        getElement().callJsFunction("begin", config);
        shown.take().ifPresent(this::send);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        var shown = subscription;
        subscription = null;
        if (shown != null) {
            shown.close();
        }
    }

    private void send(Update update) {
        // The text is shared by all browsers: it is written into the message as it is, not parsed and written again.
        getElement()
                .callJsFunction(function(update), JsonNodeFactory.instance.rawValueNode(new RawValue(update.json())));
    }

    private static String function(Update update) {
        return update.whole() ? "snapshot" : "p";
    }

    private void sendNews() {
        sendNews(this::send);
    }

    private void sendNews(Consumer<Update> send) {
        Optional.ofNullable(subscription).flatMap(Subscription::take).ifPresent(update -> {
            send.accept(update);
            var look = news;
            if (look != null) {
                getElement().executeJs("return true").then(_ -> look.run());
            }
        });
    }

    @ClientCallable
    private void act(String action, String row, double version) {
        Pressed.check(action, row);
        var shown = subscription;
        if (shown != null && !used(action)) {
            handler.act(action, row, PressKey.of(shown.id(), action, row, version));
        }
    }

    /** Whether the press was meant for the board as a whole, and is done with. */
    boolean used(String action) {
        return false;
    }

    /** The browser lost its place: it is given the whole board in the answer to this very request. */
    @ClientCallable
    private void resync() {
        var shown = subscription;
        if (shown != null) {
            shown.resync();
            sendNews();
        }
    }

    /**
     * The browser shows the whole board it was sent. Nothing to do: Vaadin keeps its last answer until the next one, in
     * case it was lost, and the answer with a whole board is 100 KiB of every idle browser's heap.
     */
    @ClientCallable
    private void shown() {}

    private final class UiViewer implements Viewer {

        private final UI ui;

        private UiViewer(UI ui) {
            this.ui = ui;
        }

        /** As {@link UI#access} does, without a task for it: a change wakes every browser, and each waits for itself. */
        @Override
        public void wake() {
            var session = ui.getSession();
            if (session != null) {
                session.lock();
                try {
                    sendNews(update -> {
                        if (!DirectPush.call(ui, getElement(), function(update), update.json())) {
                            send(update);
                        }
                    });
                } finally {
                    session.unlock();
                }
            }
        }

        @Override
        public void nudge() {
            ui.access(() -> getElement().callJsFunction("ask"));
        }

        @Override
        public boolean alive() {
            var session = ui.getSession();
            return session != null && ui.isAttached() && !ui.isClosing();
        }
    }
}

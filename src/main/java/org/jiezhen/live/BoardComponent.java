package org.jiezhen.live;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** A board of rows: a table on a desk, cards on a phone. */
@Tag("live-board")
@JsModule("./live/live-board.ts")
public final class BoardComponent<F extends BoardSource.Fact> extends LiveComponent<F> {

    private final Function<BoardComponent<F>, BoardConfig> describe;

    /** @param describe gives the board's columns and words, in the language of the component it is given */
    public BoardComponent(
            LiveBoards boards,
            BoardSource<F> source,
            Audience<F> audience,
            Function<BoardComponent<F>, BoardConfig> describe) {
        super(boards, source, audience);
        this.describe = describe;
    }

    @Override
    protected ObjectNode config() {
        return describe.apply(this).build();
    }
}

package org.jiezhen.live;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.internal.JacksonUtils;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A board of rows: a table on a desk, cards on a phone. */
@Tag("live-board")
@JsModule("./live/live-board.ts")
public class BoardComponent<F extends BoardSource.Fact> extends LiveComponent<F> {

    private final String name;
    private final Collection<String> me;
    private final Consumer<BoardConfig> around;
    private @Nullable Div lead;

    /**
     * @param name what a person chose on the board is kept under it
     * @param me the holder keys that mean the person in front of the screen
     * @param around describes what stands around the audience's columns
     */
    public BoardComponent(
            LiveBoards boards,
            BoardSource<F> source,
            Audience<F> audience,
            String name,
            Collection<String> me,
            Consumer<BoardConfig> around) {
        super(boards, source, audience);
        this.name = name;
        this.me = List.copyOf(me);
        this.around = around;
    }

    /** Sets between the heading and the rows what explains them, or what is done beside them; more than once adds to it. */
    public void lead(Component... what) {
        if (lead == null) {
            lead = new Div();
            lead.addClassName("board-lead");
            getElement().appendChild(lead.getElement());
        }
        lead.add(what);
    }

    @Override
    protected ObjectNode config() {
        var config = new BoardConfig(this, name, me, audience());
        around.accept(config);
        tools().flatMap(tool -> tool.offered(this).stream()).findFirst().ifPresent(config::tool);
        return config.build();
    }

    @Override
    boolean used(String action) {
        if (!action.equals(BoardConfig.TOOL)) {
            return false;
        }
        tools().filter(tool -> tool.offered(this).isPresent()).findFirst().ifPresent(tool -> tool.use(this));
        return true;
    }

    /** The board as its person sees it, as texts. */
    public BoardTable table() {
        var json = JacksonUtils.getMapper();
        return BoardTable.of(config(), rows().stream().map(json::readTree));
    }
}

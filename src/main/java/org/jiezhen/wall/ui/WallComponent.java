package org.jiezhen.wall.ui;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.internal.JacksonUtils;
import java.util.List;
import java.util.Locale;
import org.jiezhen.live.BoardConfig;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.LiveComponent;
import org.jiezhen.shell.HouseName;
import org.jiezhen.wall.WallBoard;
import org.jiezhen.wall.WallBoard.WallFact;
import tools.jackson.databind.node.ObjectNode;

/** The wall. It speaks both languages of the house, the one of its browser large. */
@Tag("wall-board")
@JsModule("./wall/wall-board.ts")
final class WallComponent extends LiveComponent<WallFact> {

    private static final List<String> WORDS = List.of(
            "now",
            "to",
            "toFetched",
            "floor",
            "last",
            "absent",
            "waiting",
            "about",
            "rooms",
            "free",
            "r.FREE",
            "r.RESERVED",
            "r.OCCUPIED",
            "r.HOUSEKEEPING",
            "r.CLOSED",
            "count",
            "average",
            "minutes",
            "underFive",
            "consultants",
            "nobodyWaits",
            "nobodyCalled",
            "nobodyYet",
            "note",
            "onlyTickets",
            "withNames",
            "fetched",
            "goes",
            "lost",
            "database",
            "since",
            "ago",
            "ask",
            "retry",
            "withdrawn",
            "quiet",
            "page",
            "muted");

    private final HouseName houseName;

    WallComponent(LiveBoards boards, WallBoard source, HouseName houseName) {
        super(boards, source, WallBoard.PUBLIC);
        this.houseName = houseName;
    }

    @Override
    protected ObjectNode config() {
        var config = new BoardConfig(this, WallBoard.NAME, List.of(), audience()).build();
        config.set("zh", words(Locale.SIMPLIFIED_CHINESE));
        config.set("en", words(Locale.ENGLISH));
        return config.put("house", houseName.in(getLocale()));
    }

    private ObjectNode words(Locale locale) {
        var words = JacksonUtils.createObjectNode();
        WORDS.forEach(key -> words.put(key, getTranslation(locale, "wall." + key)));
        return words;
    }

    /** Takes everything off the screen and loads the page anew, which is refused then. */
    void leave() {
        getElement().callJsFunction("leave");
    }
}

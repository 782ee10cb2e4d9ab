package org.jiezhen.notices.ui;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.StyleSheet;
import java.util.List;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardConfig;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.LiveComponent;
import org.jiezhen.notices.NoticesBoard;
import org.jiezhen.notices.NoticesBoard.Notice;
import tools.jackson.databind.node.ObjectNode;

/** The banners, the list behind the number, and what is said, heard and felt of something new. */
@Tag("notice-centre")
@JsModule("./notices/notice-centre.ts")
@StyleSheet("styles/notices.css")
final class NoticeCentre extends LiveComponent<Notice> {

    private static final List<String> WORDS = List.of(
            "notices.title",
            "notices.none",
            "notices.noneText",
            "notices.more",
            "notices.later",
            "notices.look",
            "notices.close",
            "notices.new",
            "notices.since",
            "notices.silent",
            "notices.preferences");

    private final NoticesBoard board;

    NoticeCentre(LiveBoards boards, NoticesBoard board, Audience<Notice> audience) {
        super(boards, board, audience);
        this.board = board;
    }

    @Override
    protected ObjectNode config() {
        var config = new BoardConfig(this, "notices", List.of(), audience()).build();
        var words = (ObjectNode) config.get("words");
        WORDS.forEach(key -> words.put(key.substring("notices.".length()), getTranslation(key)));
        var kinds = config.putObject("kinds");
        board.kinds().forEach(kind -> {
            words.put("one." + kind.code(), getTranslation(kind.toOne()));
            words.put("all." + kind.code(), getTranslation(kind.toAll()));
            var described = kinds.putObject(kind.code()).put("urgent", kind.urgent());
            var acts = described.putArray("acts");
            kind.acts()
                    .forEach(act -> acts.addObject().put("code", act.code()).put("label", getTranslation(act.label())));
        });
        return config;
    }
}

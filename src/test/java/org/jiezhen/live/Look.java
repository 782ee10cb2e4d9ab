package org.jiezhen.live;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** One look at a board, as a browser is sent it. */
public final class Look {

    private Look() {}

    /** The rows that whoever is signed in is sent, by their ids. */
    public static <F extends BoardSource.Fact> Map<String, JsonNode> at(
            LiveBoards boards, BoardSource<F> source, Audience<F> audience) {
        var element = BoardElement.prompt(boards, source, audience);
        try {
            return element.rows();
        } finally {
            element.subscription().close();
        }
    }
}

package org.jiezhen.live;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One look at a board, as a browser is sent it. */
public final class Look {

    private static final JsonMapper JSON = new JsonMapper();

    private Look() {}

    /** The rows that an audience would be sent now, read for this look alone. */
    public static <F extends BoardSource.Fact> List<JsonNode> rows(BoardSource<F> source, Audience<F> audience) {
        return rows(source.read(), audience);
    }

    /** Those of these facts that an audience would be sent. */
    static <F extends BoardSource.Fact> List<JsonNode> rows(List<F> facts, Audience<F> audience) {
        return facts.stream()
                .flatMap(fact -> audience.row(fact, JSON).stream())
                .map(JSON::readTree)
                .toList();
    }

    /** The rows that an element on a screen would be sent now. */
    public static <F extends BoardSource.Fact> List<JsonNode> shown(BoardSource<F> source, LiveComponent<F> element) {
        return rows(source, element.audience());
    }

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

    /** Another browser, which shows a board and is not touched. */
    public interface Onlooker extends AutoCloseable {

        /** What it shows now, by the ids of the rows. */
        Map<String, JsonNode> rows();

        @Override
        void close();
    }

    /** Opens a board in another browser of whoever is signed in. */
    public static <F extends BoardSource.Fact> Onlooker on(
            LiveBoards boards, BoardSource<F> source, Audience<F> audience) {
        var element = BoardElement.prompt(boards, source, audience);
        return new Onlooker() {
            @Override
            public Map<String, JsonNode> rows() {
                return element.rows();
            }

            @Override
            public void close() {
                element.subscription().close();
            }
        };
    }
}

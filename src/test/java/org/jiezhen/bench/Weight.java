package org.jiezhen.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How many bytes an update and a first board are, beside the JSON of their rows. */
final class Weight {

    private static final JsonMapper JSON = new JsonMapper();

    /**
     * @param bytes what was sent
     * @param rows the JSON of the rows in it, without the commas between them
     */
    record Weighed(int bytes, int rows) {
        int besides() {
            return bytes - rows;
        }
    }

    private Weight() {}

    /** A message as it came over the websocket. */
    static Weighed update(String frame) {
        return weigh(frame, "set");
    }

    /** An answer to a request, with the protection that Vaadin puts around it. */
    static Weighed board(String answer) {
        return weigh(answer, "rows");
    }

    private static Weighed weigh(String text, String rows) {
        var found = new ArrayList<JsonNode>();
        find(JSON.readTree(text.substring(text.indexOf('{'), text.lastIndexOf('}') + 1)), rows, found);
        var size = found.stream()
                .flatMap(JsonNode::valueStream)
                .mapToInt(row -> bytes(JSON.writeValueAsString(row)))
                .sum();
        return new Weighed(bytes(text), size);
    }

    private static void find(JsonNode in, String name, List<JsonNode> found) {
        if (in.path(name).isArray()) {
            found.add(in.get(name));
        }
        in.valueStream().forEach(child -> find(child, name, found));
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}

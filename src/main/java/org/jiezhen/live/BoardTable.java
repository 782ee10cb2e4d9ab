package org.jiezhen.live;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiezhen.shared.BusinessTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A board as a table of texts: the columns that its audience is shown, in the words of the screen, of the rows that the browser was
 * sent. It is made of nothing else, so that it holds no more than the screen does. A time that runs is the instant since when.
 *
 * @param name under which what a person chose on the board is kept
 * @param title what stands above it; empty where its page says it
 * @param heads what the columns are called
 * @param rows one text a column
 */
public record BoardTable(String name, String title, List<String> heads, List<List<String>> rows) {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final String BETWEEN = " · ";

    /** A column: what it is called, and what it says of a row. */
    private record Said(String head, Function<JsonNode, Optional<String>> text) {}

    /** @param config as the element reads it */
    static BoardTable of(ObjectNode config, Stream<JsonNode> rows) {
        var words = new Spoken(config);
        var columns = new ArrayList<Said>();
        config.path("columns").forEach(column -> columns(column, words).forEach(columns::add));
        return new BoardTable(
                config.path("name").asString(""),
                config.path("title").asString(""),
                columns.stream().map(Said::head).toList(),
                rows.sorted(order(config))
                        .map(row -> columns.stream()
                                .map(column -> column.text.apply(row).orElse(""))
                                .toList())
                        .toList());
    }

    /** What comes before time, then the board's own order, then who waits longest. */
    private static Comparator<JsonNode> order(ObjectNode config) {
        return Stream.of(
                        config.path("rank").asString(""),
                        config.path("order").asString(""),
                        first(config, "elapsed", "since"))
                .filter(field -> !field.isEmpty())
                .map(field -> Comparator.<JsonNode>comparingDouble(
                        row -> row.path(field).asDouble(Double.MAX_VALUE)))
                .reduce(Comparator::thenComparing)
                .orElse((_, _) -> 0)
                .thenComparing(row -> row.path(first(config, "ticket", "field")).asString(""));
    }

    private static String first(ObjectNode config, String kind, String name) {
        return config.path("columns")
                .valueStream()
                .filter(column -> column.path("kind").asString("").equals(kind))
                .map(column -> column.path(name).asString(""))
                .findFirst()
                .orElse("");
    }

    private static Stream<Said> columns(JsonNode column, Spoken words) {
        var label = column.path("label").asString("");
        var field = column.path("field").asString("");
        return switch (column.path("kind").asString("")) {
            case "ticket" -> Stream.of(new Said(label, row -> words.text(row.path(field), null)));
            case "text", "status" -> {
                var none = column.path("none").asString("");
                var main = new Said(label, row -> words.text(row.path(field), field)
                        .or(() -> none.isEmpty() ? Optional.empty() : words.word(none)));
                var below =
                        column.path("sub").valueStream().map(JsonNode::asString).toList();
                yield below.isEmpty()
                        ? Stream.of(main)
                        : Stream.of(main, new Said(words.more(label), row -> below.stream()
                                .flatMap(one -> words.text(row.path(one), one).stream())
                                .collect(Collectors.collectingAndThen(
                                        Collectors.joining(BETWEEN), text -> Optional.of(text)))));
            }
            case "holder" ->
                Stream.of(
                        new Said(label, row -> words.holder(row.path(field))),
                        new Said(words.more(label), row -> words.offer(row.path("off"))));
            case "elapsed" -> {
                var since = column.path("since").asString("");
                yield Stream.of(new Said(words.since(label), row -> moment(row.path(since))));
            }
            default -> Stream.empty();
        };
    }

    private static Optional<String> moment(JsonNode millis) {
        return millis.isNumber()
                ? Optional.of(
                        MOMENT.format(Instant.ofEpochMilli(millis.asLong()).atZone(BusinessTime.ZONE)))
                : Optional.empty();
    }

    /** As the element speaks: frontend/live/words.ts. */
    private record Spoken(JsonNode words, String lang) {

        Spoken(ObjectNode config) {
            this(config.path("words"), config.path("lang").asString("").startsWith("en") ? "en" : "zh");
        }

        Optional<String> word(String key) {
            return Optional.of(words.path(key)).filter(JsonNode::isString).map(JsonNode::asString);
        }

        Optional<String> text(JsonNode value, @Nullable String field) {
            if (value.isObject()) {
                return Stream.of(lang, "zh", "en")
                        .map(one -> value.path(one).asString(""))
                        .filter(text -> !text.isEmpty())
                        .findFirst();
            }
            var raw = value.isValueNode() && !value.isNull() ? value.asString("") : "";
            if (raw.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(
                    field == null
                            ? raw
                            : word(field + "." + raw)
                                    .or(() -> word(field + ".*"))
                                    .map(word -> word.replace("{n}", raw))
                                    .orElse(raw));
        }

        Optional<String> holder(JsonNode who) {
            var key = who.path("h").asString("");
            return key.equals("none")
                    ? word("holder.alone")
                    : text(who.path("n"), null).or(() -> word("holder." + key));
        }

        Optional<String> offer(JsonNode offer) {
            return text(offer.path("n"), null)
                    .or(() -> offer.path("to").asString("").equals("desk") ? word("holder.desk") : Optional.empty())
                    .flatMap(name -> word("offer.to").map(word -> word.replace("{name}", name)));
        }

        String more(String label) {
            return lang.equals("en") ? label + ", more" : label + "（另）";
        }

        String since(String label) {
            return lang.equals("en") ? label + ": since" : label + "（起）";
        }
    }
}

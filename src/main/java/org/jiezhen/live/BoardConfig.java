package org.jiezhen.live;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.internal.JacksonUtils;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jiezhen.shared.BusinessTime;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The configuration of a live element, described in Java and rendered by the element: as a table on a desk, as cards on
 * a phone. Words are translation keys here and texts in the browser, so that one JSON of the rows serves every
 * language.
 */
public final class BoardConfig {

    /** The milliseconds between two beats: ten seconds, unless the machine's property portal.beat-millis says otherwise. */
    public static final int BEAT_MILLIS = Integer.getInteger("portal.beat-millis", 10_000);

    private final Component host;
    private final ObjectNode root = JacksonUtils.createObjectNode();
    private final ObjectNode words = root.putObject("words");
    private final ArrayNode columns = JacksonUtils.createArrayNode();
    private final ArrayNode figures = JacksonUtils.createArrayNode();
    private final ArrayNode filters = JacksonUtils.createArrayNode();
    private final ArrayNode legend = JacksonUtils.createArrayNode();

    /**
     * @param host the component whose language is spoken
     * @param name the board's name; what a person chose on it is kept under it
     * @param me the holder keys that mean the person in front of the screen
     */
    public BoardConfig(Component host, String name, Collection<String> me) {
        this.host = host;
        root.put("name", name)
                .put("beat", "live/beat")
                .put("beatMs", BEAT_MILLIS)
                .put("zone", BusinessTime.ZONE.getId())
                .put("lang", language(host));
        me.forEach(root.putArray("me")::add);
        words(
                "stale.lost",
                "stale.since",
                "stale.retry",
                "stale.database",
                "live.now",
                "me",
                "time.target",
                "time.left",
                "time.over",
                "holder.alone",
                "holder.desk",
                "offer.to",
                "offer.toMe");
    }

    /** The words of an element that shows no rows. */
    public static ObjectNode words(Component host, String... keys) {
        var config = JacksonUtils.createObjectNode().put("lang", language(host));
        var words = config.putObject("words");
        Arrays.stream(keys).forEach(key -> words.put(key, host.getTranslation("board." + key)));
        return config;
    }

    private static String language(Component host) {
        var locale = host.getUI().map(UI::getLocale).orElse(Locale.SIMPLIFIED_CHINESE);
        return locale.getLanguage().equals("zh") ? "zh-CN" : "en";
    }

    private String text(String key, Object... args) {
        return host.getTranslation(key, args);
    }

    /** Translates these keys, which the element asks for as they are; in the files they stand below {@code board.}. */
    public BoardConfig words(String... keys) {
        Arrays.stream(keys).forEach(key -> words.put(key, text("board." + key)));
        return this;
    }

    /** Translates the codes that a field can hold; in the files they stand below the given prefix. */
    public BoardConfig codes(String field, String prefix, Collection<String> codes) {
        codes.forEach(code -> words.put(field + "." + code, text(prefix + "." + code)));
        return this;
    }

    /** Says how a field that counts is worded: one text for one, one for more. */
    public BoardConfig counts(String field, String one, String more) {
        words.put(field + ".1", text(one));
        words.put(field + ".*", text(more, "{n}"));
        return this;
    }

    /** A heading above the board, with the time it is true for. */
    public BoardConfig title(String key) {
        root.put("heading", true).put("title", text(key));
        return this;
    }

    /** The one thing that can always be begun from this board, and its key. */
    public BoardConfig primary(String action, String key, String shortcut) {
        root.putObject("primary").put("action", action).put("label", text(key)).put("key", shortcut);
        return this;
    }

    /** The same, where it is not to add something. */
    public BoardConfig primary(String action, String key, String shortcut, String icon) {
        primary(action, key, shortcut);
        ((ObjectNode) root.get("primary")).put("icon", icon);
        return this;
    }

    public BoardConfig search(String key, String... fields) {
        var search = root.putObject("search").put("placeholder", text(key));
        Arrays.stream(fields).forEach(search.putArray("fields")::add);
        return this;
    }

    /** A field, never shown, that says how the name is spelled: {@code ou yang jing yi}. */
    public BoardConfig spelledIn(String field) {
        ((ObjectNode) root.get("search")).put("spelled", field);
        return this;
    }

    /** Rows stand in the order of this number, the smallest first. */
    public BoardConfig orderedBy(String field) {
        root.put("order", field);
        return this;
    }

    /** Only a row with this field can be opened; with no field, none can. */
    public BoardConfig opens(String... field) {
        root.put("opens", field.length == 0 ? "" : field[0]);
        return this;
    }

    /** Few rows of much to know: each is shown as a list of facts, not as a line of a table. */
    public BoardConfig facts() {
        root.put("facts", true);
        return this;
    }

    /** After how many seconds alone somebody's row is late. */
    public BoardConfig lateAlone(int seconds) {
        root.put("lateAlone", seconds);
        return this;
    }

    public BoardConfig ticket(String field, String label) {
        columns.addObject()
                .put("kind", "ticket")
                .put("field", field)
                .put("label", text(label))
                .put("width", 80);
        return this;
    }

    /** A text, with a smaller line of further fields below it; {@code none} is said when there is no value. */
    public BoardConfig text(String field, String label, boolean strong, String none, String... sub) {
        var column = columns.addObject()
                .put("kind", "text")
                .put("field", field)
                .put("label", text(label))
                .put("strong", strong);
        if (!none.isEmpty()) {
            words.put(none, text("board." + none));
            column.put("none", none);
        }
        Arrays.stream(sub).forEach(column.putArray("sub")::add);
        return this;
    }

    /**
     * How a code is marked: the shape says the phase, solid says being served.
     *
     * @param icon the mark's name in the element's icons
     */
    public record Mark(String code, String icon, boolean on) {}

    public BoardConfig status(String field, String label, List<Mark> marks, String... sub) {
        var column =
                columns.addObject().put("kind", "status").put("field", field).put("label", text(label));
        var known = column.putObject("marks");
        marks.forEach(mark -> known.putObject(mark.code).put("icon", mark.icon).put("on", mark.on));
        Arrays.stream(sub).forEach(column.putArray("sub")::add);
        return this;
    }

    /** Who has it: a holder, or nobody since when; and to whom it is offered. */
    public BoardConfig holder(String field, String label) {
        columns.addObject().put("kind", "holder").put("field", field).put("label", text(label));
        return this;
    }

    public BoardConfig elapsed(String since, String target, String label) {
        columns.addObject()
                .put("kind", "elapsed")
                .put("since", since)
                .put("target", target)
                .put("label", text(label));
        return this;
    }

    /** The column of the one next thing; the rows say which, these are its words. */
    public BoardConfig actions(String prefix, String... codes) {
        columns.addObject().put("kind", "action").put("label", text("board.actions"));
        return codes("act", prefix, List.of(codes));
    }

    /** What a figure counts or a filter keeps. */
    public enum Rule {
        ALL,
        MINE,
        LATE,
        ALONE
    }

    public BoardConfig figure(String label, Rule rule) {
        var figure = figures.addObject().put("label", text(label));
        figure.putObject("count").put(code(rule), true);
        if (rule == Rule.LATE) {
            figure.put("tone", "late").put("icon", "trif");
        } else if (rule == Rule.ALONE) {
            figure.put("tone", "late").put("icon", "alone");
        }
        return this;
    }

    public BoardConfig figure(String label, String field, Collection<String> codes) {
        var count =
                figures.addObject().put("label", text(label)).putObject("count").put("field", field);
        codes.forEach(count.putArray("in")::add);
        return this;
    }

    public BoardConfig filter(String label, Rule rule) {
        filters.addObject().put("id", code(rule)).put("label", text(label)).put(code(rule), true);
        return this;
    }

    public BoardConfig filter(String id, String label, String field, Collection<String> codes) {
        var filter = filters.addObject().put("id", id).put("label", text(label)).put("field", field);
        codes.forEach(filter.putArray("in")::add);
        return this;
    }

    public BoardConfig legend(String icon, String key) {
        legend.addObject().put("icon", icon).put("label", text(key));
        return this;
    }

    /** What is said when there is nothing to show: what is so, and what would appear here when. */
    public BoardConfig empty(String icon, String title, String what) {
        root.putObject("empty").put("icon", icon).put("title", text(title)).put("text", text(what));
        root.putObject("emptyFilter").put("title", text("board.emptyFilter"));
        return this;
    }

    /** The configuration as the element reads it. */
    public ObjectNode build() {
        setUnlessEmpty("columns", columns);
        setUnlessEmpty("figures", figures);
        setUnlessEmpty("filters", filters);
        setUnlessEmpty("legend", legend);
        return root;
    }

    private void setUnlessEmpty(String name, ArrayNode what) {
        if (!what.isEmpty()) {
            root.set(name, what);
        }
    }

    private static String code(Rule rule) {
        return rule.name().toLowerCase(Locale.ROOT);
    }
}

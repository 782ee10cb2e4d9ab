package org.jiezhen.live;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.internal.JacksonUtils;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Localized;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The configuration of a live element, described in Java and rendered by the element: as a table on a desk, as cards on
 * a phone. Columns and the words of fields are the audience's; what stands around them is said here. Words are
 * translation keys here and texts in the browser, so that one JSON of the rows serves every language.
 */
public final class BoardConfig {

    /** The milliseconds between two beats: ten seconds, unless the machine's property portal.beat-millis says otherwise. */
    public static final int BEAT_MILLIS = Integer.getInteger("portal.beat-millis", 10_000);

    private final Component host;
    private final Set<String> fields;
    private final ObjectNode root = JacksonUtils.createObjectNode();
    private final ObjectNode words = root.putObject("words");
    private final ArrayNode columns = JacksonUtils.createArrayNode();
    private final ArrayNode figures = JacksonUtils.createArrayNode();
    private final ArrayNode filters = JacksonUtils.createArrayNode();
    private final ArrayNode legend = JacksonUtils.createArrayNode();

    /**
     * An element that shows rows.
     *
     * @param host the component whose language is spoken
     * @param name the board's name; what a person chose on it is kept under it
     * @param me the holder keys that mean the person in front of the screen
     * @param audience whose columns and fields are shown
     */
    public BoardConfig(Component host, String name, Collection<String> me, Audience<?> audience) {
        this(host, name, me, audience.fields().stream().map(Field::name).collect(Collectors.toUnmodifiableSet()));
        audience.fields().forEach(field -> field.describe(this));
        audience.columns().forEach(column -> column.describe(this, columns.addObject()));
    }

    /** An element without rows of its own, in the language of the host. */
    public BoardConfig(Component host, String name) {
        this(host, name, List.of(), Set.of());
    }

    private BoardConfig(Component host, String name, Collection<String> me, Set<String> fields) {
        this.host = host;
        this.fields = fields;
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
                "holder.unreachable",
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

    String text(String key, Object... args) {
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

    /** Translates one code that a field can hold, by a key of its own. */
    public BoardConfig code(String field, String code, String key) {
        words.put(field + "." + code, text(key));
        return this;
    }

    /** The words of the codes that a field can hold, where they are data and not in the files. */
    public BoardConfig texts(String field, Map<String, Localized> texts) {
        var locale = host.getUI().map(UI::getLocale).orElse(Locale.SIMPLIFIED_CHINESE);
        texts.forEach((code, text) -> words.put(field + "." + code, text.in(locale)));
        return this;
    }

    /** The marks of the codes in the column of a field, where they are data. */
    public BoardConfig marks(String field, Collection<Mark> marks) {
        columns.valueStream()
                .filter(column -> field.equals(column.path("field").asString("")))
                .forEach(column -> mark((ObjectNode) column, marks));
        return this;
    }

    static void mark(ObjectNode column, Collection<Mark> marks) {
        var known = column.putObject("marks");
        marks.forEach(mark -> {
            var one = known.putObject(mark.code()).put("icon", mark.icon());
            if (mark.on()) {
                one.put("on", true);
            }
        });
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

    /** Rows that are over, by one of these codes: folded below the others, where all are shown. */
    public BoardConfig fold(String label, String field, Collection<String> codes) {
        var fold = root.putObject("fold").put("label", text(label)).put("field", shown(field));
        codes.forEach(fold.putArray("in")::add);
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
        Arrays.stream(fields).map(this::shown).forEach(search.putArray("fields")::add);
        return this;
    }

    /** A field, never shown, that says how the name is spelled: {@code ou yang jing yi}. */
    public BoardConfig spelledIn(String field) {
        ((ObjectNode) root.get("search")).put("spelled", shown(field));
        return this;
    }

    /** Fields with the end of a telephone number, which are found by the whole number too, however it is typed. */
    public BoardConfig numbersEndIn(String... fields) {
        var ends = ((ObjectNode) root.get("search")).putArray("ends");
        Arrays.stream(fields).map(this::shown).forEach(ends::add);
        return this;
    }

    /** The press by which what can be done with the board as a whole is asked for. */
    static final String TOOL = "TOOL";

    /** What can be done with the board as a whole, in words. */
    BoardConfig tool(String label) {
        root.put("tool", label);
        return this;
    }

    /** Whoever looks may order the rows by a column: where their own order is none that says what to do next. */
    public BoardConfig sorts() {
        root.put("sorts", true);
        words("sort.up", "sort.down");
        return this;
    }

    /** Rows stand in the order of this number, the smallest first. */
    public BoardConfig orderedBy(String field) {
        root.put("order", shown(field));
        return this;
    }

    /** What comes before time: rows with the smallest of this number stand on top, late or not. */
    public BoardConfig rankedBy(String field) {
        root.put("rank", shown(field));
        return this;
    }

    /**
     * Rows stand under headings, by what these fields say of them; a heading stands where the first of its rows would.
     *
     * @param one how one is counted
     * @param more how more are
     */
    public BoardConfig grouped(String one, String more, String... fields) {
        var group = root.putArray("group");
        Arrays.stream(fields).map(this::shown).forEach(group::add);
        return counts("group", one, more);
    }

    /** Only a row with this field can be opened; with no field, none can. */
    public BoardConfig opens(String... field) {
        root.put("opens", field.length == 0 ? "" : shown(field[0]));
        return this;
    }

    /** The field with the address of a row's own page, which opens in another tab; no address names a person. */
    public BoardConfig link(String field) {
        root.put("link", shown(field));
        return this;
    }

    /** No row is a person: what is searched for stands in the page's address. */
    public BoardConfig searchedInAddress() {
        ((ObjectNode) root.get("search")).put("shared", true);
        return this;
    }

    /** Few rows of much to know: each is shown as a list of facts, not as a line of a table. */
    public BoardConfig facts() {
        root.put("facts", true);
        return this;
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
                figures.addObject().put("label", text(label)).putObject("count").put("field", shown(field));
        codes.forEach(count.putArray("in")::add);
        return this;
    }

    public BoardConfig filter(String label, Rule rule) {
        filters.addObject().put("id", code(rule)).put("label", text(label)).put(code(rule), true);
        return this;
    }

    public BoardConfig filter(String id, String label, String field, Collection<String> codes) {
        var filter = filters.addObject().put("id", id).put("label", text(label)).put("field", shown(field));
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

    /** A field that the audience is shown. */
    private String shown(String field) {
        if (!fields.contains(field)) {
            throw new IllegalArgumentException("no field " + field + " is shown");
        }
        return field;
    }

    private static String code(Rule rule) {
        return rule.name().toLowerCase(Locale.ROOT);
    }
}

package org.jiezhen.live;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A column of a board, described once: the fields that it draws, and how. On a phone it is a part of the card. What a
 * browser is sent of a row and how it draws that both come from here.
 */
public final class Column<F> implements Shown<F> {

    private final List<Field<F>> fields;
    private final BiConsumer<BoardConfig, ObjectNode> draw;

    private Column(List<Field<F>> fields, BiConsumer<BoardConfig, ObjectNode> draw) {
        this.fields = fields;
        this.draw = draw;
    }

    private static <F> Column<F> of(
            String kind, String label, List<Field<F>> fields, BiConsumer<BoardConfig, ObjectNode> draw) {
        return new Column<>(
                fields,
                (config, column) -> draw.accept(config, column.put("kind", kind).put("label", config.text(label))));
    }

    private static <F> Column<F> of(String kind, Field<F> field, String label) {
        return of(kind, label, List.of(field), (config, column) -> column.put("field", field.name()));
    }

    /** A ticket, or another short word by which people call the row. */
    public static <F> Column<F> ticket(Field<F> field, String label) {
        return Column.of("ticket", field, label).with((config, column) -> column.put("width", 80));
    }

    /** A text. */
    public static <F> Column<F> text(Field<F> field, String label) {
        return of("text", field, label);
    }

    /** A code with its mark; where the codes are data, their marks are told to the board: {@link BoardConfig#marks}. */
    public static <F> Column<F> status(Field<F> field, String label, Mark... marks) {
        return Column.of("status", field, label).with((config, column) -> BoardConfig.mark(column, List.of(marks)));
    }

    /** Who holds it, and to whom it is offered. */
    public static <F> Column<F> holder(
            Function<? super F, HeldBy> holder, Function<? super F, @Nullable OfferedTo> offer, String label) {
        return of(
                "holder",
                label,
                List.of(Field.of("who", holder), Field.of("off", offer)),
                (config, column) -> column.put("field", "who"));
    }

    /** The time since an instant. */
    public static <F> Column<F> elapsed(Field<F> since, String label) {
        return of("elapsed", label, List.of(since), (config, column) -> column.put("since", since.name())
                .put("target", ""));
    }

    /** The time since an instant, against a target in seconds. */
    public static <F> Column<F> elapsed(Field<F> since, Field<F> target, String label) {
        return of("elapsed", label, List.of(since, target), (config, column) -> column.put("since", since.name())
                .put("target", target.name()));
    }

    /**
     * The one next thing; each row says which, here are its words.
     *
     * @param codes all that a row may say, and {@code OPEN} where rows are opened
     */
    public static <F> Column<F> actions(Function<? super F, List<Next>> next, String prefix, String... codes) {
        return of(
                "action",
                "board.actions",
                List.of(Field.of("nx", next)),
                (config, column) -> config.codes("act", prefix, List.of(codes)));
    }

    /** Rows that can be opened, and nothing else; the word stands below the prefix. */
    public static <F> Column<F> opening(String prefix) {
        return of(
                "action", "board.actions", List.of(), (config, column) -> config.codes("act", prefix, List.of("OPEN")));
    }

    /** A text that stands out. */
    public Column<F> strong() {
        return with((config, column) -> column.put("strong", true));
    }

    /** As wide as this on a desk, in pixels, where what it shows is longer than a name. */
    public Column<F> wide(int px) {
        return with((config, column) -> column.put("width", px));
    }

    /** What is said when there is no value; in the files it stands below {@code board.}. */
    public Column<F> none(String key) {
        return with((config, column) -> {
            config.words(key);
            column.put("none", key);
        });
    }

    /** Further fields, in a smaller line below. */
    @SafeVarargs
    public final Column<F> sub(Field<F>... below) {
        return new Column<>(
                Stream.concat(fields.stream(), Arrays.stream(below)).toList(), draw.andThen((config, column) -> {
                    var sub = column.putArray("sub");
                    Arrays.stream(below).map(Field::name).forEach(sub::add);
                }));
    }

    /** The text stands out as what is late does, where this mark is set. */
    public Column<F> late(Field<F> mark) {
        return new Column<>(
                Stream.concat(fields.stream(), Stream.of(mark)).toList(),
                draw.andThen((config, column) -> column.put("lateIf", mark.name())));
    }

    /** The text is struck through, where this mark is set: what it says is void. */
    public Column<F> struck(Field<F> mark) {
        return new Column<>(
                Stream.concat(fields.stream(), Stream.of(mark)).toList(),
                draw.andThen((config, column) -> column.put("struckIf", mark.name())));
    }

    private Column<F> with(BiConsumer<BoardConfig, ObjectNode> more) {
        return new Column<>(fields, draw.andThen(more));
    }

    @Override
    public List<Field<F>> fields() {
        return fields;
    }

    void describe(BoardConfig config, ObjectNode column) {
        draw.accept(config, column);
    }
}

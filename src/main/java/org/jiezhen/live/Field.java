package org.jiezhen.live;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * One field of a board's rows, described once: what it is called on its way to the browser, the function that reads it
 * from the fact, and its words. Names are short because every browser gets them with every change. A value is a text, a
 * number, true, an enum's constant, or a record that is written as JSON; what is null is not sent.
 */
public final class Field<F> implements Shown<F> {

    private static final String ID = "id";

    /** How a field is worded. */
    private sealed interface Words {}

    private record Codes(String prefix, List<String> codes) implements Words {}

    private record Count(String one, String more) implements Words {}

    private final String name;
    private final Function<? super F, ? extends @Nullable Object> read;
    private final @Nullable Words words;

    private Field(String name, Function<? super F, ? extends @Nullable Object> read, @Nullable Words words) {
        this.name = name;
        this.read = read;
        this.words = words;
    }

    /** A field of this name. */
    public static <F> Field<F> of(String name, Function<? super F, ? extends @Nullable Object> read) {
        return new Field<>(name, read, null);
    }

    /** The row's id, which every row has, where it is shown as well. */
    public static <F extends BoardSource.Fact> Field<F> id() {
        return of(ID, F::id);
    }

    /** A mark: {@code YES}, or nothing. */
    public static <F> Field<F> mark(String name, Predicate<? super F> holds, String prefix) {
        return Field.<F>of(name, fact -> holds.test(fact) ? "YES" : null).coded(prefix, "YES");
    }

    /** Its values are codes; in the files of words they stand below the prefix. */
    public Field<F> coded(String prefix, Collection<String> codes) {
        return new Field<>(name, read, new Codes(prefix, List.copyOf(codes)));
    }

    /** Its values are these codes; in the files of words they stand below the prefix. */
    public Field<F> coded(String prefix, String... codes) {
        return coded(prefix, List.of(codes));
    }

    /** Its values are the constants of an enum; in the files of words they stand below the prefix. */
    public Field<F> coded(String prefix, Class<? extends Enum<?>> codes) {
        return coded(
                prefix, Arrays.stream(codes.getEnumConstants()).map(Enum::name).toList());
    }

    /** Its value stands within a text: one for one, another for more. */
    public Field<F> counted(String one, String more) {
        return new Field<>(name, read, new Count(one, more));
    }

    String name() {
        return name;
    }

    @Override
    public List<Field<F>> fields() {
        return List.of(this);
    }

    void describe(BoardConfig config) {
        switch (words) {
            case Codes(var prefix, var codes) -> config.codes(name, prefix, codes);
            case Count(var one, var more) -> config.counts(name, one, more);
            case null -> {}
        }
    }

    void write(F fact, JsonGenerator row) {
        if (name.equals(ID)) {
            return;
        }
        var value = read.apply(fact);
        if (value == null) {
            return;
        }
        row.writeName(name);
        switch (value) {
            case String text -> row.writeString(text);
            case Enum<?> code -> row.writeString(code.name());
            case Integer number -> row.writeNumber(number);
            case Long number -> row.writeNumber(number);
            case Boolean truth -> row.writeBoolean(truth);
            default -> row.writePOJO(value);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}

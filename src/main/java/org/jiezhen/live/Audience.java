package org.jiezhen.live;

import java.io.StringWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who is shown what of a board: whose rows, and of each the columns and fields that are listed. What is not in the list
 * never leaves the server. A board of "mine" is an audience per person.
 */
public final class Audience<F extends BoardSource.Fact> {

    private static final int USUAL_LENGTH = 512;

    private final String name;
    private final String permission;
    private final Predicate<? super F> whose;
    private final List<Shown<F>> shown;
    private final List<Field<F>> fields;

    /**
     * @param name unique within the board: {@code guides}, {@code mine:<id>}
     * @param permission what a viewer must be permitted
     * @param whose which rows are theirs
     * @param shown columns, in their order, and fields that no column draws
     */
    public Audience(String name, String permission, Predicate<? super F> whose, List<? extends Shown<F>> shown) {
        this.name = name;
        this.permission = permission;
        this.whose = whose;
        this.shown = List.copyOf(shown);
        this.fields = this.shown.stream().flatMap(one -> one.fields().stream()).toList();
        var names = new HashSet<String>();
        fields.forEach(field -> {
            if (!names.add(field.name())) {
                throw new IllegalArgumentException("two fields of " + name + " are called " + field);
            }
        });
    }

    /** An audience that is shown every row. */
    @SafeVarargs
    public static <F extends BoardSource.Fact> Audience<F> everyRow(String name, String permission, Shown<F>... shown) {
        return new Audience<>(name, permission, _ -> true, List.of(shown));
    }

    /** Its name, unique within the board. */
    public String name() {
        return name;
    }

    /** What a viewer must be permitted. */
    public String permission() {
        return permission;
    }

    /** A row as this audience is sent it; empty when it is not theirs. */
    public Optional<String> row(F fact, JsonMapper json) {
        if (!whose.test(fact)) {
            return Optional.empty();
        }
        var text = new StringWriter(USUAL_LENGTH);
        try (var row = json.createGenerator(text)) {
            row.writeStartObject();
            row.writeStringProperty("id", fact.id());
            for (var field : fields) {
                field.write(fact, row);
            }
            row.writeEndObject();
        }
        return Optional.of(text.toString());
    }

    Stream<Column<F>> columns() {
        return shown.stream().filter(Column.class::isInstance).map(one -> (Column<F>) one);
    }

    List<Field<F>> fields() {
        return fields;
    }
}

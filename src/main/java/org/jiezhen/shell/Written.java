package org.jiezhen.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.timepicker.TimePicker;
import com.vaadin.flow.data.provider.HasListDataView;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A field's value as text, and back.
 *
 * @param read the value; empty when there is none
 * @param write sets the value; false when there is no such value any more
 */
record Written(Supplier<String> read, Predicate<String> write) {

    private static final String SEPARATOR = "\n";

    /** As the kind of field says. */
    static Written of(Component field) {
        return switch (field) {
            case FindField<?> find ->
                new Written(find::sought, text -> {
                    find.setText(text);
                    return true;
                });
            case TextField text -> value(text, Function.identity());
            case TextArea text -> value(text, Function.identity());
            case Checkbox box -> value(box, Boolean::valueOf);
            case IntegerField number -> value(number, Integer::valueOf);
            case DatePicker day -> value(day, LocalDate::parse);
            case TimePicker time -> value(time, LocalTime::parse);
            case DateTimePicker at -> value(at, LocalDateTime::parse);
            case MultiSelectComboBox<?> several -> several(several);
            case HasListDataView<?, ?> list -> one(list);
            default ->
                throw new IllegalArgumentException(
                        "nobody knows how to write down a " + field.getClass().getSimpleName());
        };
    }

    /** One of several, each written as its code. */
    static <T> Written one(HasValue<?, T> field, Supplier<Stream<T>> items, Function<T, String> code) {
        return new Written(() -> field.isEmpty() ? "" : code.apply(field.getValue()), text -> {
            var chosen = text.isEmpty()
                    ? Stream.of(field.getEmptyValue())
                    : items.get().filter(item -> code.apply(item).equals(text));
            var first = chosen.toList();
            if (!first.isEmpty()) {
                field.setValue(first.getFirst());
            }
            return !first.isEmpty();
        });
    }

    private static <T> Written value(HasValue<?, T> field, Function<String, T> parse) {
        return new Written(
                () -> field.isEmpty() && !(field instanceof Checkbox) ? "" : String.valueOf(field.getValue()), text -> {
                    field.setValue(text.isEmpty() ? field.getEmptyValue() : parse.apply(text));
                    return true;
                });
    }

    @SuppressWarnings("unchecked") // A field for one of several holds one of its items.
    private static <T> Written one(HasListDataView<T, ?> list) {
        return one((HasValue<?, T>) list, () -> list.getListDataView().getItems(), Written::code);
    }

    private static <T> Written several(MultiSelectComboBox<T> field) {
        return new Written(
                () -> field.getValue().stream().map(Written::code).sorted().collect(Collectors.joining(SEPARATOR)),
                text -> {
                    var codes = Arrays.asList(text.split(SEPARATOR));
                    var chosen = field.getListDataView()
                            .getItems()
                            .filter(item -> codes.contains(code(item)))
                            .collect(Collectors.toSet());
                    field.setValue(chosen);
                    return text.isEmpty() || chosen.size() == codes.size();
                });
    }

    private static String code(Object item) {
        return switch (item) {
            case Enum<?> one -> one.name();
            case String text -> text;
            case Boolean yes -> yes.toString();
            default -> throw new IllegalArgumentException("the form does not say how its choice is written down");
        };
    }
}

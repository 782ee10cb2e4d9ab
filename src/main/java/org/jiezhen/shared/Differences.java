package org.jiezhen.shared;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** In which of its parts something that is known was changed: their names, for the journal, and never what they say. */
public final class Differences {

    private Differences() {}

    /** The names of the parts that differ, with commas between; null when none does. */
    public static <R extends Record> @Nullable String between(R before, R after) {
        var names = Arrays.stream(before.getClass().getRecordComponents())
                .filter(part -> !Objects.equals(said(part, before), said(part, after)))
                .map(RecordComponent::getName)
                .collect(Collectors.joining(","));
        return names.isEmpty() ? null : names;
    }

    private static @Nullable Object said(RecordComponent part, Record of) {
        try {
            return part.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}

package org.jiezhen.shared;

import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/**
 * Which one of a kind, and of what kind: each aggregate has ids of a type of its own, so that two of different kinds are
 * never taken for each other. Everywhere outside Java it is the UUID alone: as text, in JSON, in a column.
 */
public interface Id extends Serializable {

    /** As the database keeps it. */
    @JsonValue
    UUID value();

    /** As the database keeps an id that may be missing. */
    static @Nullable UUID orNull(@Nullable Id id) {
        return id == null ? null : id.value();
    }

    /** From a column that may be empty. */
    static <I extends Id> @Nullable I orNull(@Nullable UUID value, Function<UUID, I> kind) {
        return value == null ? null : kind.apply(value);
    }

    /** From rows of one column, which is never empty. */
    static <I extends Id> RowMapper<I> column(Function<UUID, I> kind) {
        return (rs, row) -> kind.apply(rs.getObject(1, UUID.class));
    }
}

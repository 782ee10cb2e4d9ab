package org.jiezhen.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who holds what a row is about, as elements know holders.
 *
 * @param h the holder's key: {@code staff:<id>}, {@code desk} or {@code none}
 * @param n the person's name
 * @param r the code of the person's role
 * @param s since when, in milliseconds
 * @param u since when the person cannot be reached, where others are to know
 * @param l of nobody: after how many seconds that is late
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HeldBy(
        String h,
        @Nullable String n,
        @Nullable String r,
        @Nullable Long s,
        @Nullable Long u,
        @Nullable Integer l) {

    /** The desk, where nobody in person holds it. */
    public static final HeldBy DESK = new HeldBy("desk", null, null, null, null, null);

    /** Nobody. */
    public static final HeldBy NOBODY = new HeldBy("none", null, null, null, null, null);

    /** A person, by the account's id. */
    public static HeldBy person(Object id, @Nullable String name, @Nullable String role) {
        return new HeldBy(key(id), name, role, null, null, null);
    }

    /** The key of a person, by the account's id. */
    public static String key(Object person) {
        return "staff:" + person;
    }

    /** The same, since a time. */
    public HeldBy since(@Nullable Instant time) {
        return new HeldBy(h, n, r, time == null ? null : (Long) time.toEpochMilli(), u, l);
    }

    /** The same, and the person cannot be reached since a time. */
    public HeldBy unreachable(@Nullable Instant time) {
        return time == null ? this : new HeldBy(h, n, r, s, time.toEpochMilli(), l);
    }

    /** The same; where nobody holds it, that is late after so many seconds. */
    public HeldBy lateAfter(@Nullable Integer seconds) {
        return h.equals(NOBODY.h) ? new HeldBy(h, n, r, s, u, seconds) : this;
    }
}

package org.jiezhen.acts;

import java.util.List;
import java.util.Map;
import org.jiezhen.shared.Transitions.Track;
import org.jspecify.annotations.Nullable;

/** Something that is done to a kind of subject. A module lists its acts in an enum. */
public interface Act {

    /** What it is. */
    Verb verb();

    /** What the journal calls it. */
    default String code() {
        return verb().code();
    }

    /** Whether a tap on it can be taken back within seconds. */
    default boolean undoable() {
        return verb().undoable();
    }

    /** What is over with it. */
    default List<Track> ends() {
        return verb().ends();
    }

    /** This act as it is done now, without a reason or anything else worth keeping. */
    default Deed plain() {
        return new Deed(this, null, Map.of());
    }

    /** This act, for a reason: a code, never free text. */
    default Deed because(String reason) {
        return plain().because(reason);
    }

    /** This act, with an id or a code that the journal keeps; null is left out. */
    default Deed with(String name, @Nullable Object value) {
        return plain().with(name, value);
    }
}

package org.jiezhen.acts;

import java.util.List;
import org.jiezhen.shared.Transitions.Track;

/**
 * What an act is.
 *
 * @param code what the journal calls it: {@code module.verb}
 * @param undoable whether a tap on it can be taken back within seconds
 * @param ends what is over with it: the open periods of these tracks end once the verb is carried out
 */
public record Verb(String code, boolean undoable, List<Track> ends) {

    public Verb(String code, boolean undoable, Track... ends) {
        this(code, undoable, List.of(ends));
    }

    /** One that is not taken back, and ends nothing. */
    public Verb(String code) {
        this(code, false, List.of());
    }
}

package org.jiezhen.oversight;

import java.util.List;
import org.jiezhen.acts.Subject;
import org.jiezhen.shared.Transitions.Track;
import org.jiezhen.shared.Transitions.Value;

/** Something wrong, locked: what is known of it. */
record Alarm(AlarmId id) implements Subject<AlarmId> {

    /** That somebody knows of it, until when. */
    static final Track ACKNOWLEDGED =
            new Track("alarm_acknowledged", "about", List.of(new Value("until", "timestamptz")));

    /** It is called by what it is about, which others know. */
    @Override
    public String label() {
        return "";
    }

    @Override
    public void requireOpen() {}
}

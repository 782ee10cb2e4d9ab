package org.jiezhen.habits;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jiezhen.staff.StaffId;

/** Who has gone home on a played day before it was over, and comes back later: until then nobody plays that person. */
public final class WentHome {

    private final Map<StaffId, Instant> until = new ConcurrentHashMap<>();

    private WentHome() {}

    /** Those of a day. */
    public static WentHome of(PlayedDay day) {
        return day.remembered(WentHome.class, WentHome::new);
    }

    /** Somebody goes, and is back then. */
    public void goes(StaffId person, Instant back) {
        until.put(person, back);
    }

    /** Whether this person is not there. */
    public boolean isGone(StaffId person, Instant now) {
        var back = until.get(person);
        return back != null && now.isBefore(back);
    }
}

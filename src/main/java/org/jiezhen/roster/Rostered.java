package org.jiezhen.roster;

import org.jiezhen.acts.Subject;
import org.jiezhen.staff.StaffId;

/** Somebody whose roster is written, locked. */
record Rostered(StaffId id, String label) implements Subject<StaffId> {

    /** A plan can always be changed; of days that are over the service says so. */
    @Override
    public void requireOpen() {}
}

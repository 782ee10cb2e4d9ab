package org.jiezhen.callbacks;

import org.jiezhen.staff.StaffId;

/** Who is to ring: one person, or whoever has a role. */
public sealed interface Caller {

    /** This person alone. */
    record One(StaffId person) implements Caller {}

    /** Whoever has this role, by its code. */
    record Anybody(String role) implements Caller {}

    /** The callback agents. */
    Caller AGENTS = new Anybody("CALLBACK_AGENT");
}

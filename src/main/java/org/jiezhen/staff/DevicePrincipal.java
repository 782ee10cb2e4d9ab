package org.jiezhen.staff;

import java.security.Principal;
import java.util.UUID;

/** Who is signed in is a thing that stands somewhere: no shift ends its session, and its own door looks after it. */
public interface DevicePrincipal extends Principal {

    /** By which the journal knows it. */
    UUID id();

    /** Whether it stands at this place, and may speak for it. */
    boolean standsAt(UUID place);
}

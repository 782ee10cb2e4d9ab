package org.jiezhen.staff;

import java.security.Principal;

/** Who is signed in is a thing that stands somewhere: no shift ends its session, and its own door looks after it. */
public interface DevicePrincipal extends Principal {}

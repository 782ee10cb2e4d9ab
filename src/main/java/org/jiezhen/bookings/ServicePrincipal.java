package org.jiezhen.bookings;

import java.security.Principal;
import java.util.UUID;

/** Who calls is another program, known by its token. */
record ServicePrincipal(UUID id) implements Principal {

    @Override
    public String getName() {
        return id.toString();
    }

    /** As the journal names it. */
    String actor() {
        return "service:" + id;
    }
}

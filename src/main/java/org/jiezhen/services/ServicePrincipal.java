package org.jiezhen.services;

import java.security.Principal;

/** Who calls is another program, known by its token. */
record ServicePrincipal(ServiceId id) implements Principal {

    @Override
    public String getName() {
        return id.toString();
    }

    /** As the journal names it. */
    String actor() {
        return "service:" + id;
    }
}

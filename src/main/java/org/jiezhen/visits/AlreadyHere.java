package org.jiezhen.visits;

import org.jiezhen.shared.Refusal;

/** Whoever is to be registered seems to be in the house already. */
public final class AlreadyHere extends Refusal {

    private final VisitId visit;
    private final long version;
    private final String ticket;
    private final boolean certain;

    /**
     * @param visit the open visit
     * @param version that visit's version
     * @param certain false when only the telephone number is the same, so that it may be somebody else all the same
     */
    AlreadyHere(VisitId visit, long version, String ticket, boolean certain, String key, Object... args) {
        super(key, args);
        this.visit = visit;
        this.version = version;
        this.ticket = ticket;
        this.certain = certain;
    }

    /** The visit that is open. */
    public VisitId visit() {
        return visit;
    }

    /** Its version when it was found, to be given back when it is set right too. */
    public long version() {
        return version;
    }

    /** Its ticket, as shown. */
    public String ticket() {
        return ticket;
    }

    /** Whether it is the same person for certain. */
    public boolean certain() {
        return certain;
    }
}

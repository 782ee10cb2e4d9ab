package org.jiezhen.consult;

/** What somebody may do with the consultants' day. */
public final class ConsultPermission {

    /** See one's own: consultants. */
    public static final String OWN = "consult.own";

    private ConsultPermission() {}
}

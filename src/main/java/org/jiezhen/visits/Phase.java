package org.jiezhen.visits;

/**
 * How far a visit is: a closed set, so that what depends on it need not know what is waited for. From it, and from
 * whether a consultant is chosen, the HL7 FHIR R5 Encounter {@code subjectStatus} follows.
 */
public enum Phase {
    /** In the building; it is being found out what for. */
    ARRIVED,
    /** Waits for somebody, or for something. */
    WAITING,
    /** With somebody of the house: in consultation, with the host. */
    IN_SERVICE,
    /** Under treatment, from its preparation to the recovery room. */
    IN_TREATMENT,
    /** On the way to the lift, with the farewell. */
    LEAVING,
    /** Out of the house. No period is of this phase: the visit has ended. */
    GONE;

    /**
     * The FHIR code of where the customer stands in the visit.
     *
     * @param chosen whether a consultant is chosen
     */
    public String subjectStatus(boolean chosen) {
        return switch (this) {
            case ARRIVED, WAITING -> chosen ? "triaged" : "arrived";
            case IN_SERVICE, IN_TREATMENT, LEAVING -> "receiving-care";
            case GONE -> "departed";
        };
    }
}

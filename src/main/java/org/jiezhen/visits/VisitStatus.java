package org.jiezhen.visits;

/** FHIR Encounter.status, as far as a visit of ours can come. */
public enum VisitStatus {
    IN_PROGRESS,
    COMPLETED,
    /** Registered by mistake: the ticket stays used, the visit counts nowhere. */
    ENTERED_IN_ERROR
}

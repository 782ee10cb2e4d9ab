package org.jiezhen.lab;

/** How a lab form stands: FHIR ServiceRequest.status. */
public enum OrderState {
    /** Filled, and not ordered yet: nothing is drawn for it. */
    DRAFT,
    ACTIVE,
    /** Not wanted any more. */
    REVOKED,
    /** All of it is done. */
    COMPLETED;

    /** Whether anything is still to be done for it. */
    public boolean isOpen() {
        return this == DRAFT || this == ACTIVE;
    }
}

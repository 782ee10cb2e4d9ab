package org.jiezhen.lab;

/** How far a result, or a report, stands: FHIR Observation.status, DiagnosticReport.status. */
public enum ResultStatus {
    /** Known, and not released yet. */
    PRELIMINARY,
    /** Released. */
    FINAL,
    /** Another than was released: what was released before stays, and says so. */
    AMENDED;

    /** Whether somebody may rely on it. */
    public boolean isReleased() {
        return this != PRELIMINARY;
    }
}

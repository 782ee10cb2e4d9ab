package org.jiezhen.lab;

/** How a result compares with what is usual of this guest: FHIR Observation.interpretation, HL7 table 0078. */
public enum Flag {
    NORMAL("N"),
    LOW("L"),
    HIGH("H"),
    /** So low that a doctor is told at once. */
    CRITICAL_LOW("LL"),
    CRITICAL_HIGH("HH"),
    ABNORMAL("A"),
    CRITICAL("AA"),
    /** The house has not said what is usual, of somebody of this age. */
    NO_RANGE(""),
    /** What is usual depends on sex or age, and nobody knows which this guest's is. */
    NOT_KNOWN("");

    /** The worst of a report. */
    public enum Worst {
        NORMAL,
        ABNORMAL,
        CRITICAL
    }

    private final String hl7;

    Flag(String hl7) {
        this.hl7 = hl7;
    }

    /** As messages say it; empty where they say nothing. */
    public String hl7() {
        return hl7;
    }

    /** Whether a doctor is told at once. */
    public boolean isCritical() {
        return worst() == Worst.CRITICAL;
    }

    /** Whether it stands out at all. */
    public boolean standsOut() {
        return worst() != Worst.NORMAL;
    }

    /** What it makes of a report. */
    public Worst worst() {
        return switch (this) {
            case CRITICAL_LOW, CRITICAL_HIGH, CRITICAL -> Worst.CRITICAL;
            case LOW, HIGH, ABNORMAL -> Worst.ABNORMAL;
            case NORMAL, NO_RANGE, NOT_KNOWN -> Worst.NORMAL;
        };
    }
}

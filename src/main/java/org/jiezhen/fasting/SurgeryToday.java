package org.jiezhen.fasting;

/** What a guest answers who is asked whether surgery is planned today. */
public enum SurgeryToday {
    YES(FastingState.YES, "SURGERY_TODAY"),
    NO(FastingState.NO, "NO_SURGERY"),
    UNKNOWN(FastingState.UNKNOWN, "NOT_KNOWN");

    private final FastingState state;
    private final String reason;

    SurgeryToday(FastingState state, String reason) {
        this.state = state;
        this.reason = reason;
    }

    FastingState state() {
        return state;
    }

    String reason() {
        return reason;
    }
}

package org.jiezhen.doctors;

/** What a doctor says of an item that is planned for a guest whom the doctor has seen. */
public enum Verdict {
    /** It may be done (同意). */
    CONFIRMED,
    /** It is not advisable (不建议). */
    NOT_ADVISABLE
}

package org.jiezhen.documents;

/** As whom somebody signs. */
public enum Signer {
    GUEST,
    /** In the place of a guest under 18. */
    GUARDIAN,
    /** A colleague who saw it. */
    WITNESS,
    /** The consultant or the doctor, for the house. */
    STAFF
}

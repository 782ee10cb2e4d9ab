package org.jiezhen.documents;

/** What a guardian is to the guest. */
public enum Relation {
    MOTHER,
    FATHER,
    /** Appointed, or by kinship. */
    GUARDIAN
}

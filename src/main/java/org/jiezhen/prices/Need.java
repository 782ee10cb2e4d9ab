package org.jiezhen.prices;

/** What an item needs before it is done. */
public enum Need {
    /** The house's usual panels are resulted and reviewed. */
    LAB,
    /** Photos before. */
    PHOTO,
    /** The surgical consent, explained and signed with a doctor. */
    SURGICAL_CONSENT,
    /** The same of the anaesthesia. */
    ANAESTHESIA_CONSENT,
    /** The guest has not eaten. */
    FASTING
}

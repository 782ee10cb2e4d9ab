package org.jiezhen.fasting;

/** Why a guest need not fast any longer: a code of the journal. */
public enum Lifted {
    /** There will be no surgery today. */
    CALLED_OFF,
    /** What had to be examined fasting is done. */
    EXAMINED,
    /** Surgery is over, and the guest may drink again. */
    AFTER_SURGERY,
    /** What is done today needs no fasting. */
    ALLOWED,
    /** It was written down by mistake. */
    SAID_WRONGLY
}

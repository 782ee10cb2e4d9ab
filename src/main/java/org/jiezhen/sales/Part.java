package org.jiezhen.sales;

/** What somebody did for a deal, for which he or she is credited. */
public enum Part {
    /** Had it accepted. */
    SELLER,
    /** Has seen the guest and confirmed what is medical. */
    DOCTOR,
    /** Has received the guest. */
    RECEPTION
}

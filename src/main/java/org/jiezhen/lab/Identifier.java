package org.jiezhen.lab;

/** By what a guest is known at the chair: said by the guest, compared by whoever draws. */
public enum Identifier {
    NAME,
    BIRTH_DATE,
    PHONE_END,
    TICKET
}

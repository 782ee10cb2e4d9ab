package org.jiezhen.documents;

/** By what it is made sure who signs: said or shown by the guest, compared with the record. */
public enum KnownBy {
    NAME,
    BIRTH_DATE,
    PHONE,
    ID_DOCUMENT
}

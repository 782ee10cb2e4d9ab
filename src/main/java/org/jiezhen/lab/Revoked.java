package org.jiezhen.lab;

/** Why a lab form is revoked. */
public enum Revoked {
    NOT_NEEDED,
    OTHER_PANELS,
    GUEST_DECLINED,
    WRONG_GUEST
}

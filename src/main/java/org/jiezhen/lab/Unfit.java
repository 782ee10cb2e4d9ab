package org.jiezhen.lab;

/** Why a specimen is rejected. */
public enum Unfit {
    HAEMOLYSED,
    CLOTTED,
    TOO_LITTLE,
    WRONG_TUBE,
    LABEL,
    TOO_OLD,
    DAMAGED,
    LOST
}

package org.jiezhen.lab;

import java.util.EnumSet;
import java.util.Set;

/** How far a specimen is, from the form to its result. */
public enum SpecimenState {
    /** On the form; nothing is drawn. */
    ORDERED,
    /** Drawn, at rest where it was laid. */
    COLLECTED,
    /** Under way. */
    PICKED_UP,
    /** Brought to where it goes, and nobody there has taken it in hand. */
    DELIVERED,
    RECEIVED,
    /** Nobody knows where it is. */
    MISSING,
    /** Its results are out. */
    RESULTED,
    /** Of no use: another is drawn. */
    REJECTED,
    /** The form was revoked before anything was drawn. */
    CANCELLED;

    private static final Set<SpecimenState> HELD = EnumSet.of(COLLECTED, PICKED_UP, DELIVERED, RECEIVED, MISSING);

    /** Whether there is a tube that somebody must have. */
    public boolean isHeld() {
        return HELD.contains(this);
    }

    /** Whether it is over. */
    public boolean isOver() {
        return this == RESULTED || this == REJECTED || this == CANCELLED;
    }

    /** Whether it can go on to another. */
    public boolean canBecome(SpecimenState next) {
        return switch (this) {
            case ORDERED -> next == COLLECTED || next == CANCELLED;
            case COLLECTED -> next == PICKED_UP || next == RECEIVED || next == MISSING || next == REJECTED;
            case PICKED_UP ->
                next == DELIVERED || next == COLLECTED || next == RECEIVED || next == MISSING || next == REJECTED;
            case DELIVERED -> next == RECEIVED || next == MISSING || next == REJECTED;
            case RECEIVED -> next == RESULTED || next == REJECTED;
            case MISSING -> next == COLLECTED || next == RECEIVED || next == REJECTED;
            case RESULTED, REJECTED, CANCELLED -> false;
        };
    }
}

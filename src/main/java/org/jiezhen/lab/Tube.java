package org.jiezhen.lab;

import org.jiezhen.shared.Localized;

/**
 * A kind of tube (管): a row of the house's data.
 *
 * @param code by which panels and labels know it; it never changes
 * @param restMinutes for how long one may rest before the laboratory has it
 */
public record Tube(String code, Localized name, Cap cap, int restMinutes, boolean inUse, long version) {

    /** The colour of its cap, by which it is told apart at the chair. */
    public enum Cap {
        PURPLE,
        BLUE,
        YELLOW,
        RED,
        GREEN,
        GREY,
        BLACK,
        WHITE
    }
}

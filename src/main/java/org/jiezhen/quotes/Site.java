package org.jiezhen.quotes;

import org.jiezhen.shared.Localized;

/**
 * A place on one of the house's pictures.
 *
 * @param x where it lies, in parts of a thousand of the picture's width; of what has sides the guest's left one
 * @param y the same of its height
 * @param sides whether it has a left and a right
 */
public record Site(String code, Picture picture, Localized name, int x, int y, boolean sides) {

    /** What there is a picture of. */
    public enum Picture {
        FACE,
        BODY
    }
}

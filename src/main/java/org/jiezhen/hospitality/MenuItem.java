package org.jiezhen.hospitality;

import java.util.List;
import org.jiezhen.house.Place;
import org.jiezhen.shared.Localized;

/**
 * Something that the house offers, as it is now.
 *
 * @param version which entry of the menu says so
 * @param kind the code of its class: what matters of it before anaesthesia
 * @param allergens codes of what is in it
 * @param places in which kinds of places it may be had
 */
public record MenuItem(
        MenuItemId id,
        long version,
        String code,
        Localized name,
        Made made,
        String kind,
        List<String> allergens,
        Who servedTo,
        List<Place.Kind> places,
        int rank) {

    /** How it comes about. */
    public enum Made {
        /** A: poured from a flask of the hall. */
        FLASK,
        /** B: made when it is ordered. */
        TO_ORDER,
        SNACK
    }

    /** Who may have it. */
    public enum Who {
        ANYBODY,
        GUESTS,
        COMPANIONS;

        /** Whether it may be ordered for them. */
        public boolean admits(Whom whom) {
            return this == ANYBODY || (whom == Whom.GUEST) == (this == GUESTS);
        }
    }
}

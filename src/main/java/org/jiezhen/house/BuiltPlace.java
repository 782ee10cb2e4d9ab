package org.jiezhen.house;

import org.jiezhen.acts.Subject;

/**
 * A place as it stands in the building, locked.
 *
 * @param version to be compared with the one that was shown
 */
record BuiltPlace(PlaceId id, long version, boolean inUse, PlaceDetails details) implements Subject<PlaceId> {

    @Override
    public String label() {
        return details.shortName().zh();
    }

    /** What is out of use can be changed, laid and put back all the same. */
    @Override
    public void requireOpen() {}
}

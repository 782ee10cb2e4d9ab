package org.jiezhen.habits;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where a habit writes down each neglect that it plants, when it plants it, and with what it knows of the house's targets
 * itself. It is in no database and no bean: no board and no alarm can read it, so that alarms are held against it.
 */
public final class NeglectBook {

    private final Set<Neglect> written = ConcurrentHashMap.newKeySet();

    NeglectBook() {}

    /** Writes one down. */
    public void write(Neglect neglect) {
        written.add(neglect);
    }

    /** Everything that has gone wrong on purpose so far, or will have. */
    public List<Neglect> written() {
        return List.copyOf(written);
    }
}

package org.jiezhen.habits;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** With whom somebody goes on by the habits of another module: nobody else begins anything with them meanwhile. */
public final class SpokenFor {

    private final Set<Object> subjects = ConcurrentHashMap.newKeySet();

    /** Those of a day. */
    public static SpokenFor on(PlayedDay day) {
        return day.remembered(SpokenFor.class, SpokenFor::new);
    }

    /** Somebody goes on with this one from now on. */
    public void add(Object subject) {
        subjects.add(subject);
    }

    /** It is these, and nobody else. */
    public void are(Collection<?> these) {
        subjects.retainAll(these);
        subjects.addAll(these);
    }

    /** Whether somebody goes on with this one. */
    public boolean has(Object subject) {
        return subjects.contains(subject);
    }
}

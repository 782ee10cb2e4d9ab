package org.jiezhen.habits;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** With whom somebody goes on by the habits of another module: nobody else begins anything with them meanwhile. */
public final class SpokenFor {

    private final Map<Class<?>, Set<Object>> subjects = new ConcurrentHashMap<>();

    /** Those of a day. */
    public static SpokenFor on(PlayedDay day) {
        return day.remembered(SpokenFor.class, SpokenFor::new);
    }

    /**
     * Somebody goes on with this one from now on.
     *
     * @param by whose word it is: nobody else's takes it back
     */
    public void add(Class<?> by, Object subject) {
        of(by).add(subject);
    }

    /** By this one's word it is these, and nobody else. */
    public void are(Class<?> by, Collection<?> these) {
        var said = of(by);
        said.retainAll(Set.copyOf(these));
        said.addAll(these);
    }

    /** Whether somebody goes on with this one. */
    public boolean has(Object subject) {
        return subjects.values().stream().anyMatch(said -> said.contains(subject));
    }

    private Set<Object> of(Class<?> by) {
        return subjects.computeIfAbsent(by, _ -> ConcurrentHashMap.newKeySet());
    }
}

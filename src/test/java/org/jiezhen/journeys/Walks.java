package org.jiezhen.journeys;

import java.util.List;
import java.util.function.Consumer;

/**
 * The pages of a module, walked through in the states that matter, for axe to look at. A module's walks stand among its
 * own tests; they are found on the classpath. The constructor is given the beans it asks for, in an empty hall, and
 * brings about what has to be so before anybody looks.
 */
public interface Walks {

    /**
     * One walk.
     *
     * @param name the route it looks at, as it stands in the reviewed table of doors; or what else it shows
     */
    record Walk(String name, Consumer<Walker> steps) {

        @Override
        public String toString() {
            return name;
        }
    }

    /** The module's walks, one for each of its routes at least. */
    List<Walk> walks();
}

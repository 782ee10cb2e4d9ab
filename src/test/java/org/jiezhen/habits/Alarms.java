package org.jiezhen.habits;

import java.util.Set;
import org.jiezhen.live.Glance;

/**
 * The kinds of alarm of one module: what its boards say is wrong. Each module that raises alarms has such a component
 * among its tests, and habits that neglect what it must tell of.
 */
public interface Alarms {

    /**
     * Something that people are told is wrong.
     *
     * @param alarm the code of its kind
     * @param subject the id of what it is about, as text
     */
    record Raised(String alarm, String subject) {}

    /** The codes of its kinds. */
    Set<String> kinds();

    /** Lets that come about which the house raises and ends by itself as time passes. */
    default void timePasses() {}

    /** What people are told at this moment, by what their browsers are sent. */
    Set<Raised> raised(Glance glance);
}

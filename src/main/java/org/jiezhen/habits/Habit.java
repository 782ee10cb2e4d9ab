package org.jiezhen.habits;

import java.util.Optional;
import java.util.Set;

/**
 * Something that people of some roles do when they look at the house. A module brings the habits of its own work as
 * components, and whoever is played has all those of the role. Everybody decides by what is there to be seen, not by a
 * script: so they go on with whatever a real person, or a restart, has left them.
 */
public interface Habit {

    /** Whose habit it is: role codes. Somebody is played by the first role of the account. */
    Set<String> roles();

    /** What comes first when there is more than one thing to do. */
    Urgency urgency();

    /**
     * What this person does now; nothing, when nothing is to be done yet. It changes nothing itself: that is for the act,
     * which is given to the real services as this person, and may be refused as anybody's.
     */
    Optional<Act> next(Person me, Round round);
}

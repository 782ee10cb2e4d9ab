package org.jiezhen.staff;

import com.vaadin.flow.component.Component;
import java.util.Optional;

/**
 * What goes on behind a locked screen, brought by the module whose it is: the house must be known at every moment, and
 * nobody in it by name. What it shows asks for {@link #authority} of the permission that opens the same to whoever is there.
 */
public interface BehindLock {

    /** What this person, whose sign-in is locked, is still shown; nothing when that is nothing. */
    Optional<Component> create(StaffUser person);

    /** What is left of a permission behind the lock. */
    static String authority(String permission) {
        return permission + ".behindLock";
    }
}

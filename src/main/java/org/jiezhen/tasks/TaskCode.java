package org.jiezhen.tasks;

import org.jiezhen.shared.Localized;
import org.jspecify.annotations.Nullable;

/**
 * A kind of task, as the house says it: FHIR Task.code.
 *
 * @param permission who may take it
 * @param target within what time it is to be done, by the target's code
 * @param about what it must be about
 * @param asksTo whether it has to be said where to
 * @param asksWhom whether one person is asked
 * @param asksNote whether it has to be said what
 * @param custody whether the guest goes with it, from hand to hand
 * @param asked whether people ask for it; otherwise it comes about by itself
 * @param calls whether it can be asked from a room with one press, without a word more
 * @param instead whoever holds this permission asks on a page of its own, and not by a bare call; null where nobody does
 */
public record TaskCode(
        String code,
        Localized name,
        String icon,
        String permission,
        String target,
        About about,
        boolean asksTo,
        boolean asksWhom,
        boolean asksNote,
        boolean custody,
        boolean asked,
        boolean calls,
        @Nullable String instead) {

    /** What a kind of task must be about. */
    public enum About {
        VISIT,
        ROOM,
        ANYTHING
    }
}

package org.jiezhen.handover;

import java.util.Set;
import java.util.UUID;
import org.jiezhen.acts.Done;
import org.jiezhen.shared.Refusal;
import org.jiezhen.staff.StaffId;

/**
 * A kind of thing that people have in hand, and hand over when they go. A module publishes a view of what is so now, by whom,
 * and names the commands that pass it on. The view has these columns:
 *
 * <ul>
 *   <li>{@code about}: the id of what it is, a uuid
 *   <li>{@code person}: who has it, or is asked to take it
 *   <li>{@code label}: by what people call it, never a customer's name
 *   <li>{@code zh}, {@code en}: what more there is to say; null when there is nothing
 *   <li>{@code other}: the colleague to whom it is offered, or who asks; null when nobody
 *   <li>{@code to_desk}: whether it is offered to the desk
 *   <li>{@code since}: since when it is so
 * </ul>
 */
public interface InHand {

    /** What becomes of it without anybody in person. */
    enum Left {
        /** The desk has it. */
        TO_DESK,
        /** It is everybody's again who may. */
        BACK,
        /** What was asked is declined: whoever asked sees it. */
        DECLINE
    }

    /** Its code, unique in the portal. */
    String code();

    /** The view's name. */
    String view();

    /** The kinds of journal subjects whose changes may change the view. */
    Set<String> subjects();

    /** The key of what it is called. */
    String name();

    /** The id of the icon beside it. */
    String icon();

    /** What becomes of it when it is given to nobody in person. */
    Left left();

    /** Whether it can be given to somebody in person, who must accept. */
    default boolean given() {
        return left() != Left.DECLINE;
    }

    /**
     * Offers it to a colleague: it stays with whoever goes until that colleague accepts.
     *
     * @throws Refusal when it cannot be, or is not in hand any more
     */
    Done<?> give(UUID key, ThingId about, StaffId to);

    /**
     * Lays it down.
     *
     * @throws Refusal when it is not in hand any more
     */
    Done<?> leave(UUID key, ThingId about);
}

package org.jiezhen.notices;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.acts.Done;
import org.jspecify.annotations.Nullable;

/**
 * A kind of work for people, published by the module whose work it is: a component of that module. What waits is rows of a
 * view, so that it is there as long as it is so, and gone for everybody the moment somebody has done it, from wherever.
 * Nothing is sent, kept, or ticked off.
 *
 * <p>The view has one row for each thing that waits:
 *
 * <pre>
 * about       uuid         what it is about: the acts are given it
 * person      uuid         for whom; null when it is for whoever holds the permission
 * permission  text         for whoever holds it; null when it is for one person
 * but         uuid         who is not told though permitted: who has asked for it; or null
 * label       text         by what people call it, never a name: a ticket; null when zh and en are what they call it
 * zh, en      text         where, or what more is to be said; or null
 * by_name     text         the colleague who asks, or who is spoken of; or null
 * path        text         the page that shows it, as of the house's root
 * since       timestamptz  since when
 * </pre>
 *
 * What changes the rows is journalled with one of the {@link #subjects}.
 */
public interface NoticeKind {

    /** Its code, unique in the house, in capitals. */
    String code();

    /** The view's name. */
    String view();

    /** The kinds of journal subjects whose changes may change the view. */
    Set<String> subjects();

    /**
     * By which column of the view the rows are found that a change of one subject may change, for each kind of subject of
     * which that is so. A row in which the column is null may be changed by any of them, and so may every row by a kind of
     * subject that is not named here.
     */
    default Map<String, String> found() {
        return Map.of();
    }

    /**
     * The column of the view in which stand those who have declined, as an array of their ids: they are not told though permitted.
     * Null where nobody can.
     */
    default @Nullable String declined() {
        return null;
    }

    /** The permissions that the view's rows may name. */
    Set<String> permissions();

    /** Whether it is an alarm: said at once, whatever is being said. */
    default boolean urgent() {
        return false;
    }

    /** The key of the sentence to the one person it is for; {@code {by}} is the colleague. */
    String toOne();

    /** The key of the sentence to all who are permitted. */
    String toAll();

    /** What can be done with one press, the usual one first. */
    default List<Act> acts() {
        return List.of();
    }

    /**
     * A press.
     *
     * @param code its code, in capitals
     * @param label the key of its word
     * @param done the key of what is said once it is done
     * @param command the existing command, which asks again whether this person may
     */
    record Act(String code, String label, String done, Command command) {}

    /** Carries out what was pressed. */
    @FunctionalInterface
    interface Command {
        /**
         * @param key the key of the press
         * @param about what it is about, as the browser says it
         */
        Done<?> run(UUID key, String about);
    }
}

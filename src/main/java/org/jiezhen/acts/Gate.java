package org.jiezhen.acts;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.journal.Journal;
import org.jspecify.annotations.Nullable;

/**
 * What a module says to the acts of a module below it, which does not know it. It is asked on every way in: each
 * command, each undo, each act of the system passes here. Once the verb is carried out and nothing is committed yet, so
 * that it sees how things would stand, whatever led there; a refusal takes everything back.
 */
public interface Gate {

    /**
     * An act that wants to pass.
     *
     * @param subject what is acted on
     * @param about whose story it belongs to; null when it is the subject's own
     * @param detail what the journal keeps of it
     * @param staff who acts
     * @param now the instant at which everything in it happens
     * @param entry its journal entry: periods that begin and end with it name it
     * @param undone the act that is taken back by it, if it is an undo
     */
    record Passage(
            Act act,
            Journal.Subject subject,
            Journal.@Nullable Subject about,
            Map<String, ?> detail,
            UUID staff,
            Instant now,
            long entry,
            @Nullable Undone undone) {}

    /** The kinds of subjects whose acts it wants to see. */
    Set<String> kinds();

    /** @throws org.jiezhen.shared.Refusal that says what is missing, and who supplies it */
    default void refuse(Passage passage) {}

    /** Carries out, in the same transaction, what goes with the act: what ends with it, what begins. */
    default void accompany(Passage passage) {}
}

package org.jiezhen.acts;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Transitions.Track;

/**
 * A kind of subject: how commands find, lock and name one, and how an act on it is taken back. A module implements it
 * once for each of its aggregates, as a component; nothing else has to know of it.
 *
 * @param <I> the type of its ids
 * @param <S> the aggregate
 */
public interface Kind<I extends Id, S extends Subject<I>> {

    /** What the journal calls it: {@code visit}. */
    String name();

    /** A subject's id, from what the journal keeps of it. */
    I id(UUID value);

    /**
     * The subject, locked until the transaction ends: commands on one subject happen one after another.
     *
     * @throws org.jiezhen.shared.Refusal when there is none
     */
    S locked(I id);

    /** @throws org.jiezhen.shared.Refusal when this subject is none of the business of whoever acts, as if there were none */
    void requireMine(S subject);

    /** All acts on it. */
    Collection<? extends Act> acts();

    /** Everything about it that is a period. */
    List<Track> tracks();

    /** What taking an act back is called. */
    Act undo();

    /**
     * Whether this act can be taken back as things are, beside what is so of all acts.
     *
     * @throws org.jiezhen.shared.Refusal that says why not
     */
    void requireUndoable(Undone undone, Commands.Context<S> context);

    /** What is so of a track since, where the period that the act had ended cannot be open again: see Transitions. */
    default Map<String, ?> fallback(Track track, S subject) {
        return Map.of();
    }

    /** The act's periods are taken back: what else it did is taken back here. */
    default void takeBack(Undone undone, Commands.Context<S> context) {}

    /** How the journal refers to one of them. */
    default Journal.Subject reference(I id) {
        return new Journal.Subject(name(), id.value().toString());
    }
}

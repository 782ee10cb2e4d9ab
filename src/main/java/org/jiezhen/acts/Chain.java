package org.jiezhen.acts;

import java.util.List;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions.Track;
import org.jiezhen.shared.Transitions.Value;

/**
 * The chain of those who hold subjects of one kind, one after another and without a gap: who has a guest, a specimen, a
 * folder. Each kind has two tables of the same shape, so that foreign keys and unique indexes stay: who holds it, and to
 * whom it is offered. A module makes one beside its {@link Kind}.
 *
 * @param custody made by {@link #custody(String, String)}
 * @param handoff made by {@link #handoff(String, String)}
 * @param steps what the steps of the chain are called in this module
 * @param words the beginning of the keys of its refusals: below {@code refusal.custody} a guest "is with" somebody
 */
public record Chain<I extends Id, S extends Subject<I>>(
        Kind<I, S> kind, Track custody, Track handoff, Steps steps, String words) {

    /**
     * The acts that pass something on.
     *
     * @param abandon what happens to it when its holder signs out
     */
    public record Steps(
            Act offer, Act withdraw, Act accept, Act decline, Act take, Act leaveAlone, Act leaveToDesk, Act abandon) {}

    Refusal refusal(String what, Object... args) {
        return new Refusal(words + "." + what, args);
    }

    /** A table that says who holds each subject. */
    public static Track custody(String table, String subject) {
        return new Track(
                table,
                subject,
                List.of(new Value("holder", "text"), new Value("staff_id", "uuid"), new Value("place_id", "uuid")));
    }

    /** A table that says to whom each subject is offered, until that is accepted, declined or withdrawn. */
    public static Track handoff(String table, String subject) {
        return new Track(
                table,
                subject,
                List.of(new Value("taker", "text"), new Value("taker_id", "uuid"), new Value("giver_id", "uuid")));
    }
}

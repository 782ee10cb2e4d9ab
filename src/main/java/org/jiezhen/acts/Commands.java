package org.jiezhen.acts;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jiezhen.journal.Journal;
import org.jiezhen.journal.Once;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Transitions;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What every command does around its own verb: once per key, under its subject's lock, journalled, at one instant, past
 * the gates of the modules above.
 */
@Component
public class Commands {

    /**
     * The circumstances of a running command.
     *
     * @param subject what is acted on, locked
     * @param staff who acts
     * @param moment see {@link #now()}
     * @param entry its journal entry
     */
    public record Context<S>(S subject, UUID staff, Supplier<Instant> moment, long entry) {

        /**
         * The one instant at which everything in it happens: when it is asked for first, which is once the command has
         * locked what it waits for. So what follows on something in a place begins when that has ended, and not before.
         */
        public Instant now() {
            return moment.get();
        }
    }

    /** An instant that is fixed when somebody asks for it. */
    private final class Moment implements Supplier<Instant> {

        private @Nullable Instant fixed;

        @Override
        public Instant get() {
            if (fixed == null) {
                fixed = now();
            }
            return fixed;
        }
    }

    /** What is kept of an answer; the other names are those of versions before. */
    private record Answer(
            @JsonAlias("visit") UUID subject,
            @JsonAlias("ticket") String label,
            long entry) {}

    private final Once once;
    private final Journal journal;
    private final Transitions transitions;
    private final Actor actor;
    private final Clock clock;
    private final JsonMapper json;
    private final ObjectProvider<Gate> gates;

    Commands(
            Once once,
            Journal journal,
            Transitions transitions,
            Actor actor,
            Clock clock,
            JsonMapper json,
            ObjectProvider<Gate> gates) {
        this.once = once;
        this.journal = journal;
        this.transitions = transitions;
        this.actor = actor;
        this.clock = clock;
        this.json = json;
        this.gates = gates;
    }

    /** Runs a command on an open subject that is this person's business. */
    public <I extends Id, S extends Subject<I>> Done<I> on(
            Kind<I, S> kind, I id, UUID key, Deed deed, Consumer<Context<S>> verb) {
        return once(kind, key, deed.act(), () -> {
            var subject = kind.locked(id);
            subject.requireOpen();
            kind.requireMine(subject);
            return run(kind, subject, deed, verb);
        });
    }

    /** Runs a command on an open subject; its verb decides whose it may be. */
    public <I extends Id, S extends Subject<I>> Done<I> onAny(
            Kind<I, S> kind, I id, UUID key, Deed deed, Consumer<Context<S>> verb) {
        return once(kind, key, deed.act(), () -> {
            var subject = kind.locked(id);
            subject.requireOpen();
            return run(kind, subject, deed, verb);
        });
    }

    /** Runs a command at most once per key: a second press is given the first one's answer. */
    public <I extends Id> Done<I> once(Kind<I, ?> kind, UUID key, Act act, Supplier<Done<I>> command) {
        var answer = once(key, act, Answer.class, () -> {
            var done = command.get();
            return new Answer(done.subject().value(), done.label(), done.entry());
        });
        return new Done<>(kind.id(answer.subject), answer.label, answer.entry);
    }

    /** The same, with an answer of its own: a record that travels as JSON. */
    public <T> T once(UUID key, Act act, Class<T> answer, Supplier<T> command) {
        return once.run(key, actor.account().toString(), act.code(), answer, command);
    }

    /** Journals the act and carries it out. */
    public <I extends Id, S extends Subject<I>> Done<I> run(
            Kind<I, S> kind, S subject, Deed deed, Consumer<Context<S>> verb) {
        return run(kind, subject, deed, actor.account(), null, verb);
    }

    /**
     * The same, of what another program has sent.
     *
     * @param program its id, as the circumstances name who acts
     * @param actor the program, as the journal names it
     */
    public <I extends Id, S extends Subject<I>> Done<I> sent(
            Kind<I, S> kind, S subject, Deed deed, UUID program, String actor, Consumer<Context<S>> verb) {
        return run(kind, subject, deed, program, actor, null, verb);
    }

    /** The same, of something that happened to somebody who did nothing: it is journalled as theirs. */
    public <I extends Id, S extends Subject<I>> Done<I> happens(
            Kind<I, S> kind, S subject, Deed deed, UUID staff, Consumer<Context<S>> verb) {
        return run(kind, subject, deed, staff, null, verb);
    }

    <I extends Id, S extends Subject<I>> Done<I> run(
            Kind<I, S> kind, S subject, Deed deed, UUID staff, @Nullable Undone undone, Consumer<Context<S>> verb) {
        return run(kind, subject, deed, staff, staff.toString(), undone, verb);
    }

    private <I extends Id, S extends Subject<I>> Done<I> run(
            Kind<I, S> kind,
            S subject,
            Deed deed,
            UUID staff,
            String journalled,
            @Nullable Undone undone,
            Consumer<Context<S>> verb) {
        var about = subject.about();
        var done = pass(kind.reference(subject.id()), about, deed, staff, journalled, undone, (moment, entry) -> {
            verb.accept(new Context<>(subject, staff, moment, entry));
            for (var track : deed.act().ends()) {
                transitions.end(track, subject.id().value(), null, moment.get(), entry);
            }
        });
        return new Done<>(subject.id(), subject.label(), done);
    }

    /**
     * Journals an act on something that is no aggregate, such as a day, and carries it out.
     *
     * @return the journal entry
     */
    public long run(Journal.Subject subject, Deed deed, Runnable verb) {
        var account = actor.account();
        return pass(subject, null, deed, account, account.toString(), null, (_, _) -> verb.run());
    }

    private long pass(
            Journal.Subject subject,
            Journal.@Nullable Subject about,
            Deed deed,
            UUID staff,
            String journalled,
            @Nullable Undone undone,
            BiConsumer<Supplier<Instant>, Long> verb) {
        var moment = new Moment();
        var entry = journal.append(
                journalled, deed.act().code(), subject, about, deed.reason(), json.writeValueAsString(deed.detail()));
        verb.accept(moment, entry);
        var passage = new Gate.Passage(deed.act(), subject, about, deed.detail(), staff, moment.get(), entry, undone);
        var concerned = concernedBy(subject.kind());
        concerned.forEach(gate -> gate.refuse(passage));
        concerned.forEach(gate -> gate.accompany(passage));
        return entry;
    }

    private List<Gate> concernedBy(String kind) {
        return gates.orderedStream().filter(gate -> gate.kinds().contains(kind)).toList();
    }

    /** Now, as exactly as the database keeps it. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

package org.jiezhen.acts;

import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiezhen.journal.Once;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes a tap back as if it had never been, and says so where that cannot be. */
@Service
@Transactional
public class Undo {

    /** How long a tap can be taken back, as the screen offers it. */
    public static final Duration WITHIN = Duration.ofSeconds(10);

    // The tap on "undo" still has to travel.
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Commands commands;
    private final Once once;
    private final Story story;
    private final Transitions transitions;
    private final Actor actor;
    private final Map<String, Kind<?, ?>> kinds = new LinkedHashMap<>();

    Undo(Commands commands, Once once, Story story, Transitions transitions, Actor actor, List<Kind<?, ?>> kinds) {
        this.commands = commands;
        this.once = once;
        this.story = story;
        this.transitions = transitions;
        this.actor = actor;
        for (var kind : kinds) {
            if (this.kinds.put(kind.name(), kind) != null) {
                throw new IllegalStateException("two kinds of subjects are called " + kind.name());
            }
        }
    }

    /**
     * Takes back one's own last tap, within ten seconds and while nothing has been done on top of it. For everybody who
     * is signed in: only one's own acts can be taken back, and those one was permitted.
     *
     * @param entry the journal entry of the command, from its {@link Done}
     */
    @PermitAll
    public Done<?> takeBack(UUID key, long entry) {
        var undone = story.entry(entry).orElseThrow(() -> Story.unknown("act"));
        if (!undone.actor().equals(actor.account().toString())) {
            // Numbers of entries can be guessed; what was done, and to what, is not told.
            throw Story.unknown("act");
        }
        var kind = kinds.get(undone.kind());
        if (kind == null) {
            throw Story.unknown("act");
        }
        return takeBack(key, kind, undone, entry);
    }

    private <I extends Id, S extends Subject<I>> Done<I> takeBack(
            UUID key, Kind<I, S> kind, Story.Entry told, long entry) {
        return commands.once(kind, key, kind.undo(), () -> {
            var subject = kind.locked(kind.id(told.subject()));
            var late = new Refusal("refusal.undo.late", subject.label());
            var act = kind.acts().stream()
                    .filter(one -> one.code().equals(told.action()))
                    .findFirst()
                    .orElseThrow(() -> late);
            var undone = new Undone(act, entry, told.at());
            var deed = kind.undo().because("MIS_TAP").with("entry", entry);
            return commands.run(kind, subject, deed, actor.account(), undone, context -> {
                var reference = kind.reference(subject.id());
                if (!act.undoable()
                        || told.at().plus(WITHIN).plus(GRACE).isBefore(commands.now())
                        || story.isUndone(entry, reference, kind.undo(), context.entry())) {
                    throw late;
                }
                kind.requireUndoable(undone, context);
                for (var track : kind.tracks()) {
                    if (!transitions.undo(
                            track,
                            subject.id().value(),
                            entry,
                            kind.fallback(track, subject),
                            context.now(),
                            context.entry())) {
                        throw story.onTop(kind, subject, entry);
                    }
                }
                kind.takeBack(undone, context);
                // The same press may come again, and is another one then.
                once.forget(context.staff().toString(), entry);
            });
        });
    }
}

package org.jiezhen.visits;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jiezhen.journal.Journal;
import org.jiezhen.journal.Once;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.Refusal;
import org.jiezhen.staff.CurrentStaff;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What every command on an open visit does around its own verb: once per key, under the visit's lock, journalled. */
@Component
class Command {

    /**
     * The circumstances of a running command.
     *
     * @param now the one instant at which everything in it happens
     * @param entry its journal entry
     */
    record Context(Visit visit, UUID staff, Instant now, long entry) {}

    private final Once once;
    private final Visits visits;
    private final Journal journal;
    private final CurrentStaff staff;
    private final Clock clock;
    private final JsonMapper json;
    private final Custodians custodians;

    Command(
            Once once,
            Visits visits,
            Journal journal,
            CurrentStaff staff,
            Clock clock,
            JsonMapper json,
            Custodians custodians) {
        this.once = once;
        this.visits = visits;
        this.journal = journal;
        this.staff = staff;
        this.clock = clock;
        this.json = json;
        this.custodians = custodians;
    }

    /** Runs a command on an open visit that this person sees: everyone's, or his or her own. */
    Done on(
            VisitId visitId,
            UUID key,
            String action,
            @Nullable String reason,
            Map<String, ?> detail,
            Consumer<Context> verb) {
        return onAny(visitId, key, action, reason, detail, context -> {
            if (!staff.may(Permission.VISITS_SEE) && !custodians.concerns(visitId, context.staff())) {
                throw new Refusal("refusal.visit.unknown");
            }
            verb.accept(context);
        });
    }

    /** Runs a command on an open visit; its verb decides whose it may be. */
    Done onAny(
            VisitId visitId,
            UUID key,
            String action,
            @Nullable String reason,
            Map<String, ?> detail,
            Consumer<Context> verb) {
        return once(key, action, () -> {
            var visit = locked(visitId);
            visit.requireOpen();
            return run(visit, action, reason, detail, verb);
        });
    }

    /** Runs a command at most once per key. */
    Done once(UUID key, String action, Supplier<Done> command) {
        return once.run(key, staff.id().toString(), action, Done.class, command);
    }

    /** Journals the action and carries it out. */
    Done run(Visit visit, String action, @Nullable String reason, Map<String, ?> detail, Consumer<Context> verb) {
        var who = staff.id();
        var now = now();
        var entry = journal.append(
                who.toString(), action, "visit", visit.id().toString(), reason, json.writeValueAsString(detail));
        verb.accept(new Context(visit, who, now, entry));
        return new Done(visit.id(), visit.ticket().text(), entry);
    }

    Visit locked(VisitId visitId) {
        return visits.findLocked(visitId.value()).orElseThrow(() -> new Refusal("refusal.visit.unknown"));
    }

    /** Now, as exactly as the database keeps it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

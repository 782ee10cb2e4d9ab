package org.jiezhen.visits;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jiezhen.acts.Undone;
import org.jiezhen.shared.Transitions;
import org.jiezhen.shared.Transitions.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a visit waits for, changed inside a command. Several things can be waited for at once; an open visit always waits
 * for one at least, and its phase is that of the first.
 */
@Component
class Waiting {

    private final Transitions transitions;
    private final JdbcClient jdbc;

    Waiting(Transitions transitions, JdbcClient jdbc) {
        this.transitions = transitions;
        this.jdbc = jdbc;
    }

    private record Open(long id, String code) {}

    /** What the visit waits for, the first by rank first. */
    List<String> now(VisitId visit) {
        return open(visit).stream().map(Open::code).toList();
    }

    private List<Open> open(VisitId visit) {
        return jdbc.sql("SELECT id, code FROM visit_reason_now WHERE visit_id = ? ORDER BY rank, id")
                .param(visit.value())
                .query((rs, row) -> new Open(rs.getLong(1), rs.getString(2)))
                .list();
    }

    private Optional<Open> open(VisitId visit, String code) {
        return open(visit).stream().filter(open -> open.code.equals(code)).findFirst();
    }

    /** One thing is over, and another comes instead. False when the one was not waited for, or the other is already. */
    boolean change(VisitId visit, String from, String to, Instant now, long entry) {
        var open = open(visit, from);
        if (open.isEmpty() || open(visit, to).isPresent()) {
            return false;
        }
        next(visit, open.get(), to, now, entry);
        settle(visit, now, entry);
        return true;
    }

    /** Something is waited for, beside whatever else is. */
    void begin(VisitId visit, String code, Instant now, long entry) {
        if (open(visit, code).isPresent()) {
            return;
        }
        var undecided = open(visit, WaitingReason.UNDECIDED);
        if (undecided.isPresent()) {
            next(visit, undecided.get(), code, now, entry);
        } else {
            must(transitions.begin(Tracks.REASON, visit.value(), Map.of("code", code), now, entry));
        }
        settle(visit, now, entry);
    }

    /** Something is waited for no longer; when nothing else is, somebody has to say what comes next. */
    void end(VisitId visit, String code, Instant now, long entry) {
        var all = open(visit);
        var open = open(visit, code).orElse(null);
        if (open == null) {
            return;
        }
        if (all.size() == 1) {
            next(visit, open, WaitingReason.UNDECIDED, now, entry);
        } else {
            must(transitions.end(Tracks.REASON, visit.value(), open.id, now, entry));
        }
        settle(visit, now, entry);
    }

    /** Takes back what an act had changed. False when something else was done on top of it. */
    boolean takeBack(VisitId visit, Undone undone, Instant now, long entry) {
        for (var track : List.of(Tracks.REASON, Tracks.PHASE)) {
            if (!transitions.undo(track, visit.value(), undone.entry(), Map.of(), now, entry)) {
                return false;
            }
        }
        settle(visit, now, entry);
        return true;
    }

    /** The phase follows what is waited for first. */
    void settle(VisitId visit, Instant now, long entry) {
        var phase = phase("SELECT phase FROM visit_reason_now WHERE visit_id = ? ORDER BY rank, id LIMIT 1", visit);
        var so = phase("SELECT phase FROM visit_phase_now WHERE visit_id = ?", visit);
        if (phase == null || phase.equals(so)) {
            return;
        }
        var values = Map.of("phase", phase);
        must(
                so == null
                        ? transitions.begin(Tracks.PHASE, visit.value(), values, now, entry)
                        : transitions.next(Tracks.PHASE, visit.value(), null, values, now, entry));
    }

    private @Nullable String phase(String sql, VisitId visit) {
        return jdbc.sql(sql).param(visit.value()).query(String.class).optional().orElse(null);
    }

    private void next(VisitId visit, Open from, String to, Instant now, long entry) {
        must(transitions.next(Tracks.REASON, visit.value(), from.id, Map.of("code", to), now, entry));
    }

    private static void must(Outcome outcome) {
        if (outcome != Outcome.DONE) {
            throw new IllegalStateException("an open visit lacks an open period");
        }
    }
}

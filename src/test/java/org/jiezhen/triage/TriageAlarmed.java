package org.jiezhen.triage;

import java.util.Set;
import java.util.stream.Collectors;
import org.jiezhen.habits.Alarms;
import org.jiezhen.live.Glance;
import org.jiezhen.oversight.OversightBoard;
import org.springframework.stereotype.Component;

/** What whoever answers for the day is told of consultants who do not answer, by what the board sends. */
@Component
class TriageAlarmed implements Alarms {

    private static final String UNANSWERED = "unanswered:";

    private final OversightBoard board;
    private final AnswerSweep sweep;

    TriageAlarmed(OversightBoard board, AnswerSweep sweep) {
        this.board = board;
        this.sweep = sweep;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("CONSENT_UNANSWERED");
    }

    @Override
    public void timePasses() {
        sweep.sweep();
    }

    @Override
    public Set<Raised> raised(Glance glance) {
        return glance.rows(board, OversightBoard.WATCH).stream()
                .map(row -> row.get("id").asString())
                .filter(id -> id.startsWith(UNANSWERED))
                .map(id -> new Raised("CONSENT_UNANSWERED", id.substring(UNANSWERED.length())))
                .collect(Collectors.toSet());
    }
}

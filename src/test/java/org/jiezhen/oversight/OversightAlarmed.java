package org.jiezhen.oversight;

import java.util.HashSet;
import java.util.Set;
import org.jiezhen.habits.Alarms;
import org.jiezhen.live.Glance;
import org.springframework.stereotype.Component;

/** What whoever answers for the day is told of tasks, by what the board sends. */
@Component
public class OversightAlarmed implements Alarms {

    private static final String TASK = "task:";

    private final OversightBoard board;
    private final Escalation escalation;

    OversightAlarmed(OversightBoard board, Escalation escalation) {
        this.board = board;
        this.escalation = escalation;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("TASK_LATE", "TASK_LEFT", "TASK_UNMANNED");
    }

    @Override
    public void timePasses() {
        escalation.sweep();
    }

    @Override
    public Set<Raised> raised(Glance glance) {
        var raised = new HashSet<Raised>();
        for (var row : glance.rows(board, OversightBoard.WATCH)) {
            var id = row.get("id").asString();
            if (id.startsWith(TASK)) {
                var task = id.substring(TASK.length());
                if (row.get("lv").asInt() > 0) {
                    raised.add(new Raised("TASK_LATE", task));
                }
                if (row.has("lf")) {
                    raised.add(new Raised("TASK_LEFT", task));
                }
                if (row.get("hm").asString().equals("UNMANNED")) {
                    raised.add(new Raised("TASK_UNMANNED", task));
                }
            }
        }
        return raised;
    }
}

package org.jiezhen.lab;

import java.util.Set;
import java.util.UUID;
import org.jiezhen.acts.Act;
import org.jiezhen.acts.Gate;
import org.jiezhen.shared.Refusal;
import org.jiezhen.tasks.TaskAct;
import org.jiezhen.tasks.TaskId;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * A critical value is told, or it is still to be told: its task is not done by a press, and does not just end. Whoever alone was
 * asked and cannot, passes it to every doctor on duty.
 */
@Component
@Order(20)
class CriticalGate implements Gate {

    private static final Set<Act> ENDS = Set.of(TaskAct.DONE, TaskAct.FAIL, TaskAct.CANCEL);

    private final CriticalCalls calls;
    private final SpecimenKind kind;

    CriticalGate(CriticalCalls calls, SpecimenKind kind) {
        this.calls = calls;
        this.kind = kind;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("task");
    }

    @Override
    public void refuse(Passage passage) {
        if (ENDS.contains(passage.act())) {
            calls.tube(task(passage)).ifPresent(tube -> {
                throw new Refusal("refusal.critical.readBack", kind.look(tube).label());
            });
        }
    }

    @Override
    public void accompany(Passage passage) {
        if (passage.act() == TaskAct.REJECT) {
            var task = task(passage);
            calls.tube(task).ifPresent(tube -> calls.askOthers(kind.look(tube), task, passage.now(), passage.entry()));
        }
    }

    private static TaskId task(Passage passage) {
        return new TaskId(UUID.fromString(passage.subject().id()));
    }
}

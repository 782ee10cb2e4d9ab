package org.jiezhen.tasks;

import java.util.List;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.staff.Colleague;
import org.jiezhen.staff.StaffDirectory;
import org.jiezhen.staff.StaffId;
import org.springframework.stereotype.Component;

/** Who may be asked for a kind of task, or given one: everybody who works here, for what is asked of one person. */
@Component
class TaskTakers {

    private final StaffDirectory directory;

    TaskTakers(StaffDirectory directory) {
        this.directory = directory;
    }

    List<Colleague> of(TaskCode code) {
        return directory.colleagues(code.permission());
    }

    /** @throws InvalidInput at the field, when this person is not one of them */
    void require(TaskCode code, StaffId person, String field) {
        if (of(code).stream().noneMatch(one -> one.id().equals(person))) {
            throw new InvalidInput(field, "refusal.task.cannot");
        }
    }
}

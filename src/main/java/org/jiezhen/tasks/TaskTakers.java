package org.jiezhen.tasks;

import java.util.List;
import org.jiezhen.duty.Standings;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jiezhen.staff.Colleague;
import org.jiezhen.staff.StaffDirectory;
import org.jiezhen.staff.StaffId;
import org.springframework.stereotype.Component;

/** Who may be asked for a kind of task, or given one: everybody who works here, for what is asked of one person. */
@Component
class TaskTakers {

    private static final Localized NOBODY = new Localized("没有人", "nobody");

    private final StaffDirectory directory;
    private final Standings standings;

    TaskTakers(StaffDirectory directory, Standings standings) {
        this.directory = directory;
        this.standings = standings;
    }

    List<Colleague> of(TaskCode code) {
        return directory.colleagues(code.permission());
    }

    /**
     * @throws InvalidInput at the field, when this person is not one of them, or is not there to be asked: how the person
     *     stands, since when, and who is there instead
     */
    void require(TaskCode code, StaffId person, String field) {
        var able = of(code);
        var asked = able.stream()
                .filter(one -> one.id().equals(person))
                .findFirst()
                .orElseThrow(() -> new InvalidInput(field, "refusal.task.cannot"));
        var now = standings.now();
        if (!now.of(person).present()) {
            var instead = able.stream()
                    .filter(one -> now.of(one.id()).present())
                    .map(Colleague::name)
                    .toList();
            throw new InvalidInput(
                    field,
                    switch (now.of(person)) {
                        case BREAK -> "refusal.task.notThere.BREAK";
                        case BACK_OFFICE -> "refusal.task.notThere.BACK_OFFICE";
                        case UNSEEN -> "refusal.task.notThere.UNSEEN";
                        default -> "refusal.task.notThere.OFF";
                    },
                    asked.name(),
                    instead.isEmpty() ? NOBODY : new Localized(String.join("、", instead), String.join(", ", instead)),
                    now.since(person).<Object>map(at -> at).orElse(""));
        }
    }
}

package org.jiezhen.tasks;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jiezhen.shared.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Which kinds of tasks end with what they ask for, wherever that is done, and by nobody's word. */
@Component
public class TaskEnds {

    private final ObjectProvider<TaskPart> parts;

    TaskEnds(ObjectProvider<TaskPart> parts) {
        this.parts = parts;
    }

    /** Each such kind, with the page on which it is done; empty for what is done in its dialog. */
    public Map<String, String> all() {
        return parts.orderedStream()
                .flatMap(part -> part.elsewhere().entrySet().stream())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** On which page a kind ends, if it is one of them. */
    public Optional<String> of(String code) {
        return Optional.ofNullable(all().get(code));
    }

    /** Whether a kind is begun elsewhere as well. */
    public boolean isBegunElsewhere(String code) {
        return parts.stream().anyMatch(part -> part.begunElsewhere().contains(code));
    }

    /** @throws Refusal for a kind that nobody ends by a word */
    void requireHere(TaskCode code) {
        if (all().containsKey(code.code())) {
            throw new Refusal("refusal.task.elsewhere", code.name());
        }
    }
}

package org.jiezhen.tasks;

import java.util.Map;
import java.util.Set;
import org.springframework.core.Ordered;

/**
 * What a module brings for its kinds of tasks, as a bean: a part of a task's dialog, and which of the kinds end with what is
 * done for them elsewhere. They stand in their order.
 */
public interface TaskPart extends Ordered {

    /**
     * The kinds that end with what they ask for and by nobody's word, each with the page on which that is done; empty for
     * what is done in the part itself.
     */
    Map<String, String> elsewhere();

    /** Those of them that are begun there as well, and not in a task's dialog. */
    default Set<String> begunElsewhere() {
        return Set.of();
    }

    /** Adds to the dialog what there is to say or to do about this task; nothing where it is none of the module's. */
    void addTo(TaskCard card);

    @Override
    default int getOrder() {
        return 0;
    }
}

package org.jiezhen.tasks;

import org.jiezhen.shared.Refusal;

/** The same has been asked for, and is not done yet: who is on it, since when. It can be hurried. */
public final class TaskStillOpen extends Refusal {

    private final TaskId task;

    TaskStillOpen(TaskId task, String key, Object... args) {
        super(key, args);
        this.task = task;
    }

    /** What is open. */
    public TaskId task() {
        return task;
    }
}

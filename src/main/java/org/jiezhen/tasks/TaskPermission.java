package org.jiezhen.tasks;

/** What somebody may do with tasks. Who may take which kind is said by the permission that the kind names. */
public final class TaskPermission {

    /** See one's own work, and take what one is asked for by name. */
    public static final String TAKE = "tasks.take";

    /** Ask for something. */
    public static final String ASK = "tasks.ask";

    /** Accompany a guest who is asked to be accompanied. */
    public static final String ESCORT = "tasks.escort";

    /** Serve the rooms, run errands. */
    public static final String SERVE = "tasks.serve";

    /** Come to a guest, as a doctor. */
    public static final String ATTEND = "tasks.attend";

    /** See all tasks, and give any of them to somebody. */
    public static final String OVERSEE = "tasks.oversee";

    private TaskPermission() {}
}

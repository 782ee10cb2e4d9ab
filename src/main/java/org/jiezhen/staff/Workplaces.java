package org.jiezhen.staff;

import java.util.List;
import org.jiezhen.shared.Permission;

/** The pages on which a day's work is done, in the order in which signing in leads to the first that is permitted. */
public final class Workplaces {

    /** A page, and the permission that it is for. */
    public record Workplace(String path, String permission) {}

    // Of a module above: its permission is known here by name alone.
    private static final String TASKS = "tasks.take";

    /** All that there are today. */
    public static final List<Workplace> ALL = List.of(
            new Workplace("arrivals", Permission.VISITS_SEE),
            new Workplace("mine", Permission.VISITS_ACCOMPANY),
            new Workplace("bookings", Permission.BOOKINGS_SEE),
            // Who has no board of one's own has work all the same: what is asked for.
            new Workplace("tasks", TASKS),
            new Workplace("admin/staff", Permission.STAFF_MANAGE));

    private Workplaces() {}
}

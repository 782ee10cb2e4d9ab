package org.jiezhen.staff;

import java.util.List;
import org.jiezhen.shared.Permission;

/** The pages on which a day's work is done, in the order in which signing in leads to the first that is permitted. */
public final class Workplaces {

    /** A page, and the permission that it is for. */
    public record Workplace(String path, String permission) {}

    /** All that there are today. */
    public static final List<Workplace> ALL = List.of(
            new Workplace("arrivals", Permission.VISITS_SEE),
            new Workplace("mine", Permission.VISITS_ACCOMPANY),
            new Workplace("bookings", Permission.BOOKINGS_SEE),
            new Workplace("admin/staff", Permission.STAFF_MANAGE));

    private Workplaces() {}
}

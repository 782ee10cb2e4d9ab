package org.jiezhen.shared;

/**
 * What somebody may do. A permission is an authority of Spring Security; roles are bundles of permissions, kept as
 * data. Services and views name the permission they need with {@code @RolesAllowed(Permission.X)}. A module to come
 * keeps its own beside its services, in a class of the same kind: {@code RoomPermission.OCCUPY = "rooms.occupy"}.
 */
public final class Permission {

    /** See every customer in the house with name, place and custody: the arrivals board. */
    public static final String VISITS_SEE = "visits.see";

    /** Register an arrival, and correct the details taken at the door. */
    public static final String VISITS_ARRIVE = "visits.arrive";

    /** Be responsible for a customer: offer, accept and decline hand-offs; see one's own customers. */
    public static final String VISITS_ACCOMPANY = "visits.accompany";

    /** Say where the customer is and what the customer waits for. */
    public static final String VISITS_ADVANCE = "visits.advance";

    /** Act for the reception desk: accept what was offered to the desk as a whole. */
    public static final String VISITS_DESK = "visits.desk";

    /** Call a ticket to a place, on the wall: a guide's or a consultant's. */
    public static final String VISITS_CALL = "visits.call";

    /** See the customer to the lift, with the farewell. */
    public static final String VISITS_DEPART = "visits.depart";

    /** Rectify a visit that was registered wrongly: another person, another booking, or no visit at all. */
    public static final String VISITS_RECTIFY = "visits.rectify";

    /** Be told of what goes wrong with anybody's customers: who has one and cannot be reached. */
    public static final String VISITS_OVERSEE = "visits.oversee";

    /** Close the day: say of each visit that is still open what became of it. */
    public static final String VISITS_CLOSE_DAY = "visits.closeDay";

    /** Find customers, and see of each what tells one from another: name, the telephone's tail, year of birth. */
    public static final String CUSTOMERS_SEE = "customers.see";

    /** Register customers and correct what is known of them. */
    public static final String CUSTOMERS_REGISTER = "customers.register";

    /** See a customer's whole telephone number, birth date and identity document; every look is journalled. */
    public static final String CUSTOMERS_UNMASK = "customers.unmask";

    /** Say that two records are one person, and take that back. */
    public static final String CUSTOMERS_MERGE = "customers.merge";

    /** See who is expected, today and on coming days. */
    public static final String BOOKINGS_SEE = "bookings.see";

    /** Take bookings by hand, change and cancel them. */
    public static final String BOOKINGS_MANAGE = "bookings.manage";

    /** Bring in a file of bookings. */
    public static final String BOOKINGS_IMPORT = "bookings.import";

    /** Send bookings over HTTP: the one thing that the booking system's token may. */
    public static final String BOOKINGS_FEED = "bookings.feed";

    /** Issue and revoke the tokens of other programs. */
    public static final String SERVICES_MANAGE = "services.manage";

    /** See who works here, by name and role, to hand a customer to them. */
    public static final String STAFF_SEE = "staff.see";

    /** Create accounts, give and take roles, disable accounts, reset secrets. */
    public static final String STAFF_MANAGE = "staff.manage";

    /** See who changed what on bookings, customers and accounts, and when. */
    public static final String STAFF_HISTORY = "staff.history";

    /** See what the wall shows: the one thing that a wall's screen may. */
    public static final String WALL_SHOW = "wall.show";

    /** Pair and revoke the wall's screens, post announcements, switch names and voice. */
    public static final String WALL_MANAGE = "wall.manage";

    private Permission() {}
}

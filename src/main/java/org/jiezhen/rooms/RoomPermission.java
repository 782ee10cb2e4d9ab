package org.jiezhen.rooms;

/** What somebody may do with rooms. */
public final class RoomPermission {

    /** See every room with its state and ticket; by name those who see every customer. */
    public static final String SEE = "rooms.see";

    /** Reserve a room, hold it, give it back, say that a doctor is in it, exchange two guests' rooms. */
    public static final String ARRANGE = "rooms.arrange";

    /** Clean a room and say so; confirm on a round that it is as shown. */
    public static final String CLEAN = "rooms.clean";

    /** Come to a guest in a room, as a doctor. */
    public static final String ATTEND = "rooms.attend";

    /** Close a room, and open it again. */
    public static final String CLOSE = "rooms.close";

    /** Have rooms of one's own, and say which. */
    public static final String OWN = "rooms.own";

    /** Say which rooms are whose. */
    public static final String ASSIGN = "rooms.assign";

    /** Show one room, and say that it is clean or that its guest has left: the one thing that a room's panel may. */
    public static final String PANEL = "rooms.panel";

    private RoomPermission() {}
}

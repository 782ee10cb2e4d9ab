package org.jiezhen.wall;

import java.util.UUID;
import org.jiezhen.house.PlaceId;
import org.jiezhen.rooms.RoomPermission;
import org.jiezhen.shared.Permission;
import org.jiezhen.staff.DevicePrincipal;
import org.jspecify.annotations.Nullable;

/**
 * A screen that is let in.
 *
 * @param device which one
 * @param screen the mark of this one session; another session with the device's token has another
 * @param room whose panel it is; null of a wall
 */
record WallUser(DeviceId device, UUID screen, @Nullable PlaceId room) implements DevicePrincipal {

    @Override
    public String getName() {
        return "wall:" + device;
    }

    @Override
    public UUID id() {
        return device.value();
    }

    @Override
    public boolean standsAt(UUID place) {
        return room != null && room.value().equals(place);
    }

    /** The one route that is open to it. */
    String path() {
        return room == null ? WallDoor.PATH : WallDoor.PANEL;
    }

    /** The one thing that it may. */
    String permission() {
        return room == null ? Permission.WALL_SHOW : RoomPermission.PANEL;
    }
}

package org.jiezhen.wall;

import java.util.UUID;
import org.jiezhen.staff.DevicePrincipal;

/**
 * A wall's screen that is let in.
 *
 * @param device which one
 * @param screen the mark of this one session; another session with the device's token has another
 */
record WallUser(DeviceId device, UUID screen) implements DevicePrincipal {
    @Override
    public String getName() {
        return "wall:" + device;
    }
}

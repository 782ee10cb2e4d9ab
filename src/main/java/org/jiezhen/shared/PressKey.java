package org.jiezhen.shared;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The key of a press on a live board: the same for two presses on the same row while it showed the same. */
public final class PressKey {

    private PressKey() {}

    /**
     * @param shown the element that was pressed, by a name that nobody else knows
     * @param version of the board when it was pressed
     */
    public static UUID of(String shown, String action, String row, double version) {
        var press = shown + ' ' + action + ' ' + row + ' ' + version;
        return UUID.nameUUIDFromBytes(press.getBytes(StandardCharsets.UTF_8));
    }
}

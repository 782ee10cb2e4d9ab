package org.jiezhen.lab;

import org.jiezhen.house.PlaceId;
import org.jiezhen.shared.Localized;
import org.jspecify.annotations.Nullable;

/**
 * A panel (项目): what can be ordered, a row of the house's data.
 *
 * @param code by which forms know it; it never changes
 * @param tube the code of the tube into which it is drawn; null where the guest goes to a place instead
 * @param place where the tube goes, or the guest; null until the house has said so
 * @param fasting whether the guest must not have eaten
 * @param role of which role somebody draws or examines
 * @param targetMinutes from collection to the result
 * @param usual one of the house's usual before an operation
 * @param tests what is found out: the tests in use, by name; empty where there are none
 */
public record Panel(
        String code,
        Localized name,
        @Nullable String tube,
        @Nullable PlaceId place,
        boolean fasting,
        String role,
        int targetMinutes,
        boolean usual,
        Localized tests,
        boolean inUse,
        long version) {

    /** Whether the guest goes somewhere for it, and nothing is drawn. */
    public boolean atPlace() {
        return tube == null;
    }
}

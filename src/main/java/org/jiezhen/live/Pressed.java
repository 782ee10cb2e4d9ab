package org.jiezhen.live;

import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Refusal;

/**
 * What a browser says was pressed, parsed at the door. Anybody can send anything: what is no row and no action is refused in
 * a sentence, repeated nowhere, and no fault of ours.
 */
public final class Pressed {

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");
    private static final Pattern ROW = Pattern.compile("[A-Za-z0-9:._-]{0,64}");

    private Pressed() {}

    /** @throws Refusal when this can be neither an action nor a row */
    public static void check(String action, String row) {
        if (!CODE.matcher(action).matches() || !ROW.matcher(row).matches()) {
            throw unknown();
        }
    }

    /**
     * The row's id.
     *
     * @throws Refusal when it is none
     */
    public static <I extends Id> I id(String row, Function<UUID, I> kind) {
        return kind.apply(uuid(row));
    }

    /**
     * The row's id, where rows are of several kinds.
     *
     * @throws Refusal when it is none
     */
    public static UUID uuid(String row) {
        try {
            return UUID.fromString(row);
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    /** There is no such action, or no such row. */
    public static Refusal unknown() {
        return new Refusal("refusal.press.unknown");
    }
}

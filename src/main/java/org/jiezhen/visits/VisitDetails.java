package org.jiezhen.visits;

import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.PersonName;
import org.jiezhen.shared.Phone;
import org.jspecify.annotations.Nullable;

/**
 * What may be known of a customer at the door. All of it may come later.
 *
 * @param name null while not known
 * @param phone null while not known
 * @param companions how many came along, 0 to 20
 * @param discreet whether the customer must never appear on the wall
 */
public record VisitDetails(
        @Nullable PersonName name, @Nullable Phone phone, int companions, boolean discreet) {

    /** The most companions that are counted. */
    public static final int MOST_COMPANIONS = 20;

    /** Nothing known yet. */
    public static final VisitDetails NONE = new VisitDetails(null, null, 0, false);

    public VisitDetails {
        if (companions < 0 || companions > MOST_COMPANIONS) {
            throw new InvalidInput("companions", "refusal.companions", MOST_COMPANIONS);
        }
    }

    /**
     * Reads a form.
     *
     * @throws InvalidInput at the first field that cannot be right
     */
    public static VisitDetails parse(
            @Nullable String name, @Nullable String phone, @Nullable Integer companions, boolean discreet) {
        return new VisitDetails(
                PersonName.parse("name", name).orElse(null),
                Phone.parse("phone", phone).orElse(null),
                companions == null ? 0 : companions,
                discreet);
    }
}

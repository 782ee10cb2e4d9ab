package org.jiezhen.acts;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An act as it is done once: what the journal will say of it.
 *
 * @param reason a reason code, where the act needs one
 * @param detail ids and codes worth keeping; never a name, never free text
 */
public record Deed(Act act, @Nullable String reason, Map<String, ?> detail) {

    /** The same, for a reason. */
    public Deed because(String code) {
        return new Deed(act, code, detail);
    }

    /** The same, with one more detail; null is left out. */
    public Deed with(String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        var more = new LinkedHashMap<String, Object>(detail);
        more.put(name, value instanceof Number || value instanceof Boolean ? value : value.toString());
        return new Deed(act, reason, more);
    }
}

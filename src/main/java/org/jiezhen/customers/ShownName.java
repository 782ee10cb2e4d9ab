package org.jiezhen.customers;

import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Pinyin;
import org.jspecify.annotations.Nullable;

/** What shared boards call a customer: a discreet guest by the alias, or as a guest like any other. */
public final class ShownName {

    private static final Localized GUEST = new Localized("贵宾", "Guest");

    private ShownName() {}

    /**
     * @param alias what a discreet guest wishes to be called; null when that was not said
     * @param name null while nobody knows it
     * @return a text, or a {@link Localized} for a guest without an alias
     */
    public static @Nullable Object of(boolean discreet, @Nullable String alias, @Nullable String name) {
        return discreet ? alias != null ? alias : GUEST : name;
    }

    /** How a shown name is spelled in pinyin, to be found by; null when there is none to spell. */
    public static @Nullable String spelled(@Nullable Object shown) {
        return shown instanceof String name ? Pinyin.spelled(name) : null;
    }
}

package org.jiezhen.staff;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** For which pages a sign-in can be lent. */
@Component
class LentPages {

    private final ObjectProvider<LentPage> pages;

    LentPages(ObjectProvider<LentPage> pages) {
        this.pages = pages;
    }

    /** A sign-in that is lent: which, and for what. */
    record Lent(UUID shift, LentPage page) {}

    /**
     * For what a sign-in is lent.
     *
     * @param code null when it is not lent
     * @return null when it is not lent, or for a page that this version does not know: then it is locked, and no more
     */
    @Nullable
    Lent of(UUID shift, @Nullable String code) {
        return code == null
                ? null
                : pages.stream()
                        .filter(page -> page.code().equals(code))
                        .findFirst()
                        .map(page -> new Lent(shift, page))
                        .orElse(null);
    }
}

package org.jiezhen.prices;

import java.util.List;
import java.util.Set;
import org.jiezhen.shared.Localized;
import org.jspecify.annotations.Nullable;

/**
 * What is said of something that is offered.
 *
 * @param category under which doctors are filed for it; null of what is not medical, and of packages and courses
 * @param level as the authorities grade it, 1 to 4; null where they do not
 * @param specialty what the house is good at that it belongs to
 * @param department the code of the department to which it is settled
 * @param procedure the code of what is done; callbacks and pathways hang on it
 * @param unit the code of that in which it is counted
 * @param taxPerMille the rate of the tax (税率)
 * @param months within how many months the units of a course are used; null of others
 * @param needs what it needs before it is done; of packages and courses none, their parts say it
 * @param parts of what a package or a course consists
 */
public record ItemDetails(
        Localized name,
        @Nullable Category category,
        @Nullable Integer level,
        @Nullable String specialty,
        String department,
        @Nullable String procedure,
        String unit,
        int taxPerMille,
        @Nullable Integer months,
        Set<Need> needs,
        List<PartOf> parts) {

    public ItemDetails {
        needs = Set.copyOf(needs);
        parts = List.copyOf(parts);
    }
}

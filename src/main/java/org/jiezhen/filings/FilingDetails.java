package org.jiezhen.filings;

import java.time.LocalDate;
import org.jiezhen.prices.Category;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a filing.
 *
 * @param number under which it is filed
 * @param level up to which level; null where the category is not graded
 * @param authority where it was filed
 * @param until the last day on which it holds; null where none is set
 */
public record FilingDetails(
        String number,
        Category category,
        @Nullable Integer level,
        String authority,
        LocalDate from,
        @Nullable LocalDate until) {}

package org.jiezhen.prices;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jiezhen.shared.Fen;
import org.jiezhen.shared.Localized;
import org.jspecify.annotations.Nullable;

/**
 * Something that is offered, with the price that holds on a day: all that a quote must remember of it.
 *
 * @param price which price it is
 * @param list the list price of one: of an item, of a whole package, of a whole course
 * @param since from which day on this price holds
 * @param department the code of the department to which it is settled
 * @param unit in what it is counted
 * @param taxPerMille the rate of the tax
 * @param months within how many months the units of a course are used; null of others
 * @param parts the items that are done or handed over with it, each with how many; of an item, itself
 * @param inUse whether it is still offered
 */
public record PricedItem(
        ItemId item,
        String code,
        ItemKind kind,
        Localized name,
        PriceId price,
        Fen list,
        LocalDate since,
        String department,
        Localized unit,
        int taxPerMille,
        @Nullable Integer months,
        List<Part> parts,
        boolean inUse) {

    /**
     * An item that is done or handed over.
     *
     * @param category null of what is not medical
     * @param level null where it is not graded
     * @param procedure the code of what is done
     */
    public record Part(
            ItemId item,
            String code,
            Localized name,
            int quantity,
            @Nullable Category category,
            @Nullable Integer level,
            @Nullable String specialty,
            @Nullable String procedure,
            Set<Need> needs) {

        public Part {
            needs = Set.copyOf(needs);
        }

        /** Whether a doctor has to confirm it. */
        public boolean isMedical() {
            return category != null;
        }
    }

    public PricedItem {
        parts = List.copyOf(parts);
    }

    /** Whether a doctor has to confirm it: one medical part is enough. */
    public boolean isMedical() {
        return parts.stream().anyMatch(Part::isMedical);
    }

    /** The highest level of its parts; null where none is graded. */
    public @Nullable Integer level() {
        return parts.stream()
                .map(Part::level)
                .filter(Objects::nonNull)
                .max(Integer::compare)
                .orElse(null);
    }

    /** All that its parts need. */
    public Set<Need> needs() {
        var needs = EnumSet.noneOf(Need.class);
        parts.forEach(part -> needs.addAll(part.needs()));
        return needs;
    }

    /** How many units are bought with one of it: of a course its units, else one. */
    public int units() {
        return kind == ItemKind.COURSE ? parts.getFirst().quantity() : 1;
    }
}

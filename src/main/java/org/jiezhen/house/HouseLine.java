package org.jiezhen.house;

import java.util.Set;
import org.jiezhen.shared.Localized;
import org.jspecify.annotations.Nullable;

/** What a row of a house's file says. */
public sealed interface HouseLine {

    /** A floor and what it is called. */
    record FloorLine(int number, Localized name) implements HouseLine {}

    /** A department and what it is called. */
    record DepartmentLine(String code, Localized name) implements HouseLine {}

    /** What a file may leave unsaid of a place: then it stays as it is, and of a new one is what is usual. */
    enum Part {
        NAME_EN,
        SHORT_ZH,
        SHORT_EN,
        WALL,
        ROW,
        CLEANED,
        PLAN
    }

    /** A place. It is the one that has this Chinese name on this floor, or a new one. */
    record PlaceLine(
            PlaceDetails details,
            Set<Part> unsaid,
            @Nullable Boolean inUse) implements HouseLine {

        public PlaceLine {
            unsaid = Set.copyOf(unsaid);
        }

        /** What the place is afterwards. */
        PlaceDetails over(PlaceDetails before) {
            return new PlaceDetails(
                    details.kind(),
                    details.floor(),
                    details.department(),
                    details.ordinal() == null ? before.ordinal() : details.ordinal(),
                    new Localized(
                            details.name().zh(),
                            said(Part.NAME_EN, details.name(), before.name()).en()),
                    new Localized(
                            said(Part.SHORT_ZH, details.shortName(), before.shortName())
                                    .zh(),
                            said(Part.SHORT_EN, details.shortName(), before.shortName())
                                    .en()),
                    unsaid.contains(Part.ROW) ? before.row() : details.row(),
                    unsaid.contains(Part.WALL) ? before.wallName() : details.wallName(),
                    unsaid.contains(Part.CLEANED) ? before.housekeeping() : details.housekeeping(),
                    unsaid.contains(Part.PLAN) ? before.spot() : details.spot());
        }

        private Localized said(Part part, Localized here, Localized before) {
            return unsaid.contains(part) ? before : here;
        }
    }

    /** A target in seconds, or a rule. */
    record FigureLine(boolean target, String code, int value) implements HouseLine {}

    /** A phrase and how it is worded. */
    record PhraseLine(String code, Localized words) implements HouseLine {}
}

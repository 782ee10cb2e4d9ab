package org.jiezhen.house;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lays out a floor's places that nobody has laid on its plan: by their ordinal, rooms of a kind side by side, each row of
 * seats in a line, around what somebody has laid. Whoever shows a plan asks here, so that all plans are the same.
 */
public final class PlanLayout {

    /** How wide a floor is that nobody has drawn, in steps of the grid. */
    public static final int WIDTH = 96;

    private static final int GAP = 2;

    private PlanLayout() {}

    /**
     * A place to be laid out.
     *
     * @param group which of its kind stand in a line of their own: a row of seats
     * @param laid where somebody has laid it; null where nobody has
     */
    public record Item(
            PlaceId id,
            Place.Kind kind,
            int ordinal,
            int group,
            @Nullable Spot laid) {}

    /** A place to be laid out, and on which floor. */
    record OnFloor(int floor, Item item) {}

    /** Where each place of the house lies on the plan of its floor. */
    static Map<PlaceId, Spot> ofHouse(List<OnFloor> places) {
        var floors = new HashMap<Integer, List<Item>>();
        places.forEach(place ->
                floors.computeIfAbsent(place.floor, _ -> new ArrayList<>()).add(place.item));
        var spots = new HashMap<PlaceId, Spot>();
        floors.values().forEach(floor -> spots.putAll(of(floor)));
        return spots;
    }

    /** Where each of the places of one floor lies. */
    public static Map<PlaceId, Spot> of(List<Item> floor) {
        var inOrder = floor.stream()
                .sorted(Comparator.comparingInt(Item::ordinal)
                        .thenComparing(item -> item.id().toString()))
                .toList();
        var taken = new ArrayList<>(
                inOrder.stream().map(Item::laid).filter(Objects::nonNull).toList());
        var spots = new LinkedHashMap<PlaceId, Spot>();
        var line = new Line(0, 0, 0);
        @Nullable Item before = null;
        for (var item : inOrder) {
            if (before != null && !isBeside(before, item)) {
                line = line.next();
            }
            before = item;
            // The room in the line is kept for a place that was laid elsewhere: the others do not move when one does.
            var size = size(item.kind);
            if (line.x + size.width() > WIDTH) {
                line = line.next();
            }
            var here = at(line, size);
            if (item.laid != null) {
                spots.put(item.id, item.laid);
            } else {
                while (here != null && meets(here, taken)) {
                    line = line.x + 2 * size.width() > WIDTH ? line.next(size.height()) : line.after(size);
                    here = at(line, size);
                }
                if (here == null) {
                    here = new Spot(0, Spot.MOST - size.height(), size.width(), size.height());
                }
                spots.put(item.id, here);
                taken.add(here);
            }
            line = line.after(size);
        }
        return spots;
    }

    /** What many use stands side by side; rooms stand with rooms of their kind, seats with their row. */
    private static boolean isBeside(Item one, Item next) {
        return one.kind == next.kind && one.group == next.group || forMany(one.kind) && forMany(next.kind);
    }

    private static boolean forMany(Place.Kind kind) {
        return !kind.exclusive();
    }

    /** A line that is filled from the left. */
    private record Line(int x, int y, int height) {

        Line after(Spot size) {
            return new Line(x + size.width(), y, Math.max(height, size.height()));
        }

        Line next() {
            return height == 0 ? this : new Line(0, y + height + GAP, 0);
        }

        Line next(int least) {
            return new Line(0, y + Math.max(height, least) + GAP, 0);
        }
    }

    private static @Nullable Spot at(Line line, Spot size) {
        return line.y + size.height() > Spot.MOST ? null : new Spot(line.x, line.y, size.width(), size.height());
    }

    private static boolean meets(Spot spot, List<Spot> taken) {
        return taken.stream().anyMatch(spot::overlaps);
    }

    private static Spot size(Place.Kind kind) {
        return switch (kind) {
            case CONSULT_ROOM, TREATMENT_ROOM, EXAMINATION -> new Spot(0, 0, 12, 10);
            case OPERATING_ROOM -> new Spot(0, 0, 20, 12);
            case BED -> new Spot(0, 0, 10, 8);
            case SEAT -> new Spot(0, 0, 6, 5);
            case LIFT_HALL, STATION, DESK -> new Spot(0, 0, 16, 8);
        };
    }
}

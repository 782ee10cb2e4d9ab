package org.jiezhen.house;

import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator says of a place.
 *
 * @param ordinal its place among all places; null puts it behind the others of its kind on its floor
 * @param name as in a sentence: 大厅东3 座
 * @param shortName as on a tile: 东3
 * @param row the row that a seat stands in; null where it stands in none
 * @param wallName as said in public; null where nobody is called to
 * @param housekeeping whether it is cleaned after each guest, before the next may come
 * @param spot where it lies on the plan; null where it is laid out by its ordinal
 */
public record PlaceDetails(
        Place.Kind kind,
        int floor,
        String department,
        @Nullable Integer ordinal,
        Localized name,
        Localized shortName,
        @Nullable Row row,
        @Nullable Localized wallName,
        boolean housekeeping,
        @Nullable Spot spot) {

    /** The longest texts, in characters: what a sentence, a tile, a heading of seats and the wall have room for. */
    public static final int LONGEST_NAME = 40;

    public static final int LONGEST_SHORT_ZH = 6;
    public static final int LONGEST_SHORT_EN = 10;
    public static final int LONGEST_ROW = 30;
    public static final int LONGEST_WALL_ZH = 14;
    public static final int LONGEST_WALL_EN = 28;

    /** The largest ordinal, and the most rows. */
    public static final int MOST_ORDINAL = 9999;

    /** A row of seats: what stands over it, and its place among the rows. */
    public record Row(Localized name, int number) {}

    /**
     * The same, as it is kept. What stands in the house already may be older than these rules, so it is checked when it is
     * said, and not when it is read.
     *
     * @throws InvalidInput at what cannot be right
     */
    PlaceDetails checked() {
        if (ordinal != null) {
            ordinal("ordinal", ordinal);
        }
        return new PlaceDetails(
                kind,
                floor,
                department,
                ordinal,
                both("name", name, LONGEST_NAME, LONGEST_NAME),
                both("short", shortName, LONGEST_SHORT_ZH, LONGEST_SHORT_EN),
                // Rows are of seats.
                row == null || kind != Place.Kind.SEAT
                        ? null
                        : new Row(both("row", row.name, LONGEST_ROW, LONGEST_ROW), ordinal("rowNo", row.number)),
                wallName == null ? null : both("wall", wallName, LONGEST_WALL_ZH, LONGEST_WALL_EN),
                housekeeping,
                spot);
    }

    private static int ordinal(String field, int number) {
        if (number < 0 || number > MOST_ORDINAL) {
            throw new InvalidInput(field, "refusal.house.ordinal", MOST_ORDINAL);
        }
        return number;
    }

    /** A text in both languages, each at its field: {@code nameZh}, {@code nameEn}. */
    static Localized both(String field, Localized typed, int longestZh, int longestEn) {
        return new Localized(text(field + "Zh", typed.zh(), longestZh), text(field + "En", typed.en(), longestEn));
    }

    private static String text(String field, String typed, int longest) {
        return PlainText.parse(field, typed, longest, "refusal.house")
                .orElseThrow(() -> new InvalidInput(field, "refusal.house.empty"));
    }

    /** A text in both languages, or none where neither is written. */
    public static @Nullable Localized orNone(String zh, String en) {
        return zh.isBlank() && en.isBlank() ? null : new Localized(zh, en);
    }

    PlaceDetails on(@Nullable Spot laid) {
        return new PlaceDetails(kind, floor, department, ordinal, name, shortName, row, wallName, housekeeping, laid);
    }

    PlaceDetails at(@Nullable Integer place) {
        return new PlaceDetails(kind, floor, department, place, name, shortName, row, wallName, housekeeping, spot);
    }

    PlaceDetails in(@Nullable Row seats) {
        return new PlaceDetails(kind, floor, department, ordinal, name, shortName, seats, wallName, housekeeping, spot);
    }

    PlaceDetails onWall(String zh, String en) {
        var wall = new Localized(zh, en);
        return new PlaceDetails(kind, floor, department, ordinal, name, shortName, row, wall, housekeeping, spot);
    }
}

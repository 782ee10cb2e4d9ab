package org.jiezhen.house;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jiezhen.house.Place.Kind;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jspecify.annotations.Nullable;

/**
 * Rooms, seats and beds are numbered: what the next one is called follows from the one before, so that nobody types eight
 * rooms. In Chinese the number is the last figure of a name (9 层 3 号治疗室), in English the first that is the same
 * (Treatment room 3, floor 9).
 */
final class Numbering {

    private static final Pattern FIGURE = Pattern.compile("\\d{1,6}");

    private static final Pattern SEAT = Pattern.compile("\\p{L}?\\d{1,6}");

    private Numbering() {}

    /**
     * The same kind of place with a later number, behind the others and not yet on the plan.
     *
     * @throws InvalidInput at {@code count} when its name has no number
     */
    static PlaceDetails later(PlaceDetails place, int by) {
        if (by == 0) {
            return place;
        }
        var name = later(place.name(), by)
                .orElseThrow(() -> new InvalidInput(
                        "count", "refusal.house.noNumber", place.name().zh()));
        var wall = place.wallName();
        return new PlaceDetails(
                place.kind(),
                place.floor(),
                place.department(),
                null,
                name,
                later(place.shortName(), by).orElse(place.shortName()),
                place.row(),
                // Two may not be called alike on the wall: without a number of its own it is called nothing there.
                wall == null ? null : later(wall, by).orElse(null),
                place.housekeeping(),
                null);
    }

    private static Optional<Localized> later(Localized text, int by) {
        var zh = FIGURE.matcher(text.zh()).results().toList();
        if (zh.isEmpty()) {
            return Optional.empty();
        }
        var number = zh.getLast().group();
        var en = FIGURE.matcher(text.en()).results().toList();
        var same = en.stream()
                .filter(figure -> figure.group().equals(number))
                .findFirst()
                .or(() -> en.isEmpty() ? Optional.empty() : Optional.of(en.getLast()));
        return Optional.of(new Localized(
                with(text.zh(), zh.getLast(), by),
                same.map(figure -> with(text.en(), figure, by)).orElse(text.en())));
    }

    private static String with(String text, MatchResult figure, int by) {
        var next = Integer.toString(Integer.parseInt(figure.group()) + by);
        // 01, 02 … stay as wide as they are.
        var wide = "0"
                .repeat(Math.max(
                        0, figure.group().startsWith("0") ? figure.group().length() - next.length() : 0));
        return text.substring(0, figure.start()) + wide + next + text.substring(figure.end());
    }

    /** What the next place of a kind on a floor would be, as far as it can be foreseen. */
    static PlaceDetails next(Kind kind, int floor, String department, List<PlaceDetails> house) {
        var last = last(
                kind, house.stream().filter(place -> place.floor() == floor).toList());
        return last != null && FIGURE.matcher(last.name().zh()).find()
                ? copy(last, house)
                : first(kind, floor, department, last == null ? null : last.row());
    }

    /** The same kind of place with the next number that is not taken; the same name where it has no number. */
    static PlaceDetails copy(PlaceDetails place, List<PlaceDetails> house) {
        if (!FIGURE.matcher(place.name().zh()).find()) {
            return place.at(null).on(null);
        }
        return IntStream.rangeClosed(1, house.size() + 1)
                .mapToObj(by -> later(place, by))
                .filter(next -> house.stream().noneMatch(other -> isCalledAlike(next, other)))
                .findFirst()
                .orElseThrow();
    }

    /** What a place of which only the Chinese name is said is called otherwise. */
    static PlaceDetails usual(Kind kind, int floor, String department, String nameZh) {
        var template = first(kind, floor, department, null);
        var figure = FIGURE.matcher(nameZh).results().reduce((_, last) -> last);
        var numbered = FIGURE.matcher(template.shortName().zh()).find();
        if (!numbered) {
            return template;
        }
        if (figure.isEmpty()) {
            // 照相室 has no number, and no English name that could be guessed.
            return place(kind, floor, department, nameZh, nameZh, nameZh, nameZh);
        }
        var alike = later(template, Integer.parseInt(figure.get().group()) - 1);
        if (kind != Kind.SEAT) {
            return alike;
        }
        // 大厅东3 座 is 东3 on its tile: rows of seats are told apart there.
        var tile = SEAT.matcher(nameZh).results().reduce((_, last) -> last).map(MatchResult::group);
        var seat = tile.orElse(alike.shortName().zh());
        return place(kind, floor, department, nameZh, "Seat " + seat, seat, seat);
    }

    private static boolean isCalledAlike(PlaceDetails one, PlaceDetails other) {
        return one.floor() == other.floor()
                && (one.name().zh().equals(other.name().zh())
                        || one.name().en().equals(other.name().en())
                        || one.kind() == other.kind()
                                && one.shortName().zh().equals(other.shortName().zh()));
    }

    private static @Nullable PlaceDetails last(Kind kind, List<PlaceDetails> places) {
        return places.stream()
                .filter(place -> place.kind() == kind)
                .max(Comparator.comparing(place -> place.ordinal() == null ? 0 : place.ordinal()))
                .orElse(null);
    }

    private static PlaceDetails first(Kind kind, int floor, String department, PlaceDetails.@Nullable Row row) {
        return switch (kind) {
            case LIFT_HALL ->
                place(kind, floor, department, floor + " 层电梯厅", "Lift hall, floor " + floor, "电梯厅", "Lift hall");
            case DESK ->
                place(kind, floor, department, "导医台", "Reception desk", "导医台", "Desk")
                        .onWall("导医台", "Reception desk");
            case SEAT ->
                place(kind, floor, department, "大厅 1 座", "Hall, seat 1", "1", "1")
                        .in(row);
            case CONSULT_ROOM ->
                place(kind, floor, department, "1 号咨询室", "Consult room 1", "1", "1")
                        .onWall("1 号咨询室", "Consult room 1");
            case TREATMENT_ROOM ->
                place(kind, floor, department, floor + " 层 1 号治疗室", "Treatment room 1, floor " + floor, "治1", "T1")
                        .onWall(floor + " 层 1 号室", "Room 1, floor " + floor);
            case OPERATING_ROOM ->
                place(kind, floor, department, floor + " 层 1 号手术间", "Operating room 1, floor " + floor, "术1", "OR1");
            case EXAMINATION ->
                place(kind, floor, department, floor + " 层 1 号检查室", "Examination room 1, floor " + floor, "检1", "E1");
            case STATION ->
                place(kind, floor, department, floor + " 层 1 号服务台", "Desk 1, floor " + floor, "台1", "Desk 1");
            case BED -> place(kind, floor, department, floor + " 层 1 床", "Bed 1, floor " + floor, "1 床", "Bed 1");
        };
    }

    private static PlaceDetails place(
            Kind kind, int floor, String department, String zh, String en, String shortZh, String shortEn) {
        return new PlaceDetails(
                kind,
                floor,
                department,
                null,
                new Localized(zh, en),
                new Localized(shortZh, shortEn),
                null,
                null,
                cleaned(kind),
                null);
    }

    /** Whether a place of this kind is cleaned after each guest, unless somebody says otherwise. */
    static boolean cleaned(Kind kind) {
        return switch (kind) {
            case CONSULT_ROOM, TREATMENT_ROOM, OPERATING_ROOM, BED -> true;
            case LIFT_HALL, SEAT, STATION, EXAMINATION, DESK -> false;
        };
    }
}

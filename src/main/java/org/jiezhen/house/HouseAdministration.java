package org.jiezhen.house;

import jakarta.annotation.security.RolesAllowed;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jiezhen.acts.Act;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Done;
import org.jiezhen.house.Building.Figure;
import org.jiezhen.house.Building.Named;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sets up the house: floors, departments, places and where they lie on the plan, targets, rules, phrases. Each change names
 * the version it was made on, so that two administrators do not overwrite each other. What is in use by guests is kept by
 * the gates of the modules that know them.
 */
@Service
@RolesAllowed(HousePermission.CHANGE)
@Transactional
public class HouseAdministration {

    /** So many places are made of one at once, at most. */
    public static final int MOST_AT_ONCE = 60;

    private final Commands commands;
    private final PlaceKind kind;
    private final Building building;

    HouseAdministration(Commands commands, PlaceKind kind, Building building) {
        this.commands = commands;
        this.kind = kind;
        this.building = building;
    }

    /**
     * What a form begins with.
     *
     * @param version to be given back with the change
     */
    public record Look(long version, boolean inUse, PlaceDetails details) {}

    /**
     * A floor, a department or a phrase.
     *
     * @param code the floor's number, or the code by which files and modules know it
     * @param places how many places stand on the floor or belong to the department
     */
    public record Text(String code, long version, Localized text, int places) {

        static Text of(Named named) {
            return new Text(named.code(), named.version(), named.name(), named.places());
        }
    }

    /**
     * A target or a rule.
     *
     * @param least the smallest value that makes sense, {@code most} the largest
     * @param unit SECONDS, MINUTES or COUNT
     */
    public record Number(String code, long version, int value, int least, int most, String unit) {

        static Number of(Figure figure) {
            return new Number(
                    figure.code(), figure.version(), figure.value(), figure.least(), figure.most(), figure.unit());
        }
    }

    /** What was changed, by its code; of places how many were made. */
    public record Changed(String code, int count) {}

    // ---- what there is

    /** The place as it stands, for a form. */
    @Transactional(readOnly = true)
    public Look place(PlaceId id) {
        return building.find(id)
                .map(place -> new Look(place.version(), place.inUse(), place.details()))
                .orElseThrow(() -> new Refusal("refusal.place.gone"));
    }

    /** What the next place of this kind on this floor would be called, and what else is usual for it. */
    @Transactional(readOnly = true)
    public PlaceDetails next(Place.Kind wanted, int floor) {
        var house = building.places().stream().map(BuiltPlace::details).toList();
        var department = house.stream()
                .filter(place -> place.kind() == wanted)
                .max(Comparator.comparing((PlaceDetails place) -> place.floor() == floor))
                .map(PlaceDetails::department)
                .or(() -> building.departments().stream().map(Named::code).findFirst())
                .orElse("");
        return Numbering.next(wanted, floor, department, house);
    }

    /** What a copy of a place would be: the next number that is not taken. */
    @Transactional(readOnly = true)
    public PlaceDetails copyOf(PlaceId id) {
        var details = place(id).details();
        return Numbering.copy(
                details, building.places().stream().map(BuiltPlace::details).toList());
    }

    /** The floors, from below. */
    @Transactional(readOnly = true)
    public List<Text> floors() {
        return building.floors().stream().map(Text::of).toList();
    }

    /** The departments. */
    @Transactional(readOnly = true)
    public List<Text> departments() {
        return building.departments().stream().map(Text::of).toList();
    }

    /** After how long what is late. */
    @Transactional(readOnly = true)
    public List<Number> targets() {
        return building.targets().stream().map(Number::of).toList();
    }

    /** The numbers by which the house works. */
    @Transactional(readOnly = true)
    public List<Number> rules() {
        return building.rules().stream().map(Number::of).toList();
    }

    /** What is said to guests. */
    @Transactional(readOnly = true)
    public List<Text> phrases() {
        return building.phrases().stream().map(Text::of).toList();
    }

    // ---- places

    /**
     * Builds a place, or several that are numbered on from it.
     *
     * @throws InvalidInput at what cannot be right, or is called as another place is
     */
    public Changed addPlaces(UUID key, PlaceDetails first, int count) {
        if (count < 1 || count > MOST_AT_ONCE) {
            throw new InvalidInput("count", "refusal.house.count", MOST_AT_ONCE);
        }
        return commands.once(key, HouseAct.ADD_PLACE, Changed.class, () -> {
            for (var n = 0; n < count; n++) {
                building.add(Numbering.later(first, n), true);
            }
            return new Changed(first.name().zh(), count);
        });
    }

    /** Says anew what a place is. What kind it is cannot change while a guest is there. */
    public Done<PlaceId> describePlace(UUID key, PlaceId id, long version, PlaceDetails details) {
        return commands.once(kind, key, HouseAct.DESCRIBE_PLACE, () -> building.describe(id, version, details));
    }

    /**
     * Lays a place on the plan of its floor.
     *
     * @param seen where it lay when it was taken hold of; null where it was laid out by its ordinal
     * @param spot null lays it out by its ordinal
     */
    public Done<PlaceId> lay(UUID key, PlaceId id, @Nullable Spot seen, @Nullable Spot spot) {
        return commands.once(kind, key, HouseAct.LAY, () -> building.lay(id, seen, spot));
    }

    /** Takes a place out of use. Refused while somebody is there, or is called there. */
    public Done<PlaceId> takeOut(UUID key, PlaceId id, long version) {
        return commands.once(kind, key, HouseAct.TAKE_OUT, () -> building.use(id, version, false));
    }

    /** Puts a place back into use. */
    public Done<PlaceId> putBack(UUID key, PlaceId id, long version) {
        return commands.once(kind, key, HouseAct.PUT_BACK, () -> building.use(id, version, true));
    }

    // ---- floors and departments

    /** Adds a floor. */
    public Changed addFloor(UUID key, int number, Localized name) {
        return once(key, HouseAct.ADD_FLOOR, Integer.toString(number), () -> building.addFloor(number, name));
    }

    /** Gives a floor another name. */
    public Changed nameFloor(UUID key, int number, long version, Localized name) {
        return once(
                key, HouseAct.NAME_FLOOR, Integer.toString(number), () -> building.nameFloor(number, version, name));
    }

    /** Takes away a floor on which nothing stands. */
    public Changed removeFloor(UUID key, int number) {
        return once(key, HouseAct.REMOVE_FLOOR, Integer.toString(number), () -> building.removeFloor(number));
    }

    /**
     * Adds a department.
     *
     * @param code by which files name it; empty takes the English name for one
     */
    public Changed addDepartment(UUID key, String code, Localized name) {
        return commands.once(
                key, HouseAct.ADD_DEPARTMENT, Changed.class, () -> new Changed(building.addDepartment(code, name), 1));
    }

    /** Gives a department another name. */
    public Changed nameDepartment(UUID key, String code, long version, Localized name) {
        return once(key, HouseAct.NAME_DEPARTMENT, code, () -> building.nameDepartment(code, version, name));
    }

    /** Takes away a department to which nothing belongs. */
    public Changed removeDepartment(UUID key, String code) {
        return once(key, HouseAct.REMOVE_DEPARTMENT, code, () -> building.removeDepartment(code));
    }

    // ---- what is timed, ruled and said

    /** Says after how many seconds something is late. */
    public Changed setTarget(UUID key, String code, long version, int seconds) {
        return once(key, HouseAct.SET_TARGET, code, () -> building.setTarget(code, version, seconds));
    }

    /** Sets a number by which the house works. */
    public Changed setRule(UUID key, String code, long version, int value) {
        return once(key, HouseAct.SET_RULE, code, () -> building.setRule(code, version, value));
    }

    /** Words a phrase anew. */
    public Changed say(UUID key, String code, long version, Localized words) {
        return once(key, HouseAct.SAY, code, () -> building.say(code, version, words));
    }

    private Changed once(UUID key, Act act, String code, Runnable change) {
        return commands.once(key, act, Changed.class, () -> {
            change.run();
            return new Changed(code, 1);
        });
    }
}

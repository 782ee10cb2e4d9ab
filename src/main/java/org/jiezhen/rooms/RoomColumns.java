package org.jiezhen.rooms;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jiezhen.house.PlaceId;
import org.jiezhen.live.Audience;
import org.jiezhen.live.Field;
import org.jiezhen.rooms.RoomsBoard.Contradiction;
import org.jiezhen.rooms.RoomsBoard.RoomFact;
import org.jiezhen.rooms.RoomsBoard.State;
import org.jiezhen.shared.Localized;
import org.jspecify.annotations.Nullable;

/** What of a room is sent to whom. */
final class RoomColumns {

    private RoomColumns() {}

    /** @param names whether the guests are named */
    static Audience<RoomFact> audience(String name, String permission, boolean names) {
        var fields = new ArrayList<Field<RoomFact>>(List.of(
                Field.of("f", RoomFact::floor),
                Field.of("fn", RoomFact::floorName),
                Field.of("k", RoomFact::kind),
                Field.of("dn", RoomFact::departmentName),
                Field.of("c", RoomFact::shortName),
                Field.of("nm", RoomFact::name),
                Field.of("o", RoomFact::ordinal),
                Field.of("x", fact -> fact.spot().x()),
                Field.of("y", fact -> fact.spot().y()),
                Field.of("w", fact -> fact.spot().width()),
                Field.of("h", fact -> fact.spot().height()),
                Field.<RoomFact>of("st", RoomFact::state).coded("rooms.state", State.class),
                Field.of("s", fact -> millis(fact.since())),
                Field.of("tg", RoomFact::targetSeconds),
                Field.of(
                        "tk",
                        fact -> fact.guest() == null
                                ? null
                                : fact.guest().ticket().text()),
                Field.of("wi", fact -> fact.with() == null ? null : fact.with().name()),
                Field.of(
                        "dr",
                        fact -> fact.doctor() == null ? null : fact.doctor().name()),
                Field.<RoomFact>of("sg", RoomFact::stage).coded("rooms.stage", Rooms.Stage.class),
                Field.<RoomFact>of("rs", RoomFact::reason).coded("rooms.reason", reasons()),
                Field.of("u", fact -> millis(fact.until())),
                Field.of(
                        "nx",
                        fact -> fact.next() == null
                                ? null
                                : fact.next().ticket().text()),
                Field.of("ck", fact -> millis(fact.checked())),
                Field.of("ef", fact -> millis(fact.expectedFree())),
                Field.of("as", RoomColumns::wishes),
                Field.of("ow", fact -> fact.own().isEmpty() ? null : fact.own()),
                Field.<RoomFact>of("ct", fact -> fact.contradictions().isEmpty() ? null : fact.contradictions())
                        .coded("rooms.contradiction", Contradiction.class)));
        if (names) {
            fields.add(Field.of(
                    "who", fact -> fact.guest() == null ? null : fact.guest().shownName()));
        }
        return new Audience<>(name, permission, _ -> true, fields);
    }

    /** The room's own panel: its state, its guest by ticket; nobody by name, and no reason that tells of the guest. */
    static Audience<RoomFact> panel(PlaceId room) {
        return new Audience<>(
                "panel:" + room,
                RoomPermission.PANEL,
                fact -> fact.room().equals(room),
                List.of(
                        Field.of("c", RoomFact::shortName),
                        Field.of("nm", RoomFact::name),
                        Field.<RoomFact>of("st", RoomFact::state).coded("rooms.state", State.class),
                        Field.of("s", fact -> millis(fact.since())),
                        Field.of("tg", fact -> fact.state() == State.HOUSEKEEPING ? fact.targetSeconds() : null),
                        Field.of(
                                "tk",
                                fact -> fact.guest() == null
                                        ? null
                                        : fact.guest().ticket().text()),
                        Field.<RoomFact>of("sg", RoomFact::stage).coded("rooms.stage", Rooms.Stage.class),
                        Field.of("u", fact -> millis(fact.until())),
                        Field.of("as", RoomColumns::wishes),
                        Field.of(
                                "nx",
                                fact -> fact.next() == null
                                        ? null
                                        : fact.next().ticket().text())));
    }

    /**
     * What is asked in the room, as it is sent.
     *
     * @param c its kind, and n its name
     * @param s since when, and d until when
     * @param w who is coming; empty as long as nobody is
     */
    private record Asked(String c, Localized n, long s, long d, String w) {}

    private static @Nullable List<Asked> wishes(RoomFact fact) {
        return fact.wishes().isEmpty()
                ? null
                : fact.wishes().stream()
                        .map(wish -> new Asked(
                                wish.code(),
                                wish.name(),
                                wish.since().toEpochMilli(),
                                wish.due().toEpochMilli(),
                                wish.by() == null ? "" : wish.by()))
                        .toList();
    }

    private static List<String> reasons() {
        return Stream.of(Rooms.Held.values(), Rooms.Suspended.values(), Rooms.Closed.values())
                .flatMap(Stream::of)
                .map(Enum::name)
                .toList();
    }

    private static @Nullable Long millis(@Nullable Instant time) {
        return time == null ? null : (Long) time.toEpochMilli();
    }
}

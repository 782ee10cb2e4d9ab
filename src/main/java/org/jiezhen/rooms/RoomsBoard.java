package org.jiezhen.rooms;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiezhen.house.Place;
import org.jiezhen.house.PlaceId;
import org.jiezhen.house.Spot;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardSource;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.Ticket;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Every room and bed: what it is, for whom, since when, and what about it cannot be so. */
@Component
public class RoomsBoard implements BoardSource<RoomsBoard.RoomFact> {

    /** The board's name. */
    public static final String NAME = "rooms";

    /** Guides and the manager see who is in each room. */
    public static final Audience<RoomFact> GUIDES = RoomColumns.audience("guides", Permission.VISITS_SEE, true);

    /** Everybody else who works in rooms sees tickets and states, and no name. */
    public static final Audience<RoomFact> STAFF = RoomColumns.audience("staff", RoomPermission.SEE, false);

    /** The room's own panel: its state, its guest by ticket; nobody by name, and no reason that tells of the guest. */
    public static Audience<RoomFact> panel(PlaceId room) {
        return RoomColumns.panel(room);
    }

    /** What a room is. */
    public enum State {
        FREE,
        /** For whom it is next, or called there. */
        RESERVED,
        OCCUPIED,
        /** The doctor is in it with the guest. */
        DOCTOR_IN,
        /** Its guest comes back. */
        HELD,
        HOUSEKEEPING,
        CLOSED
    }

    /** What cannot be so, or should not be: somebody has to look. */
    public enum Contradiction {
        /** Somebody is in it, and nobody is with the guest. */
        NOBODY_WITH,
        /** Somebody is in it, and whoever is with the guest is with another guest in another room. */
        CUSTODY_ELSEWHERE,
        /** Kept for somebody who has left. */
        KEPT_FOR_GONE,
        /** Free, and nobody said that it is clean since somebody was in it. */
        NOT_CONFIRMED_CLEAN,
        /** Longer than nine of ten. */
        TOO_LONG,
        /** On a round it was seen otherwise, and nothing has changed since. */
        DIFFERS,
        /** Its reservation ran out, and the guest has not got another room. */
        RAN_OUT
    }

    /** A guest of whom a room speaks, by ticket, and the name that shared boards show. */
    public record Guest(
            VisitId visit, Ticket ticket, @Nullable Object shownName) {}

    /**
     * Something that is asked in a room, and not done yet.
     *
     * @param about the id of what was asked
     * @param code its kind
     * @param by who is coming; null as long as nobody is
     */
    public record Wish(
            String about,
            String code,
            Localized name,
            Instant since,
            Instant due,
            @Nullable String by) {}

    /** A colleague in the room. */
    public record Colleague(StaffId id, String name, Instant since) {}

    /**
     * A room, whole.
     *
     * @param since when its state began
     * @param targetSeconds after how long it is late; null where no target is set
     * @param guest who is in it; of a room that is held or reserved, for whom
     * @param with who has its guest
     * @param doctor the doctor who is in it
     * @param stage how far cleaning is
     * @param reason why it is held, closed, or cleaning waits: a code
     * @param until until when it is reserved or closed
     * @param next who is next, while somebody else is in it or it is cleaned
     * @param checked when human eyes last saw that it is as shown
     * @param expectedFree when it will be free, by what is usual; null where nothing is known
     * @param own who receives guests in it
     * @param wishes what is asked in it
     * @param contradictions what somebody has to look at, worst first
     * @param visits the visits of which it speaks
     * @param customers the records of their persons, as far as anything of the person is shown
     */
    public record RoomFact(
            PlaceId room,
            Place.Kind kind,
            int floor,
            Localized floorName,
            String department,
            Localized departmentName,
            Localized name,
            Localized shortName,
            int ordinal,
            Spot spot,
            State state,
            @Nullable Instant since,
            @Nullable Integer targetSeconds,
            @Nullable Guest guest,
            @Nullable Colleague with,
            @Nullable Colleague doctor,
            Rooms.@Nullable Stage stage,
            @Nullable String reason,
            @Nullable Instant until,
            @Nullable Guest next,
            @Nullable Instant checked,
            @Nullable Instant expectedFree,
            List<String> own,
            List<Wish> wishes,
            List<Contradiction> contradictions,
            Set<String> visits,
            Set<String> customers)
            implements BoardSource.Fact {

        @Override
        public String id() {
            return room.toString();
        }

        @Override
        public boolean about(String kind, String subject) {
            return switch (kind) {
                case "visit" -> visits.contains(subject);
                case "customer" -> customers.contains(subject);
                default ->
                    subject.equals(id())
                            || wishes.stream().anyMatch(wish -> wish.about().equals(subject));
            };
        }

        /** Whether a guest is in it. */
        public boolean occupied() {
            return state == State.OCCUPIED || state == State.DOCTOR_IN;
        }

        /** The same, for somebody who is shown tickets and no names. */
        RoomFact withoutNames() {
            return copy(nameless(guest), nameless(next), contradictions);
        }

        private static @Nullable Guest nameless(@Nullable Guest guest) {
            return guest == null ? null : new Guest(guest.visit, guest.ticket, null);
        }

        private RoomFact with(boolean elsewhere) {
            if (elsewhere == contradictions.contains(Contradiction.CUSTODY_ELSEWHERE)) {
                return this;
            }
            var all = contradictions.isEmpty() ? EnumSet.noneOf(Contradiction.class) : EnumSet.copyOf(contradictions);
            if (elsewhere) {
                all.add(Contradiction.CUSTODY_ELSEWHERE);
            } else {
                all.remove(Contradiction.CUSTODY_ELSEWHERE);
            }
            return copy(guest, next, List.copyOf(all));
        }

        private RoomFact copy(@Nullable Guest guest, @Nullable Guest next, List<Contradiction> contradictions) {
            return new RoomFact(
                    room,
                    kind,
                    floor,
                    floorName,
                    department,
                    departmentName,
                    name,
                    shortName,
                    ordinal,
                    spot,
                    state,
                    since,
                    targetSeconds,
                    guest,
                    with,
                    doctor,
                    stage,
                    reason,
                    until,
                    next,
                    checked,
                    expectedFree,
                    own,
                    wishes,
                    contradictions,
                    visits,
                    customers);
        }
    }

    private static final Set<String> IN_PART = Set.of("room", "visit", "customer");
    private static final Set<String> WHOLE = Set.of("place", "account", "target");

    private final RoomRows rows;
    private final Set<String> readInPart;

    RoomsBoard(RoomRows rows, List<RoomWishes> wishes) {
        this.rows = rows;
        this.readInPart = Stream.concat(IN_PART.stream(), wishes.stream().map(RoomWishes::kind))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> subjects() {
        return Stream.concat(readInPart.stream(), WHOLE.stream()).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public List<RoomFact> read() {
        return List.copyOf(finish(rows.all()));
    }

    @Override
    public Set<String> readInPart() {
        return readInPart;
    }

    @Override
    public List<RoomFact> read(Part part) {
        return rows.of(part);
    }

    /** One room, as it is now. */
    Optional<RoomFact> find(PlaceId room) {
        return finish(rows.all()).stream()
                .filter(fact -> fact.room.equals(room))
                .findFirst();
    }

    /** Marks the rooms whose guest is with somebody who went to another guest since. */
    @Override
    public Collection<RoomFact> finish(Collection<RoomFact> facts) {
        return facts.stream().map(fact -> fact.with(isElsewhere(fact, facts))).toList();
    }

    private static boolean isElsewhere(RoomFact fact, Collection<RoomFact> facts) {
        var with = fact.with;
        return fact.occupied()
                && with != null
                && facts.stream()
                        .filter(other -> other != fact && other.occupied())
                        .map(RoomFact::with)
                        .anyMatch(
                                other -> other != null && other.id.equals(with.id) && other.since.isAfter(with.since));
    }
}

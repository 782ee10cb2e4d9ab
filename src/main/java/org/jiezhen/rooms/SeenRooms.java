package org.jiezhen.rooms;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jiezhen.habits.Round;
import org.jiezhen.rooms.RoomsBoard.RoomFact;
import org.jiezhen.rooms.RoomsBoard.State;
import org.jiezhen.visits.VisitId;

/** The rooms at one moment of a played day, as everybody in it can see them. */
record SeenRooms(List<RoomFact> rooms) {

    static SeenRooms of(Round round, RoomsBoard board) {
        return round.seen(SeenRooms.class, () -> new SeenRooms(round.shown(board, board::read)));
    }

    /** Those with which nobody has done anything in this round. */
    Stream<RoomFact> untouched(Round round) {
        return rooms.stream().filter(room -> !round.isTouched(room.room()));
    }

    /** The first of them of which something is so. */
    Optional<RoomFact> first(Round round, Predicate<RoomFact> so) {
        return untouched(round).filter(so).findFirst();
    }

    /** Whether a guest is in one of them. */
    boolean isInARoom(VisitId guest) {
        return rooms.stream()
                .anyMatch(room -> room.occupied()
                        && room.guest() != null
                        && room.guest().visit().equals(guest));
    }

    /** A room that is none of a consultant's, and free. */
    static boolean isSpare(RoomFact room) {
        return room.state() == State.FREE
                && switch (room.kind()) {
                    case TREATMENT_ROOM, EXAMINATION, BED -> true;
                    default -> false;
                };
    }

    /** Whether the day has no gaps: then there is no time for anything that nobody waits for. */
    static boolean isARush(Round round) {
        return round.isOver(round.now(), Duration.ofDays(1));
    }
}

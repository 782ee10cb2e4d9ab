package org.jiezhen.pictures;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jiezhen.People;
import org.jiezhen.rooms.Rooms;
import org.jiezhen.rooms.RoomsBoard;
import org.jiezhen.rooms.RoomsBoard.RoomFact;
import org.jiezhen.rooms.RoomsBoard.State;
import org.jiezhen.visits.Custody;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitType;
import org.springframework.context.ApplicationContext;

/** The rooms of the house whose pictures are taken, as they are when much is going on in them. */
final class Plan {

    private static final String DESK = "liting";
    private static final List<String> GUESTS = List.of(
            "林晓彤",
            "欧阳静怡",
            "陈美玲",
            "赵思涵",
            "孙雨桐",
            "何佩珊",
            "Grace Ho",
            "吴若兰",
            "周梓晴",
            "许安琪",
            "郑可欣",
            "冯雅婷",
            "蒋诗涵",
            "沈梦洁",
            "韩雪",
            "杨柳青",
            "朱丽叶",
            "秦岚心",
            "尤佳音",
            "施诗");

    private final People people;
    private final RoomsBoard board;
    private final Rooms rooms;
    private final FrontDesk desk;
    private final Custody custody;
    private final List<VisitId> guests = new ArrayList<>();

    Plan(ApplicationContext house) {
        people = house.getBean(People.class);
        board = house.getBean(RoomsBoard.class);
        rooms = house.getBean(Rooms.class);
        desk = house.getBean(FrontDesk.class);
        custody = house.getBean(Custody.class);
    }

    /** Every second room that was free is in use; of the others one is held, one closed, one cleaned, and the next is known. */
    void fill() {
        var free = free();
        for (var n = 0; n < free.size(); n++) {
            var room = free.get(n).room();
            var place = n;
            if (n % 7 == 3) {
                people.as(DESK, () -> rooms.soiled(key(), room));
            } else if (n % 11 == 5) {
                people.as(DESK, () -> rooms.close(key(), room, Rooms.Closed.MAINTENANCE, null));
            } else {
                var name = GUESTS.get(n % GUESTS.size());
                var guest = people.as(
                                DESK,
                                () -> desk.arrive(
                                        key(),
                                        new Arrival(
                                                Source.WALK_IN,
                                                VisitType.FIRST,
                                                room,
                                                VisitDetails.parse(name, null, 0, false))))
                        .subject();
                people.as(DESK, () -> custody.leaveToDesk(key(), guest));
                guests.add(guest);
                if (n % 5 == 1) {
                    people.as(DESK, () -> rooms.hold(key(), room, guest, Rooms.Held.COMPANION_INSIDE));
                    people.as(DESK, () -> desk.move(key(), guest, null));
                } else if (n == 4 || n == 10) {
                    people.as(
                            DESK, () -> rooms.doctorIn(key(), room, people.id(place == 4 ? "zhoumingyuan" : "hanli")));
                }
            }
        }
    }

    /** Somebody is alone in a room, somebody's guide went to another room, and a round saw two otherwise than shown. */
    void contradict() {
        var inside = board.read().stream()
                .filter(room -> room.occupied()
                        && room.guest() != null
                        && guests.contains(room.guest().visit()))
                .toList();
        people.as(DESK, () -> custody.take(key(), visit(inside.get(0))));
        people.as(DESK, () -> custody.leaveAlone(key(), visit(inside.get(0))));
        people.as(DESK, () -> custody.take(key(), visit(inside.get(1))));
        people.as(DESK, () -> custody.take(key(), visit(inside.get(2))));
        people.as(DESK, () -> rooms.confirm(key(), inside.get(3).room(), false));
        people.as(DESK, () -> rooms.confirm(key(), inside.get(4).room(), false));
    }

    private List<RoomFact> free() {
        return board.read().stream().filter(room -> room.state() == State.FREE).toList();
    }

    private static VisitId visit(RoomFact room) {
        return java.util.Objects.requireNonNull(room.guest()).visit();
    }

    private static UUID key() {
        return UUID.randomUUID();
    }
}

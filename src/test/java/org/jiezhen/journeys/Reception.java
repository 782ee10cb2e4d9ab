package org.jiezhen.journeys;

import java.util.UUID;
import java.util.function.Supplier;
import org.jiezhen.People;
import org.jiezhen.visits.Calls;
import org.jiezhen.visits.Custody;
import org.jiezhen.visits.Done;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.Stage;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.wall.WallAdministration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;

/** What the people of the reception do behind the back of a journey's browsers: whole commands, each by its person. */
@TestComponent
class Reception {

    static final String LIFT = "liuyue";
    static final String DESK = "liting";
    static final String ADMIN = "chengyuan";

    private final People people;
    final FrontDesk desk;
    final Custody custody;
    final Calls calls;
    final WallAdministration walls;

    Reception(People people, FrontDesk desk, Custody custody, Calls calls, WallAdministration walls) {
        this.people = people;
        this.desk = desk;
        this.custody = custody;
        this.calls = calls;
        this.walls = walls;
    }

    <T> T as(String person, Supplier<T> action) {
        return people.as(person, action);
    }

    /** Somebody arrives and waits for a consultant. */
    Done waits(@Nullable String name, @Nullable String phone, boolean discreet) {
        return as(LIFT, () -> {
            var done = desk.arrive(
                    key(), new Arrival(Source.WALK_IN, true, null, VisitDetails.parse(name, phone, 0, discreet)));
            desk.advance(key(), done.visit(), Stage.ARRIVED, Stage.AWAITING_CONSULTATION);
            return done;
        });
    }

    Done call(Done visit, int room) {
        return as(DESK, () -> calls.call(key(), visit.visit(), room(room)));
    }

    /** Leads the customer into a room. */
    void lead(Done visit, int room) {
        as(DESK, () -> desk.move(key(), visit.visit(), room(room)));
        as(DESK, () -> desk.advance(key(), visit.visit(), Stage.AWAITING_CONSULTATION, Stage.IN_CONSULTATION));
    }

    /** Pairs the screen that shows this code. */
    UUID pair(String code, String name) {
        return as(ADMIN, () -> walls.pair(key(), code, name)).id();
    }

    void set(String setting, boolean on) {
        as(ADMIN, () -> {
            walls.set(setting, on);
            return on;
        });
    }

    /** The nth consult room, from 1. */
    static UUID room(int n) {
        return UUID.fromString("00000000-0000-4000-8000-000000000%d".formatted(270 + n));
    }

    static UUID key() {
        return UUID.randomUUID();
    }
}

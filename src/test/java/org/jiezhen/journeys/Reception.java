package org.jiezhen.journeys;

import java.util.UUID;
import java.util.function.Supplier;
import org.jiezhen.Catalogue;
import org.jiezhen.People;
import org.jiezhen.acts.Done;
import org.jiezhen.house.PlaceId;
import org.jiezhen.visits.Calls;
import org.jiezhen.visits.Custody;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitType;
import org.jiezhen.visits.WaitingReason;
import org.jiezhen.wall.DeviceId;
import org.jiezhen.wall.WallAdministration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What the people of the reception do behind the back of a journey's browsers: whole commands, each by its person. */
@TestComponent
public class Reception {

    public static final String LIFT = "liuyue";
    public static final String DESK = "liting";
    public static final String MANAGER = "gaofeng";
    public static final String ADMIN = "chengyuan";

    private final People people;
    public final FrontDesk desk;
    public final Custody custody;
    public final Calls calls;
    public final WallAdministration walls;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Reception(
            People people,
            FrontDesk desk,
            Custody custody,
            Calls calls,
            WallAdministration walls,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.people = people;
        this.desk = desk;
        this.custody = custody;
        this.calls = calls;
        this.walls = walls;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Nobody has said how the portal is to look: in which language a page is, its browser says. */
    void nobodyPrefersAnything() {
        jdbc.sql("DELETE FROM preference").update();
    }

    /** Everybody has gone home, nothing is announced, and nothing is switched on. */
    void empty() {
        var entry = jdbc.sql("""
                        INSERT INTO journal (at, actor, action, subject_kind, subject_id)
                        VALUES (now(), 'system', 'test.empty', 'house', 'hall') RETURNING id
                        """).query(Long.class).single();
        // Together: a tube that stands somewhere has a holder, and who holds one has a tube that stands somewhere.
        transaction.executeWithoutResult(
                _ -> Catalogue.tablesWith(jdbc, "voided_by").forEach(track -> jdbc.sql(
                                "UPDATE " + track + " SET voided = now(), voided_by = ? WHERE voided IS NULL")
                        .param(entry)
                        .update()));
        jdbc.sql("UPDATE visit SET status = 'ENTERED_IN_ERROR' WHERE status <> 'ENTERED_IN_ERROR'")
                .update();
        jdbc.sql("UPDATE booking SET status = 'CANCELLED' WHERE status <> 'CANCELLED'")
                .update();
        jdbc.sql("UPDATE announcement SET removed_at = now() WHERE removed_at IS NULL")
                .update();
        jdbc.sql("DELETE FROM customer_recent").update();
        set("NAMES", false);
        set("VOICE", false);
        set("FETCHED", true);
    }

    public <T> T as(String person, Supplier<T> action) {
        return people.as(person, action);
    }

    /** Somebody arrives and waits for a consultant. */
    public Done<VisitId> waits(@Nullable String name, @Nullable String phone, boolean discreet) {
        return as(LIFT, () -> {
            var done = desk.arrive(
                    key(),
                    new Arrival(Source.WALK_IN, VisitType.FIRST, null, VisitDetails.parse(name, phone, 0, discreet))
                            .ofAnother());
            desk.advance(key(), done.subject(), WaitingReason.ARRIVED, WaitingReason.AWAITING_CONSULTATION);
            return done;
        });
    }

    /** The customer leaves, with the farewell. */
    void gone(Done<VisitId> visit) {
        as(LIFT, () -> desk.depart(key(), visit.subject()));
    }

    public Done<VisitId> call(Done<VisitId> visit, int room) {
        return as(DESK, () -> calls.call(key(), visit.subject(), room(room)));
    }

    /** Leads the customer into a room. */
    public void lead(Done<VisitId> visit, int room) {
        as(DESK, () -> desk.move(key(), visit.subject(), room(room)));
        as(
                DESK,
                () -> desk.advance(
                        key(), visit.subject(), WaitingReason.AWAITING_CONSULTATION, WaitingReason.IN_CONSULTATION));
    }

    /** Pairs the screen that shows this code. */
    public DeviceId pair(String code, String name) {
        return as(ADMIN, () -> walls.pair(key(), code, name)).id();
    }

    public void set(String setting, boolean on) {
        as(ADMIN, () -> {
            walls.set(setting, on);
            return on;
        });
    }

    /** The nth consult room, from 1. */
    static PlaceId room(int n) {
        return PlaceId.of("00000000-0000-4000-8000-000000000%d".formatted(270 + n));
    }

    public static UUID key() {
        return UUID.randomUUID();
    }
}

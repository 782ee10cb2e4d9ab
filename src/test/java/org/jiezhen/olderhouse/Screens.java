package org.jiezhen.olderhouse;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jiezhen.People;
import org.jiezhen.TestClock;
import org.jiezhen.bookings.BookingsBoard;
import org.jiezhen.closing.ClosingBoard;
import org.jiezhen.customers.CustomerBoard;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.journey.TimelineBoard;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.Look;
import org.jiezhen.live.Watched;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Permission;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.ArrivalsBoard;
import org.jiezhen.visits.SeatsBoard;
import org.jiezhen.visits.VisitId;
import org.jiezhen.wall.WallBoard;
import org.jiezhen.wall.WallsBoard;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What people see of a house at one moment: the rows of every board, as browsers are sent them, and the figures. Each
 * screen has a name, and each of its rows an id, so that two versions can be compared. Whoever changes the shape of a row,
 * and not what it says, tells here how it was said before.
 */
public final class Screens {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> EVERYTHING = List.of(
            Permission.VISITS_SEE,
            Permission.VISITS_ARRIVE,
            Permission.VISITS_ACCOMPANY,
            Permission.VISITS_CLOSE_DAY,
            Permission.CUSTOMERS_SEE,
            Permission.BOOKINGS_SEE,
            Permission.WALL_SHOW,
            Permission.WALL_MANAGE);

    private final ApplicationContext house;
    private final LiveBoards boards;
    private final JdbcClient jdbc;
    private final Map<String, Map<String, JsonNode>> shown = new TreeMap<>();

    private Screens(ApplicationContext house) {
        this.house = house;
        this.boards = house.getBean(LiveBoards.class);
        this.jdbc = house.getBean(JdbcClient.class);
    }

    /** Looks at every screen; of a moment, so the house's clock stands still. */
    public static Map<String, Map<String, JsonNode>> of(ApplicationContext house) {
        return house.getBean(People.class).as(People.with(EVERYTHING), () -> {
            var screens = new Screens(house);
            screens.lookAtBoards();
            screens.lookAtDaysJourneysAndCustomers();
            screens.reckon();
            return screens.shown;
        });
    }

    private void lookAtBoards() {
        var arrivals = house.getBean(ArrivalsBoard.class);
        look("arrivals", arrivals, ArrivalsBoard.GUIDES);
        staff().forEach((name, id) -> {
            look("with " + name, arrivals, ArrivalsBoard.mine(id, false));
            look("with " + name + ", who calls", arrivals, ArrivalsBoard.mine(id, true));
        });
        look("seats", house.getBean(SeatsBoard.class), SeatsBoard.SEATS);
        look("closing", house.getBean(ClosingBoard.class), ClosingBoard.CLOSERS);
        look("wall", house.getBean(WallBoard.class), WallBoard.PUBLIC);
        look("announcements", house.getBean(WallsBoard.class), WallsBoard.NOTES);
        look("settings of the wall", house.getBean(WallsBoard.class), WallsBoard.SETTINGS);
    }

    private void lookAtDaysJourneysAndCustomers() {
        var bookings = house.getBean(BookingsBoard.class);
        for (var day : ask("SELECT DISTINCT day FROM booking", LocalDate.class)) {
            watched(bookings.watch(day), () -> look("bookings " + day, bookings, BookingsBoard.of(day)));
        }
        var timelines = house.getBean(TimelineBoard.class);
        for (var visit : ids("visit", VisitId::new)) {
            watched(timelines.watch(visit), () -> look("journey " + visit, timelines, TimelineBoard.everybodys(visit)));
        }
        var customers = house.getBean(CustomerBoard.class);
        var nobody = StaffId.random();
        for (var record : ids("customer", CustomerId::new)) {
            watched(customers.watch(record), () -> {
                look("customer " + record + " RECORD", customers, CustomerBoard.records(record, true));
                look("customer " + record + " CONSENT", customers, CustomerBoard.consents(record, true));
                look("customer " + record + " VISITS", customers, CustomerBoard.visits(record, nobody, true));
                look("customer " + record + " visits", customers, CustomerBoard.visits(record, nobody, false));
            });
        }
    }

    private static void watched(Watched.Watch watch, Runnable look) {
        try (watch) {
            look.run();
        }
    }

    private <F extends BoardSource.Fact> void look(String screen, BoardSource<F> board, Audience<F> audience) {
        show(screen, Look.at(boards, board, audience));
    }

    private void show(String screen, Map<String, JsonNode> rows) {
        var known = new TreeMap<>(rows);
        known.values().removeIf(Screens::isNew);
        if (!known.isEmpty()) {
            known.values().forEach(Screens::asBefore);
            shown.put(screen, known);
        }
    }

    /** Whether a row of the day's end is of a booking whose time has not come: those are counted once it has. */
    public static boolean isStillToCome(JsonNode row, Instant at) {
        return row.path("sd").asString("").equals("EXPECTED")
                && !row.has("dy")
                && LocalTime.parse(row.path("tk").asString())
                        .isAfter(at.atZone(BusinessTime.ZONE).toLocalTime());
    }

    // What a wall says since: how many wait for a consultant, and whether who is called is fetched.
    private static boolean isNew(JsonNode row) {
        return row.path("k").asString("").equals("FIGURE")
                || row.path("id").asString("").endsWith("FETCHED");
    }

    // Bookings were in the order of their times, whether or not anybody was still expected on them.
    // When a step was over was reckoned in the browser, from the next one; several can be open at once since.
    private static void asBefore(JsonNode row) {
        if (row instanceof ObjectNode fields) {
            fields.remove("su");
            if (fields.has("tm")) {
                fields.remove("o");
            }
        }
    }

    private <I extends Id> List<I> ids(String table, Function<UUID, I> kind) {
        return jdbc.sql("SELECT id FROM " + table).query(Id.column(kind)).list();
    }

    private Map<String, StaffId> staff() {
        return jdbc
                .sql("SELECT username, id FROM account")
                .query((rs, row) -> Map.entry(rs.getString(1), new StaffId(rs.getObject(2, UUID.class))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private <T> List<T> ask(String question, Class<T> type) {
        return jdbc.sql(question).query(type).list();
    }

    // ---- figures: what is reckoned from the periods that are not voided

    private void reckon() {
        figure("how often and how long a step was gone through", """
                SELECT code, count(*) || ' times, ' || sum(coalesce(ended, :now) - started)
                FROM visit_reason WHERE voided IS NULL GROUP BY code""");
        figure("how long each visit was at each step", """
                SELECT visit_id, string_agg(code || ' ' || coalesce(ended, :now) - started, ', ' ORDER BY id)
                FROM visit_reason WHERE voided IS NULL GROUP BY visit_id""");
        figure("how long each visit was in whose custody", """
                SELECT visit_id, string_agg(holder || ' ' || coalesce(staff_id::text, '') || ' '
                                            || coalesce(ended, :now) - started, ', ' ORDER BY id)
                FROM visit_custody WHERE voided IS NULL GROUP BY visit_id""");
        figure("how long each visit was in nobody's record of custody", """
                SELECT v.id, sum(next - since) FROM visit v
                JOIN LATERAL (
                    SELECT v.arrived_at AS since, min(started) AS next FROM visit_custody
                    WHERE visit_id = v.id AND voided IS NULL
                    UNION ALL
                    SELECT ended, lead(started, 1, v.departed_at) OVER (ORDER BY id) FROM visit_custody
                    WHERE visit_id = v.id AND voided IS NULL) AS gap ON true
                WHERE v.status <> 'ENTERED_IN_ERROR' GROUP BY v.id""");
        figure("how many offers, calls and nights", """
                SELECT * FROM (VALUES
                    ('offers', (SELECT count(*) FROM visit_handoff WHERE voided IS NULL)),
                    ('calls', (SELECT count(*) FROM visit_call WHERE voided IS NULL AND status = 'CALLED')),
                    ('missed calls', (SELECT count(*) FROM visit_call WHERE voided IS NULL AND status = 'ABSENT')),
                    ('nights', (SELECT count(*) FROM visit_overnight))) AS f (name, number)""");
    }

    private void figure(String name, String question) {
        var now = house.getBean(TestClock.class).instant().atOffset(ZoneOffset.UTC);
        var rows = new TreeMap<String, JsonNode>();
        jdbc.sql(question).param("now", now).query(row -> {
            rows.put(row.getString(1), JSON.valueToTree(String.valueOf(row.getString(2))));
        });
        show(name, rows);
    }
}

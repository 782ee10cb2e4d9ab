package org.jiezhen.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jiezhen.PortalTest;
import org.jiezhen.visits.TimelineBoard;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** What a board costs does not grow with the years: it reads what is open, by its indexes, and nothing that is over. */
@PortalTest
@TestPropertySource(properties = "spring.application.name=years") // a database that no other test has filled
@DirtiesContext
class BoardPlansTest {

    /** What grows from day to day. */
    private static final List<String> GROWING = List.of(
            "visit",
            "visit_stage",
            "visit_place",
            "visit_custody",
            "visit_handoff",
            "visit_call",
            "visit_overnight",
            "customer",
            "booking",
            "journal");

    private static final int OVER = 30_000;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Environment environment;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private List<BoardSource<?>> boards;

    @Autowired
    private TimelineBoard timeline;

    private void yearsHavePassed() throws SQLException {
        jdbc.sql("""
                        WITH entries AS (
                            INSERT INTO journal (at, actor, action, subject_kind, subject_id)
                            SELECT now() - n * interval '3 hours', 'system', 'visits.depart', 'visit', gen_random_uuid()
                            FROM generate_series(1, :over) AS n RETURNING id, at, subject_id::uuid AS visit),
                        people AS (
                            INSERT INTO customer (id, version, name, pinyin, search, root_id, registered_at)
                            SELECT visit, 0, '客', 'ke', ' 客 ke', visit, at FROM entries RETURNING id),
                        visits AS (
                            INSERT INTO visit (id, version, arrival_day, ticket_number, status, source, first_visit,
                                               customer_id, arrived_at, departed_at)
                            SELECT visit, 0, (at - interval '2 days')::date, entries.id, 'COMPLETED', 'WALK_IN', true,
                                   people.id, at - interval '2 days', at - interval '1 day'
                            FROM entries JOIN people ON people.id = visit RETURNING id, arrived_at, departed_at),
                        stages AS (
                            INSERT INTO visit_stage (visit_id, stage, started, ended, recorded, begun_by, ended_by)
                            SELECT v.id, 'ARRIVED', arrived_at, departed_at, arrived_at, e.id, e.id
                            FROM visits v JOIN entries e ON e.visit = v.id),
                        places AS (
                            INSERT INTO visit_place (visit_id, started, ended, recorded, begun_by, ended_by)
                            SELECT v.id, arrived_at, departed_at, arrived_at, e.id, e.id
                            FROM visits v JOIN entries e ON e.visit = v.id),
                        custody AS (
                            INSERT INTO visit_custody (visit_id, holder, started, ended, recorded, begun_by, ended_by)
                            SELECT v.id, 'DESK', arrived_at, departed_at, arrived_at, e.id, e.id
                            FROM visits v JOIN entries e ON e.visit = v.id),
                        handoffs AS (
                            INSERT INTO visit_handoff (visit_id, taker, giver_id, started, ended, recorded,
                                                       begun_by, ended_by)
                            SELECT v.id, 'DESK', a.id, arrived_at, departed_at, arrived_at, e.id, e.id
                            FROM visits v JOIN entries e ON e.visit = v.id, (SELECT id FROM account LIMIT 1) AS a),
                        nights AS (
                            INSERT INTO visit_overnight (visit_id, day, said_by)
                            SELECT v.id, arrived_at::date, e.id FROM visits v JOIN entries e ON e.visit = v.id),
                        calls AS (
                            INSERT INTO visit_call (visit_id, status, place_id, times, started, ended, recorded,
                                                    begun_by, ended_by)
                            SELECT v.id, 'CALLED', p.id, 1, arrived_at, departed_at, arrived_at, e.id, e.id
                            FROM visits v JOIN entries e ON e.visit = v.id,
                                 (SELECT id FROM place WHERE kind = 'CONSULT_ROOM' LIMIT 1) AS p)
                        INSERT INTO booking (id, version, number, status, channel, day, at, name, pinyin, search, booked_at)
                        SELECT visit, 0, 'B' || entries.id, 'FULFILLED', 'WEB', (at - interval '2 days')::date, '09:30',
                               '客', 'ke', ' 客 ke', at
                        FROM entries""").param("over", OVER).update();
        var rows = new VisitRows(jdbc);
        for (int n = 0; n < 40; n++) {
            timeline.watch(rows.arrived("客人", null));
        }
        try (var owner = DriverManager.getConnection(
                        needed("spring.flyway.url"), needed("spring.flyway.user"), needed("spring.flyway.password"));
                var statement = owner.createStatement()) {
            statement.execute("ANALYZE");
        }
    }

    @Test
    void noBoardReadsWhatIsOver() throws SQLException {
        yearsHavePassed();
        assertThat(boards).hasSizeGreaterThan(4);
        for (var board : boards) {
            var scanned = transaction.execute(_ -> {
                board.read();
                return jdbc.sql("""
                                SELECT relname || ': ' || seq_scan FROM pg_stat_xact_user_tables
                                WHERE seq_scan > 0 AND relname IN (:growing)""")
                        .param("growing", GROWING)
                        .query(String.class)
                        .list();
            });
            assertThat(scanned)
                    .as("read from one end to the other by " + board.name())
                    .isEmpty();
        }
    }

    @Test
    void aScanWouldBeSeen() {
        var scanned = transaction.execute(_ -> {
            jdbc.sql("SELECT count(*) FROM visit WHERE companions = 7")
                    .query(Integer.class)
                    .single();
            return jdbc.sql("SELECT relname FROM pg_stat_xact_user_tables WHERE seq_scan > 0")
                    .query(String.class)
                    .list();
        });
        assertThat(Stream.ofNullable(scanned).flatMap(List::stream)).contains("visit");
    }

    private String needed(String property) {
        return Objects.requireNonNull(environment.getProperty(property), property);
    }
}

package org.jiezhen.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jiezhen.Catalogue;
import org.jiezhen.HouseTypes;
import org.jiezhen.PortalTest;
import org.jiezhen.journey.TimelineBoard;
import org.junit.jupiter.api.Test;
import org.springframework.beans.BeanUtils;
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

    private static final int OVER = 4_000;

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
                        INSERT INTO journal (at, actor, action, subject_kind, subject_id)
                        SELECT now() - n * interval '3 hours', 'system', 'years.over', 'visit', gen_random_uuid()
                        FROM generate_series(1, ?) AS n""").param(OVER).update();
        var years = new ArrayList<Years>(
                HouseTypes.kindsOf(Years.class).map(BeanUtils::instantiateClass).toList());
        while (!years.isEmpty()) {
            // Whoever uses nothing that is still to come; the walls have no circles.
            var modules =
                    years.stream().map(one -> HouseTypes.module(one.getClass())).toList();
            var next = years.stream()
                    .filter(one -> Collections.disjoint(HouseTypes.usedBy(HouseTypes.module(one.getClass())), modules))
                    .toList();
            next.forEach(one -> one.pass(jdbc));
            years.removeAll(next);
        }
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
        var growing = Catalogue.tablesOf(jdbc, OVER / 2);
        assertThat(growing)
                .as("what grows with them grows too: its module says how, in its Years")
                .contains("journal", "visit")
                .containsExactlyElementsOf(Catalogue.tablesBehind(jdbc, growing));
        assertThat(boards).hasSizeGreaterThan(4);
        var scanned = new TreeMap<String, List<String>>();
        for (var board : boards) {
            // What this connection read before, filling the tables, may not have been told yet.
            var byBoard = Objects.requireNonNull(transaction.execute(status -> {
                // As boards are read.
                jdbc.sql("SET LOCAL plan_cache_mode = force_generic_plan").update();
                var before = scans(growing);
                board.read();
                board.readInPart()
                        .forEach(kind -> board.read(new BoardSource.Part(
                                Map.of(kind, Set.of(UUID.randomUUID().toString())), Set.of())));
                var after = scans(growing);
                after.removeAll(before);
                return after;
            }));
            if (!byBoard.isEmpty()) {
                scanned.put(board.name(), byBoard);
            }
        }
        assertThat(scanned).as("read from one end to the other").isEmpty();
    }

    private List<String> scans(List<String> tables) {
        return new ArrayList<>(
                jdbc.sql("""
                        SELECT relname || ': ' || seq_scan FROM pg_stat_xact_user_tables
                        WHERE seq_scan > 0 AND relname IN (:tables)""").param("tables", tables).query(String.class).list());
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

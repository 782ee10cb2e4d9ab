package org.jiezhen.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.jiezhen.PortalTest;
import org.jiezhen.journey.TimelineBoard;
import org.jiezhen.visits.ArrivalsBoard;
import org.jiezhen.visits.SeatsBoard;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** On the first day PostgreSQL knows nothing about the tables yet. */
@PortalTest
@TestPropertySource(properties = "spring.application.name=fresh") // a database that no other test has filled
@DirtiesContext
class FreshHouseTest {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ArrivalsBoard arrivals;

    @Autowired
    private SeatsBoard seats;

    @Autowired
    private TimelineBoard timeline;

    @Test
    void boardsAreReadWhileAHouseFillsWhoseTablesWereNeverAnalysed() {
        var rows = new VisitRows(jdbc);
        for (var n = 1; n <= 600; n++) {
            var visit = rows.arrived("客", null);
            if (n % 50 == 0) {
                // A bad plan ends in the statement's timeout.
                assertThat(arrivals.read()).hasSize(n);
                assertThat(seats.read()).hasSize(12);
                timeline.watch(visit);
                assertThat(timeline.read())
                        .as("how each stands, and its arrival")
                        .hasSize(n / 50 * 2);
            }
        }
    }
}

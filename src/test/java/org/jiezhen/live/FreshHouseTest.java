package org.jiezhen.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.jiezhen.PortalTest;
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

    @Test
    void boardsAreReadInAFullHouseWhoseTablesWereNeverAnalysed() {
        // Often enough for the driver to prepare the statements, and for PostgreSQL to keep their plans.
        for (var n = 0; n < 12; n++) {
            arrivals.read();
            seats.read();
        }
        var rows = new VisitRows(jdbc);
        for (var n = 0; n < 400; n++) {
            rows.arrived("客", null);
        }
        // A bad plan ends in the statement's timeout.
        for (var n = 0; n < 12; n++) {
            assertThat(arrivals.read()).hasSize(400);
            assertThat(seats.read()).hasSize(12);
        }
    }
}

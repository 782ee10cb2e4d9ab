package org.jiezhen.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import org.jiezhen.PortalTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** The demo house's list is not empty on its first day, and nobody is brought in twice. */
@PortalTest
@TestPropertySource(properties = "spring.application.name=demo-callbacks") // a database that no other test has filled
@DirtiesContext
class DemoCallbacksTest {

    @Autowired
    DemoCallbacks demo;

    @Autowired
    CallbackBoard board;

    @Autowired
    JdbcClient jdbc;

    @Test
    void whoIsToBeRungIsThereOnceWithWhatWasSaidBefore() {
        var brought = demo.bringIn();
        assertThat(brought).isGreaterThan(15);
        assertThat(demo.bringIn()).isZero();
        assertThat(board.read()).hasSize(brought);
        assertThat(board.read()).anyMatch(fact -> fact.tries() > 1).anyMatch(CallbackBoard.CallFact::care);
        assertThat(jdbc.sql("SELECT count(*) FROM callback_result")
                        .query(Integer.class)
                        .single())
                .isGreaterThan(10);
    }
}

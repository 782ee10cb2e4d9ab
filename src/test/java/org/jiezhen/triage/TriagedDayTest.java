package org.jiezhen.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jiezhen.simulation.Morning;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** The day that plays itself gives guests to consultants, and they receive them. */
@TestPropertySource(properties = "spring.application.name=triaged-day") // a house in which nobody has left anything
@DirtiesContext
class TriagedDayTest extends TriageHouse {

    @Autowired
    ApplicationContext house;

    @Test
    void guestsAreGivenAndReceivedAndEveryDecisionIsAsItWasSealed() {
        var before = count("SELECT count(*) FROM triage_decision");
        var received = count("SELECT count(*) FROM visit_assignment WHERE state = 'RECEIVED'");
        Morning.play(
                house,
                20261129,
                Duration.ZERO,
                _ -> count("SELECT count(*) FROM visit_assignment WHERE state = 'RECEIVED'") > received + 1);
        assertThat(count("SELECT count(*) FROM triage_decision")).isGreaterThan(before + 1);
        assertThat(decisions.altered()).isEmpty();
        assertThat(count("""
                        SELECT count(*) FROM triage_seat s
                        WHERE s.level <> coalesce((SELECT sum(t.raises) FROM triage_turn t
                                                   WHERE t.account_id = s.account_id AND t.voided IS NULL), 0)""")).as("what is kept beside the rows is their sum").isZero();
    }
}

package org.jiezhen.quotes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jiezhen.People;
import org.jiezhen.PortalTest;
import org.jiezhen.quotes.DiscountLimits.RoleLimit;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

/** How far each role may go is said by whoever administers the house, and holds from then on. */
@PortalTest
class DiscountLimitsTest {

    private static final String ADMIN = "chengyuan";

    @Autowired
    DiscountLimits limits;

    @Autowired
    Limits asked;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    private Map<String, Integer> before = Map.of();

    @BeforeEach
    void asTheyAre() {
        before = now();
    }

    @AfterEach
    void asTheyWere() {
        people.as(ADMIN, () -> limits.set(UUID.randomUUID(), now(), before));
    }

    @Test
    void aConsultantMayGoAsFarAsHerRoleGoesNow() {
        assertThat(asked.of(people.id("suman"))).isEqualTo(100);
        var key = UUID.randomUUID();
        people.as(ADMIN, () -> limits.set(key, before, with("CONSULTANT", 125)));
        assertThat(asked.of(people.id("suman"))).isEqualTo(125);
        people.as(ADMIN, () -> limits.set(key, before, with("CONSULTANT", 125)));
        assertThat(jdbc.sql(
                                "SELECT detail ->> 'perMille' FROM journal WHERE action = 'quotes.setLimits' ORDER BY id DESC LIMIT 1")
                        .query(String.class)
                        .single())
                .contains("CONSULTANT")
                .contains("125")
                .doesNotContain("DUTY_MANAGER");
    }

    @Test
    void whoChangesWhatSomebodyChangedMeanwhileIsToldWhoAndWhen() {
        people.as(ADMIN, () -> limits.set(UUID.randomUUID(), before, with("DUTY_MANAGER", 300)));
        assertThatThrownBy(() -> people.as(ADMIN, () -> limits.set(UUID.randomUUID(), before, with("CONSULTANT", 50))))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.key()).isEqualTo("refusal.quote.limitsChanged");
                    assertThat(refusal.args()).contains("程远");
                });
        assertThat(now()).containsEntry("CONSULTANT", 100).containsEntry("DUTY_MANAGER", 300);
    }

    @Test
    void nobodyGoesBeyondThePriceAndNobodyElseSaysSo() {
        assertThatThrownBy(
                        () -> people.as(ADMIN, () -> limits.set(UUID.randomUUID(), before, with("CONSULTANT", 1001))))
                .isInstanceOfSatisfying(InvalidInput.class, refusal -> assertThat(refusal.field())
                        .isEqualTo("CONSULTANT"));
        assertThatThrownBy(() -> people.as("gaofeng", limits::all)).isInstanceOf(AccessDeniedException.class);
        assertThat(now()).isEqualTo(before);
    }

    private Map<String, Integer> with(String role, int perMille) {
        var wanted = new HashMap<>(before);
        wanted.put(role, perMille);
        return wanted;
    }

    private Map<String, Integer> now() {
        return people.as(ADMIN, limits::all).stream().collect(Collectors.toMap(RoleLimit::role, RoleLimit::perMille));
    }
}

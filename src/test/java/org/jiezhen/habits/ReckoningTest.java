package org.jiezhen.habits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jiezhen.habits.Alarms.Raised;
import org.jiezhen.live.Glance;
import org.junit.jupiter.api.Test;

class ReckoningTest {

    private static final Instant DUE = Instant.parse("2026-11-24T01:00:00Z");
    private static final Neglect LATE = new Neglect("LATE", "one", DUE);
    private static final Neglect ALONE = new Neglect("ALONE", "other", DUE);

    private final Set<Raised> raised = new HashSet<>();
    private final Reckoning reckoning = new Reckoning(List.of(new Alarms() {
        @Override
        public Set<String> kinds() {
            return Set.of("LATE", "ALONE");
        }

        @Override
        public Set<Raised> raised(Glance glance) {
            return raised;
        }
    }));

    private void bothAreRaised(Instant at) {
        raised.add(new Raised("LATE", "one"));
        raised.add(new Raised("ALONE", "other"));
        reckoning.look(at);
    }

    @Test
    void whatWasNeglectedIsAlarmedOfWhenItIsDue() {
        bothAreRaised(DUE.plusSeconds(12));
        assertThat(reckoning.differences(List.of(LATE, ALONE))).isEmpty();
    }

    @Test
    void anAlarmThatIsSwitchedOffIsMissed() {
        bothAreRaised(DUE.plusSeconds(12));
        assertThat(reckoning.without("ALONE").differences(List.of(LATE, ALONE)))
                .singleElement()
                .asString()
                .contains("ALONE", "other", "never raised");
    }

    @Test
    void anAlarmForNothingIsFoundAndOneOfTheWrongKind() {
        bothAreRaised(DUE.plusSeconds(12));
        raised.add(new Raised("ALONE", "one"));
        reckoning.look(DUE.plusSeconds(24));
        assertThat(reckoning.differences(List.of(LATE, ALONE)))
                .singleElement()
                .asString()
                .contains("ALONE", "one", "nobody was neglected");
    }

    @Test
    void anAlarmBeforeItsTimeOrLongAfterIsFound() {
        bothAreRaised(DUE.minusSeconds(12));
        assertThat(reckoning.differences(List.of(LATE, ALONE))).hasSize(2);
        var late = new Neglect("LATE", "one", DUE.minusSeconds(300));
        assertThat(reckoning.differences(List.of(late, new Neglect("ALONE", "other", DUE.minusSeconds(12)))))
                .singleElement()
                .asString()
                .contains("LATE", "due at");
    }

    @Test
    void aKindOfAlarmForWhichNobodyIsNeglectedIsNotLookedAfter() {
        raised.add(new Raised("LATE", "one"));
        reckoning.look(DUE.plusSeconds(12));
        assertThat(reckoning.differences(List.of(LATE)))
                .singleElement()
                .asString()
                .contains("ALONE", "nobody was neglected");
    }
}

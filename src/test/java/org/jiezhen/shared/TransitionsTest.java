package org.jiezhen.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiezhen.PortalTest;
import org.jiezhen.shared.Transitions.Outcome;
import org.jiezhen.shared.Transitions.Track;
import org.jiezhen.shared.Transitions.Value;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** On the table of places, in a transaction that is rolled back. */
@PortalTest
@Transactional
class TransitionsTest {

    private static final Track PLACE = new Track(
            "visit_place", "visit_id", List.of(new Value("place_id", "uuid"), new Value("claim", "uuid")), "claim");
    private static final UUID SEAT = UUID.fromString("00000000-0000-4000-8000-000000000259");
    private static final UUID OTHER = UUID.fromString("00000000-0000-4000-8000-000000000260");

    @Autowired
    private Transitions transitions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private UUID first;
    private UUID second;
    private long entry;

    @BeforeEach
    void twoVisitsAndNobodyOnASeat() {
        jdbc.sql("UPDATE visit_place SET claim = NULL").update();
        first = visit(9_000_001);
        second = visit(9_000_002);
        entry = entry();
    }

    @Test
    void aPeriodBegins() {
        assertThat(begin(first, SEAT)).isEqualTo(Outcome.DONE);
        assertThat(open(first)).containsExactly(SEAT);
    }

    @Test
    void aSecondPeriodDoesNotBeginWhileOneIsOpen() {
        begin(first, SEAT);
        assertThat(begin(first, OTHER)).isEqualTo(Outcome.TAKEN);
        assertThat(open(first)).containsExactly(SEAT);
    }

    @Test
    void whatAnotherHasIsTakenAndTheTransactionLivesOn() {
        begin(first, SEAT);
        assertThat(begin(second, SEAT)).isEqualTo(Outcome.TAKEN);
        assertThat(begin(second, OTHER)).isEqualTo(Outcome.DONE);
        assertThat(next(second, null, SEAT, now.plusSeconds(1))).isEqualTo(Outcome.TAKEN);
    }

    @Test
    void thereIsNoNextWithoutAnOpenPeriod() {
        assertThat(next(first, null, SEAT, now)).isEqualTo(Outcome.NOT_OPEN);
        assertThat(transitions.end(PLACE, first, null, now, entry)).isEqualTo(Outcome.NOT_OPEN);
        assertThat(open(first)).isEmpty();
    }

    @Test
    void anotherPeriodThanTheExpectedOneIsLeftAlone() {
        begin(first, SEAT);
        var present = openId(first);
        assertThat(next(first, present + 1, OTHER, now)).isEqualTo(Outcome.NOT_OPEN);
        assertThat(transitions.end(PLACE, first, present + 1, now, entry)).isEqualTo(Outcome.NOT_OPEN);
        assertThat(open(first)).containsExactly(SEAT);
        assertThat(next(first, present, OTHER, now)).isEqualTo(Outcome.DONE);
        assertThat(open(first)).containsExactly(OTHER);
    }

    @Test
    void oneEndsAndTheNextBeginsAtOneInstant() {
        begin(first, SEAT);
        next(first, null, OTHER, now.plusSeconds(60));
        assertThat(times("ended", SEAT)).isEqualTo(now.plusSeconds(60));
        assertThat(times("started", OTHER)).isEqualTo(now.plusSeconds(60));
    }

    @Test
    void aClockSetBackMakesAPeriodOfNoLengthInsteadOfANegativeOne() {
        begin(first, SEAT);
        var back = now.minus(Duration.ofHours(1));
        assertThat(next(first, null, OTHER, back)).isEqualTo(Outcome.DONE);
        assertThat(times("ended", SEAT)).isEqualTo(now);
        assertThat(times("started", OTHER)).isEqualTo(now);
        assertThat(times("recorded", OTHER))
                .as("when we knew it, by that clock")
                .isEqualTo(back);
    }

    @Test
    void anEndedPeriodFreesWhatItHeld() {
        begin(first, SEAT);
        transitions.end(PLACE, first, null, now.plusSeconds(1), entry);
        assertThat(begin(second, SEAT)).isEqualTo(Outcome.DONE);
    }

    @Test
    void theSameAgainIsNoConflictWithOneself() {
        begin(first, SEAT);
        assertThat(next(first, null, SEAT, now.plusSeconds(1))).isEqualTo(Outcome.DONE);
    }

    @Test
    void outsideATransactionNothingIsChanged() {
        var outside = new TransactionTemplate(transactions);
        outside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
        assertThatThrownBy(() -> outside.executeWithoutResult(
                        status -> transitions.end(PLACE, UUID.randomUUID(), null, now, entry)))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    private Outcome begin(UUID visit, UUID place) {
        return transitions.begin(PLACE, visit, Map.of("place_id", place, "claim", place), now, entry);
    }

    private Outcome next(UUID visit, @Nullable Long expected, UUID place, Instant at) {
        return transitions.next(PLACE, visit, expected, Map.of("place_id", place, "claim", place), at, entry());
    }

    private List<UUID> open(UUID visit) {
        return jdbc.sql("SELECT place_id FROM visit_place WHERE visit_id = ? AND ended IS NULL AND voided IS NULL")
                .param(visit)
                .query(UUID.class)
                .list();
    }

    private long openId(UUID visit) {
        return jdbc.sql("SELECT id FROM visit_place WHERE visit_id = ? AND ended IS NULL AND voided IS NULL")
                .param(visit)
                .query(Long.class)
                .single();
    }

    private Instant times(String column, UUID place) {
        return jdbc.sql("SELECT " + column + " FROM visit_place WHERE visit_id = ? AND place_id = ?")
                .params(first, place)
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private long entry() {
        return jdbc.sql("""
                        INSERT INTO journal (at, actor, action, subject_kind, subject_id)
                        VALUES (now(), 'system', 'test.place', 'visit', '1') RETURNING id
                        """).query(Long.class).single();
    }

    private UUID visit(int ticket) {
        var id = UUID.randomUUID();
        jdbc.sql("""
                        INSERT INTO visit (id, version, arrival_day, ticket_number, status, source, type, arrived_at)
                        VALUES (?, 0, '2030-01-01', ?, 'IN_PROGRESS', 'WALK_IN', 'FIRST', now())
                        """).params(id, ticket).update();
        return id;
    }
}

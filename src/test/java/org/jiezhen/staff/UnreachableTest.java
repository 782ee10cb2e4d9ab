package org.jiezhen.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.jiezhen.People;
import org.jiezhen.PortalTest;
import org.jiezhen.TestClock;
import org.jiezhen.live.Look;
import org.jiezhen.notices.NoticesBoard;
import org.jiezhen.staff.OpenPages.Pages;
import org.jiezhen.visits.ArrivalsBoard;
import org.jiezhen.visits.Custody;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A telephone that went dark on the way keeps its person's guests, and is not forgotten either. */
@PortalTest
class UnreachableTest {

    private static final String GUIDE = "zhouying";

    @Autowired
    Unreachable unreachable;

    @Autowired
    PresenceSweep sweep;

    @Autowired
    Presences here;

    @Autowired
    SignInJournal journal;

    @Autowired
    FrontDesk desk;

    @Autowired
    Custody custody;

    @Autowired
    ArrivalsBoard arrivals;

    @Autowired
    NoticesBoard notices;

    @Autowired
    CurrentStaff staff;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    private StaffId guide;
    private VisitId visit;
    private long beginning;

    @BeforeEach
    void aGuideHasAGuestAndATelephoneGoesDark() {
        jdbc.sql("DELETE FROM staff_presence").update();
        jdbc.sql("DELETE FROM staff_unreachable").update();
        guide = people.id(GUIDE);
        visit = people.as(
                        GUIDE,
                        () -> desk.arrive(
                                UUID.randomUUID(),
                                new FrontDesk.Arrival(Source.WALK_IN, VisitType.FIRST, null, VisitDetails.NONE)))
                .subject();
        beginning = jdbc.sql("SELECT max(id) FROM journal").query(Long.class).single();
        unreachable.since(guide, clock.instant());
    }

    @AfterEach
    void theClockIsRight() {
        clock.reset();
        jdbc.sql("DELETE FROM staff_unreachable").update();
        jdbc.sql("DELETE FROM staff_presence").update();
    }

    private JsonNode row() {
        return Look.rows(arrivals, ArrivalsBoard.GUIDES).stream()
                .filter(row -> row.get("id").asString().equals(visit.toString()))
                .findFirst()
                .orElseThrow();
    }

    private boolean isTold(String username) {
        return people.as(username, () -> Look.rows(notices, notices.of(staff.id(), staff::may)).stream()
                .anyMatch(row -> row.get("id").asString().equals("UNREACHABLE:" + visit)));
    }

    private int said(String action) {
        return jdbc.sql("SELECT count(*) FROM journal WHERE action = ? AND subject_id = ? AND id > ?")
                .params(action, guide.toString(), beginning)
                .query(Integer.class)
                .single();
    }

    @Test
    void nobodyIsToldBeforeTheHousesTimeAndThenOnce() {
        clock.advance(Duration.ofMinutes(9));
        sweep.sweep();
        assertThat(row().at("/who/u").isMissingNode()).isTrue();
        assertThat(isTold("gaofeng")).isFalse();

        clock.advance(Duration.ofSeconds(61));
        sweep.sweep();
        sweep.sweep();

        assertThat(row().at("/who/u").isMissingNode()).as("at the guest").isFalse();
        assertThat(row().at("/who/h").asString()).as("who keeps the guest").isEqualTo("staff:" + guide);
        assertThat(isTold("gaofeng")).as("the manager").isTrue();
        assertThat(isTold("liting")).as("the desk sees it on its board").isFalse();
        assertThat(said("staff.unreachable")).isEqualTo(1);
    }

    @Test
    void howLongIsTheHousesToSay() {
        jdbc.sql("UPDATE target SET seconds = 60 WHERE code = 'UNREACHABLE'").update();
        try {
            clock.advance(Duration.ofSeconds(61));
            sweep.sweep();
            assertThat(isTold("gaofeng")).isTrue();
        } finally {
            jdbc.sql("UPDATE target SET seconds = 600 WHERE code = 'UNREACHABLE'")
                    .update();
        }
    }

    @Test
    void whoComesBackEndsIt() {
        clock.advance(Duration.ofMinutes(11));
        sweep.sweep();

        unreachable.isBack(guide);
        unreachable.isBack(guide);

        assertThat(row().at("/who/u").isMissingNode()).isTrue();
        assertThat(isTold("gaofeng")).isFalse();
        assertThat(said("staff.reachable")).as("said once").isEqualTo(1);
    }

    @Test
    void whoComesBackInTimeIsSpokenOfByNobody() {
        clock.advance(Duration.ofMinutes(9));
        unreachable.isBack(guide);
        clock.advance(Duration.ofMinutes(9));
        sweep.sweep();

        assertThat(said("staff.unreachable")).isZero();
        assertThat(said("staff.reachable")).isZero();
    }

    @Test
    void whoHasNobodyInHandIsMissedByNobody() {
        people.as(GUIDE, () -> custody.leaveToDesk(UUID.randomUUID(), visit));
        // What other tests have left with her as well.
        jdbc.sql("UPDATE visit_custody SET ended = now(), ended_by = begun_by WHERE staff_id = ? AND ended IS NULL")
                .param(guide.value())
                .update();
        clock.advance(Duration.ofMinutes(11));
        sweep.sweep();

        assertThat(said("staff.unreachable")).isZero();
    }

    @Test
    void whoHasAPageOpenOnAnotherNodeCanBeReached() {
        unreachable.isBack(guide);
        var otherNode = new Presences(jdbc, "18080");
        otherNode.seen(java.util.Collections.singletonMap(guide, Pages.OPEN));

        unreachable.since(guide, clock.instant());

        assertThat(unreachable.among(java.util.Set.of(guide))).isEmpty();
    }

    @Test
    void whoGoesAltogetherIsGoneAndNotOutOfReach() {
        clock.advance(Duration.ofMinutes(11));
        sweep.sweep();
        here.seen(java.util.Set.of(guide));

        journal.signedOut(guide);

        assertThat(isTold("gaofeng")).isFalse();
        assertThat(row().at("/who/h").asString()).isEqualTo("none");
    }
}

package org.jiezhen.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jiezhen.People;
import org.jiezhen.PortalTest;
import org.jiezhen.journal.Journal;
import org.jiezhen.staff.OpenPages.Pages;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.transaction.support.TransactionTemplate;

/** Who has gone, and who is only on another node, or away until the portal is back. */
@PortalTest
class PresenceTest {

    private static final String GUIDE = "wangfang";

    @Autowired
    PresenceSweep sweep;

    @Autowired
    Presences here;

    @Autowired
    SignInJournal journal;

    @Autowired
    Unreachable unreachable;

    @Autowired
    Journal entries;

    @Autowired
    StaffUsers users;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    FrontDesk desk;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    private Presences otherNode;
    private StaffId guide;
    private VisitId visit;
    private long beginning;

    @BeforeEach
    void aGuideHasACustomer() {
        jdbc.sql("DELETE FROM staff_presence").update();
        jdbc.sql("DELETE FROM staff_away").update();
        beginning = jdbc.sql("SELECT coalesce(max(id), 0) FROM journal")
                .query(Long.class)
                .single();
        otherNode = new Presences(jdbc, "18080");
        guide = people.id(GUIDE);
        visit = people.as(
                        GUIDE,
                        () -> desk.arrive(
                                UUID.randomUUID(),
                                new FrontDesk.Arrival(Source.WALK_IN, VisitType.FIRST, null, VisitDetails.NONE)))
                .subject();
    }

    @Test
    void whoIsStillSignedInOnAnotherNodeHasNotGone() {
        here.seen(Set.of(guide));
        otherNode.seen(Set.of(guide));

        journal.signedOut(guide);

        assertThat(holder()).isEqualTo("STAFF");
        grow("PT16M");
        sweep.sweep();
        assertThat(holder()).as("that node has died since").isEqualTo("NONE");
    }

    @Test
    void whoWasOnANodeThatDiedIsWaitedForAndThenHasGone() {
        otherNode.seen(Set.of(guide));
        grow("PT14M");
        sweep.sweep();
        assertThat(holder()).isEqualTo("STAFF");

        grow("PT2M");
        sweep.sweep();

        assertThat(holder()).isEqualTo("NONE");
        assertThat(signOuts()).isEqualTo(1);
        sweep.sweep();
        assertThat(signOuts()).as("said once").isEqualTo(1);
    }

    @Test
    void whoCameBackToTheRestartedNodeHasNotGone() {
        otherNode.seen(Set.of(guide));
        grow("PT20M");
        var restarted = new Presences(jdbc, "18080");
        restarted.seen(Set.of(guide));

        assertThat(restarted.lapsed(Set.of(guide))).isEmpty();
        assertThat(jdbc.sql("SELECT count(*) FROM staff_presence")
                        .query(Integer.class)
                        .single())
                .as("what the dead node said is forgotten")
                .isEqualTo(1);
        assertThat(holder()).isEqualTo("STAFF");
    }

    @Test
    void whoSignsOutOfARestartedNodeHasGoneWhateverItsFormerRunSaid() {
        otherNode.seen(Set.of(guide));
        var restarted = new Presences(jdbc, "18080");
        restarted.seen(Set.of(guide));

        assertThat(Boolean.TRUE.equals(transaction.execute(_ -> restarted.ended(guide))))
                .as("nobody waits a quarter of an hour for the run before")
                .isTrue();
    }

    @Test
    void whoHasClosedTheBrowserIsAwayAndWhoeverWasWithThemIsSeenToBeAlone() {
        here.seen(pages(Pages.GONE));

        journal.away(guide);
        journal.away(guide);

        assertThat(holder()).isEqualTo("NONE");
        assertThat(said("staff.away")).as("said once").isEqualTo(1);
        journal.back(guide);
        journal.back(guide);
        assertThat(said("staff.back")).isEqualTo(1);
        assertThat(holder()).as("whoever comes back takes the customer again").isEqualTo("NONE");
    }

    @Test
    void whoHasAPageOpenOnAnotherNodeIsNotAway() {
        here.seen(pages(Pages.GONE));
        for (var elsewhere : new Pages[] {Pages.OPEN, Pages.HIDDEN, null}) {
            otherNode.seen(pages(elsewhere));
            journal.away(guide);
            assertThat(holder()).as(String.valueOf(elsewhere)).isEqualTo("STAFF");
        }
        otherNode.seen(pages(Pages.GONE));
        journal.away(guide);
        assertThat(holder()).isEqualTo("NONE");
    }

    private Map<StaffId, @Nullable Pages> pages(@Nullable Pages said) {
        var pages = new HashMap<StaffId, @Nullable Pages>();
        pages.put(guide, said);
        return pages;
    }

    private int said(String action) {
        return jdbc.sql("SELECT count(*) FROM journal WHERE action = ? AND subject_id = ? AND id > ?")
                .params(action, guide.toString(), beginning)
                .query(Integer.class)
                .single();
    }

    @Test
    void aGoingThatCouldNotBeSaidIsSaidWithTheNextSweep() {
        // As after a session that ended while the database was away.
        here.seen(Set.of(guide));
        grow("PT11S");

        sweep.sweep();

        assertThat(holder()).isEqualTo("NONE");
    }

    @Test
    void whenTheLastTwoSessionsEndAtOnceOnTwoNodesOneOfThemIsTheLast() throws Exception {
        for (var n = 0; n < 20; n++) {
            here.seen(Set.of(guide));
            otherNode.seen(Set.of(guide));
            var gone = new AtomicInteger();
            var start = new CyclicBarrier(2);
            try (var nodes = Executors.newFixedThreadPool(2)) {
                var ends = Stream.of(here, otherNode)
                        .map(node -> nodes.submit(() -> {
                            start.await();
                            return transaction.execute(_ -> node.ended(guide));
                        }))
                        .toList();
                for (var end : ends) {
                    gone.addAndGet(Boolean.TRUE.equals(end.get()) ? 1 : 0);
                }
            }
            assertThat(gone).as("round " + n).hasValue(1);
        }
    }

    @Test
    void whoHasJustSignedInOnAnotherNodeHasNotGone() {
        here.seen(Set.of(guide));
        var signsIn = new InteractiveAuthenticationSuccessEvent(
                new DemoEntryFilter.Entered(users.find(guide).orElseThrow()), getClass());
        var elsewhere = new SignInJournal(entries, users, otherNode, unreachable, _ -> {});
        transaction.executeWithoutResult(_ -> elsewhere.signedIn(signsIn));

        journal.signedOut(guide);

        assertThat(holder()).isEqualTo("STAFF");
    }

    /** Everything that was written down is older by so much. */
    private void grow(String by) {
        jdbc.sql("UPDATE staff_presence SET seen = seen - CAST(? AS interval)")
                .param(by)
                .update();
    }

    private String holder() {
        return jdbc.sql("SELECT holder FROM visit_custody WHERE visit_id = ? AND ended IS NULL AND voided IS NULL")
                .param(visit.value())
                .query(String.class)
                .single();
    }

    private int signOuts() {
        return jdbc.sql("""
                        SELECT count(*) FROM journal WHERE action = 'staff.signOut' AND subject_id = ?
                        AND id > (SELECT max(id) FROM journal WHERE action = 'visits.arrive')""").param(guide.toString()).query(Integer.class).single();
    }
}

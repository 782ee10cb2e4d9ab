package org.jiezhen.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jiezhen.Eventually;
import org.jiezhen.seal.Finding.OtherKey;
import org.jiezhen.seal.Finding.RetiredKey;
import org.jiezhen.seal.Finding.SealReplaced;
import org.jiezhen.seal.Finding.SealsMissing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@Timeout(120)
class SealerTest {

    private final SealedHouse house = SealedHouse.empty();

    SealerTest() throws SQLException {}

    // ---- the gate

    @Test
    void whoAppendsWaitsAtTheGateBeforeTheNumberIsGiven() throws Exception {
        house.append(3);
        // In this order: the connection is closed first, and lets everybody through.
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var closed = house.runtime.getConnection()) {
            closed.setAutoCommit(false);
            execute(closed, "SELECT pg_advisory_xact_lock(hashtextextended('journal.append', 0))");
            var one = threads.submit(() -> {
                house.append(1);
                return true;
            });
            awaitWaiting(1);
            assertThat(house.ask("SELECT pg_sequence_last_value('journal_id_seq'::regclass)"))
                    .as("numbers given")
                    .isEqualTo(3);
            closed.rollback();
            assertThat(one.get()).isTrue();
        }
        assertThat(house.ask("SELECT max(id) FROM journal")).isEqualTo(4);
    }

    @Test
    void anEntryWithALowNumberThatIsCommittedLateIsNotSkipped() throws Exception {
        var sealer = house.sealer();
        try (var late = house.runtime.getConnection()) {
            late.setAutoCommit(false);
            SealedHouse.append(late, 1);
            house.append(1);
            assertThat(sealer.seal()).as("while it is open").isZero();
            late.commit();
        }
        assertThat(sealer.seal()).isEqualTo(2);
        assertThat(house.last().firstId()).isEqualTo(1);
        assertThat(house.verify().findings()).isEmpty();
    }

    @Test
    void whoAppendsNeverWaitsForLongWhileTheSealerWaits() throws Exception {
        var sealer = house.sealer();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var late = house.runtime.getConnection()) {
            late.setAutoCommit(false);
            SealedHouse.append(late, 1);
            // As long as somebody's transaction is open the sealer cannot succeed, and others queue behind it.
            var sealing = threads.submit(sealer::seal);
            var appending = new ArrayList<Future<Boolean>>();
            for (var n = 0; n < 5; n++) {
                appending.add(threads.submit(() -> {
                    house.append(1);
                    return true;
                }));
            }
            for (var each : appending) {
                assertThat(each.get()).isTrue();
            }
            assertThat(sealing.get()).isZero();
            late.commit();
        }
        assertThat(sealer.seal()).isEqualTo(6);
    }

    @Test
    void aBusyJournalIsSealedWholeByTwoNodes() throws Exception {
        var seals = new AtomicLong();
        var stop = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var appending = new ArrayList<Future<Boolean>>();
            for (var n = 0; n < 8; n++) {
                var random = new Random(n);
                // They go on until they have been sealed in the midst of it several times.
                appending.add(threads.submit(() -> appendAndRollBack(random, 50, () -> seals.get() < 5)));
            }
            var sealing = new ArrayList<Future<Long>>();
            for (var n = 0; n < 2; n++) {
                var sealer = house.sealer();
                sealing.add(threads.submit(() -> sealUntil(stop, sealer, seals)));
            }
            for (var each : appending) {
                assertThat(each.get()).isTrue();
            }
            stop.set(true);
            var sealed = 0L;
            for (var each : sealing) {
                sealed += each.get();
            }
            sealed += house.sealer().seal();
            var verdict = house.verify();
            assertThat(verdict.findings()).isEmpty();
            assertThat(verdict.entries()).isEqualTo(sealed).isGreaterThan(300);
            assertThat(verdict.unsealed()).isZero();
            assertThat(verdict.seals()).isGreaterThanOrEqualTo(5);
            assertThat(house.ask("SELECT max(id) FROM journal"))
                    .as("with gaps in the numbers")
                    .isGreaterThan(verdict.entries());
        }
    }

    private boolean appendAndRollBack(Random random, int times, BooleanSupplier more) throws SQLException {
        try (var connection = house.runtime.getConnection()) {
            connection.setAutoCommit(false);
            for (var time = 0; time < times || more.getAsBoolean(); time++) {
                SealedHouse.append(connection, 1 + random.nextInt(2));
                if (random.nextInt(4) == 0) {
                    connection.rollback();
                } else {
                    connection.commit();
                }
            }
            return true;
        }
    }

    private static long sealUntil(AtomicBoolean stop, Sealer sealer, AtomicLong seals) throws SQLException {
        var sealed = 0L;
        while (!stop.get()) {
            var now = sealer.seal();
            sealed += now;
            if (now > 0) {
                seals.incrementAndGet();
            }
        }
        return sealed;
    }

    // ---- one at a time

    @Test
    void whileAnotherNodeSealsThisOneDoesNot() throws SQLException {
        house.append(2);
        try (var other = house.runtime.getConnection()) {
            other.setAutoCommit(false);
            execute(other, "SELECT pg_advisory_xact_lock(hashtextextended('journal.seal', 0))");
            assertThat(house.sealer().seal()).isZero();
            other.rollback();
        }
        assertThat(house.sealer().seal()).isEqualTo(2);
    }

    @Test
    void anOldHouseIsSealedInBatchesByWhicheverNodeComes() throws Exception {
        var old = new SealedHouse("70");
        old.append(25_000);
        old.migrate("latest");
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Long> node = () -> {
                var sealer = old.sealer();
                start.await();
                return sealer.seal();
            };
            var one = threads.submit(node);
            var two = threads.submit(node);
            start.countDown();
            assertThat(one.get() + two.get() + old.sealer().seal()).isEqualTo(25_000);
        }
        var verdict = old.verify();
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.seals()).isEqualTo(3);
        assertThat(verdict.soundUpTo()).isEqualTo(25_000);

        old.tamper("UPDATE journal SET actor = 'x' WHERE id = 17_123");
        assertThat(old.findings()).containsExactly(new Finding.Altered(17_123, 2));
    }

    @Test
    void withoutNewEntriesThereIsNoNewSeal() throws SQLException {
        var sealer = house.sealer();
        assertThat(sealer.seal()).isZero();
        house.append(1);
        assertThat(sealer.seal()).isEqualTo(1);
        assertThat(sealer.seal()).isZero();
        house.rollBackOne();
        assertThat(sealer.seal()).isZero();
        assertThat(house.verify().seals()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE journal_seal SET last_id = 1",
                "DELETE FROM journal_seal",
                "TRUNCATE journal_seal",
                "DROP TABLE journal_seal",
                "ALTER TABLE journal DISABLE TRIGGER journal_gate",
                "DROP FUNCTION journal_gate CASCADE",
            })
    void thePortalItselfCannotTouchWhatIsSealed(String statement) throws SQLException {
        house.append(1);
        house.sealer().seal();
        try (var connection = house.runtime.getConnection()) {
            assertThatThrownBy(() -> execute(connection, statement))
                    .isInstanceOf(SQLException.class)
                    .hasMessageMatching("(?s).*(permission denied|must be owner).*");
        }
    }

    // ---- what it remembers

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void eachSealTellsItsHeadToTheLog(CapturedOutput output) throws SQLException {
        house.append(2);
        house.sealer().seal();
        assertThat(output.getOut())
                .contains(
                        Sealer.HEADS,
                        "Journal sealed up to entry 2 (2 entries): "
                                + house.last().head())
                .doesNotContain(SealedHouse.KEY);
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void aTailThatIsCutOffUnderARunningPortalLeavesAGap(CapturedOutput output) throws SQLException {
        var sealer = house.sealer();
        house.append(2);
        sealer.seal();
        house.append(2);
        sealer.seal();
        house.tamper("DELETE FROM journal_seal WHERE number = 2", "DELETE FROM journal WHERE id > 2");
        assertThat(house.findings()).isEmpty();
        house.append(1);
        sealer.seal();
        assertThat(output.getOut()).contains("ERROR").contains("Seals of the journal were removed or replaced");
        assertThat(house.findings()).containsExactly(new SealsMissing(2, 2));
    }

    @Test
    void aNodeThatOnlyLooksOnRemembersToo() throws SQLException {
        var looksOn = house.sealer();
        house.append(2);
        house.sealer().seal();
        looksOn.seal();
        house.tamper("DELETE FROM journal_seal", "DELETE FROM journal");
        house.append(1);
        looksOn.seal();
        assertThat(house.findings()).containsExactly(new SealsMissing(1, 1));
    }

    @Test
    void aSealThatIsReplacedUnderARunningPortalNoLongerFitsTheNext() throws SQLException {
        var sealer = house.sealer();
        house.append(2);
        sealer.seal();
        house.tamper("DELETE FROM journal_seal", "UPDATE journal SET actor = 'x' WHERE id = 2");
        house.sealer().seal(); // by somebody who has the key
        house.append(1);
        sealer.seal();
        assertThat(house.findings()).containsExactly(new SealReplaced(1, 2));
    }

    @Test
    void afterATamperedSealItGoesOn() throws SQLException {
        house.append(2);
        house.sealer().seal();
        house.tamper("UPDATE journal_seal SET last_id = 9000000000000000000");
        house.append(2);
        house.sealer().seal();
        house.append(1);
        house.sealer().seal();
        house.tamper("UPDATE journal SET actor = 'x' WHERE id = 5");
        var verdict = house.verify();
        assertThat(verdict.findings())
                .containsExactly(
                        new Finding.SealNotGenuine(1, 1, 9_000_000_000_000_000_000L), new Finding.Altered(5, 3));
    }

    // ---- keys

    @Test
    void aNewKeyGoesOnWhereTheOldOneEnded() throws SQLException {
        house.append(2);
        house.sealer().seal();
        house.append(2);
        assertThat(house.sealer(SealedHouse.OTHER_KEY, SealedHouse.KEY).seal()).isEqualTo(2);
        assertThat(house.verify(SealedHouse.OTHER_KEY, SealedHouse.KEY).findings())
                .isEmpty();
        assertThat(house.verify(SealedHouse.OTHER_KEY, "").findings())
                .singleElement()
                .isInstanceOf(OtherKey.class);
    }

    @Test
    void whoeverGetsHoldOfAnOldKeyCanNeitherRewriteNorContinue() throws SQLException {
        house.append(2);
        house.sealer().seal();
        house.append(2);
        house.sealer(SealedHouse.OTHER_KEY, SealedHouse.KEY).seal();

        house.tamper(
                "CREATE TABLE kept AS SELECT * FROM journal_seal WHERE number = 2",
                "DELETE FROM journal_seal",
                "UPDATE journal SET actor = 'x' WHERE id = 1",
                "CREATE TABLE later AS SELECT * FROM journal WHERE id > 2",
                "DELETE FROM journal WHERE id > 2");
        house.sealer().seal();
        house.tamper(
                "INSERT INTO journal_seal SELECT * FROM kept",
                "INSERT INTO journal SELECT * FROM later",
                "DROP TABLE kept, later");
        assertThat(house.verify(SealedHouse.OTHER_KEY, SealedHouse.KEY).findings())
                .containsExactly(new SealReplaced(1, 2));
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void aKeyThatWasReplacedIsNotUsedAgain(CapturedOutput output) throws SQLException {
        house.append(2);
        house.sealer().seal();
        house.append(2);
        house.sealer(SealedHouse.OTHER_KEY, SealedHouse.KEY).seal();
        var present = house.last().keyId();
        house.append(2);
        // A node that was forgotten when the key was replaced.
        assertThat(house.sealer().seal()).isZero();
        assertThat(output.getOut()).contains("ERROR").contains("with another key (" + present + ")");
        assertThat(house.sealer(SealedHouse.KEY, SealedHouse.OTHER_KEY).seal()).isZero();
        assertThat(output.getOut()).contains("was in use before");
    }

    @Test
    void aSealByAReplacedKeyIsNamed() throws SQLException {
        house.append(1);
        house.sealer().seal();
        house.append(1);
        house.sealer(SealedHouse.OTHER_KEY, SealedHouse.KEY).seal();
        var second = house.last();
        house.append(1);
        var old = SealKey.parse("key", SealedHouse.KEY);
        var entries = new SealedEntries.Builder();
        entries.add(3, new byte[32]);
        try (var connection = house.runtime.getConnection()) {
            SealTable.add(connection, Seal.close(second.link(), entries.build(), second.at(), old));
        }
        assertThat(house.verify(SealedHouse.OTHER_KEY, SealedHouse.KEY).findings())
                .first()
                .isEqualTo(new RetiredKey(3, 3, old.id()));
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void whoHasLostTheKeySaysSoAndGoesOn(CapturedOutput output) throws SQLException {
        house.append(2);
        house.sealer().seal();
        var lost = SealKeys.lost(house.last());
        house.append(3);
        assertThat(house.sealer(SealedHouse.OTHER_KEY, "").seal()).isZero();
        assertThat(output.getOut()).contains("if it is lost, write " + lost + " there");
        assertThat(house.sealer(SealedHouse.OTHER_KEY, lost).seal()).isEqualTo(3);
        var verdict = house.verify(SealedHouse.OTHER_KEY, lost);
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.unchecked()).isEqualTo(2);
        assertThat(verdict.soundUpTo()).isEqualTo(5);

        house.tamper("UPDATE journal SET actor = 'x' WHERE id = 4");
        assertThat(house.verify(SealedHouse.OTHER_KEY, lost).findings()).containsExactly(new Finding.Altered(4, 2));
    }

    @Test
    void noLaterSealPassesForOneOfTheLostKey() throws SQLException {
        house.append(2);
        house.sealer().seal();
        var lost = SealKeys.lost(house.last());
        var lostId = house.last().keyId();
        for (var n = 0; n < 2; n++) {
            house.append(1);
            house.sealer(SealedHouse.OTHER_KEY, lost).seal();
        }
        house.tamper(
                "UPDATE journal SET actor = 'x' WHERE id = 3",
                "UPDATE journal_seal SET key_id = '" + lostId + "' WHERE number = 2");
        assertThat(house.verify(SealedHouse.OTHER_KEY, lost).findings()).containsExactly(new OtherKey(2, 2, lostId));
    }

    @Test
    void whatWasDoneToALostKeysSealIsSeenByTheNext() throws SQLException {
        house.append(2);
        house.sealer().seal();
        var lost = SealKeys.lost(house.last());
        house.append(1);
        house.sealer(SealedHouse.OTHER_KEY, lost).seal();
        house.tamper("UPDATE journal_seal SET mac = sha256('x') WHERE number = 1");
        assertThat(house.verify(SealedHouse.OTHER_KEY, lost).findings()).containsExactly(new SealReplaced(1, 2));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void awaitWaiting(int howMany) {
        Eventually.holds("somebody waits", () -> house.ask("""
                        SELECT count(*) FROM pg_locks JOIN pg_database d ON d.oid = database
                        WHERE locktype = 'advisory' AND NOT granted AND d.datname = current_database()""") >= howMany);
    }
}

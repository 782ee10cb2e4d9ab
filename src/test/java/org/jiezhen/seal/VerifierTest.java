package org.jiezhen.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.jiezhen.seal.Finding.Altered;
import org.jiezhen.seal.Finding.DoesNotFit;
import org.jiezhen.seal.Finding.HeadDiffers;
import org.jiezhen.seal.Finding.HeadGone;
import org.jiezhen.seal.Finding.Inserted;
import org.jiezhen.seal.Finding.OtherKey;
import org.jiezhen.seal.Finding.Removed;
import org.jiezhen.seal.Finding.Reordered;
import org.jiezhen.seal.Finding.SealNotGenuine;
import org.jiezhen.seal.Finding.SealReordered;
import org.jiezhen.seal.Finding.SealReplaced;
import org.jiezhen.seal.Finding.SealsMissing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is done to the journal behind the portal's back is named. Its entries: 1 to 5, 7 to 10, 12 to 14. */
class VerifierTest {

    private final SealedHouse house = SealedHouse.withThreeSeals();

    VerifierTest() throws SQLException {}

    @Test
    void whatNobodyTouchedIsSound() throws SQLException {
        house.append(2);
        var verdict = house.verify(house.last().head());
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.sound()).isTrue();
        assertThat(verdict.entries()).isEqualTo(14);
        assertThat(verdict.seals()).isEqualTo(3);
        assertThat(verdict.soundUpTo()).isEqualTo(14);
        assertThat(verdict.unsealed()).isEqualTo(2);
        assertThat(verdict.unchecked()).isZero();
        assertThat(verdict.last()).isEqualTo(house.last().head());
    }

    // ---- entries

    @ParameterizedTest
    @ValueSource(
            strings = {
                "at = at + interval '1 microsecond'",
                "at = 'infinity'",
                "at = '-infinity'",
                "at = '4000-01-01 BC'",
                "actor = 'somebody'",
                "actor = ''",
                "action = 'test.appendix'",
                "subject_kind = 'Test'",
                "subject_id = subject_id || ' '",
                "reason = NULL",
                "reason = ''",
                "reason = 'why'",
                "detail = '{}'",
                "detail = detail || '{\"m\": null}'",
                "detail = jsonb_set(detail, '{n}', to_jsonb(detail ->> 'n'))",
                "actor = actor || action, action = ''",
                "subject_kind = '', subject_id = subject_kind || subject_id",
                "about_kind = 'visit', about_id = '1'",
            })
    void anAlteredColumnIsNamedByItsEntry(String change) throws SQLException {
        house.tamper("UPDATE journal SET " + change + " WHERE id = 8");
        var verdict = house.verify();
        assertThat(verdict.findings()).containsExactly(new Altered(8, 2));
        assertThat(verdict.soundUpTo()).isEqualTo(7);
        assertThat(verdict.sound()).isFalse();
    }

    @Test
    void nullIsNotTheEmptyText() throws SQLException {
        // Odd entries of a batch have no reason.
        assertThat(house.ask("SELECT count(*) FROM journal WHERE id = 7 AND reason IS NULL"))
                .isEqualTo(1);
        house.tamper("UPDATE journal SET reason = '' WHERE id = 7");
        assertThat(house.findings()).containsExactly(new Altered(7, 2));
    }

    @Test
    void aColumnThatMayNotBeNullIsNamedWhenItIs() throws SQLException {
        house.tamper(
                "ALTER TABLE journal ALTER at DROP NOT NULL, ALTER actor DROP NOT NULL, ALTER detail DROP NOT NULL",
                "UPDATE journal SET at = NULL, actor = NULL, detail = NULL WHERE id = 3");
        assertThat(house.findings()).containsExactly(new Altered(3, 1));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 5, 7, 10, 12, 14})
    void theFirstAndTheLastOfEachSealAreNamedToo(long id) throws SQLException {
        house.tamper("UPDATE journal SET actor = 'x' WHERE id = " + id);
        assertThat(house.findings()).singleElement().isInstanceOfSatisfying(Altered.class, altered -> assertThat(
                        altered.entry())
                .isEqualTo(id));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 3, 5, 7, 9, 14})
    void aRemovedEntryIsNamed(long id) throws SQLException {
        house.tamper("DELETE FROM journal WHERE id = " + id);
        var verdict = house.verify();
        assertThat(verdict.findings()).singleElement().isInstanceOfSatisfying(Removed.class, removed -> assertThat(
                        removed.entry())
                .isEqualTo(id));
        assertThat(verdict.unsealed()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {-3, 0, 6, 11})
    void anEntryInAGapIsNamed(long id) throws SQLException {
        insert(id);
        assertThat(house.findings()).containsExactly(new Inserted(id));
    }

    @Test
    void anEntryInTheGapBehindTheLastSealIsSealedLikeAnyOther() throws SQLException {
        // 15 was rolled back. Until the next seal nobody can tell it from an entry that is merely late.
        insert(15);
        assertThat(house.findings()).isEmpty();
        house.append(1);
        house.sealer().seal();
        assertThat(house.findings()).isEmpty();
        insert(-1);
        assertThat(house.findings()).containsExactly(new Inserted(-1));
    }

    @Test
    void aNumberThatWasNeverGivenIsNamedAndPutsNothingBehindTheSeal() throws SQLException {
        insert(1_000_000_000_000L);
        house.append(2);
        assertThat(house.sealer().seal()).isEqualTo(2);
        var verdict = house.verify();
        assertThat(verdict.findings()).containsExactly(new Inserted(1_000_000_000_000L));
        assertThat(verdict.soundUpTo()).isEqualTo(house.last().lastId());
    }

    @Test
    void thePortalsOwnRoleCanInsertIntoAGapAndIsFoundOut() throws SQLException {
        try (var connection = house.runtime.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO journal (id, at, actor, action, subject_kind, subject_id)
                    OVERRIDING SYSTEM VALUE VALUES (6, now(), 'a', 'b', 'c', 'd')""");
        }
        assertThat(house.findings()).containsExactly(new Inserted(6));
    }

    @Test
    void twoEntriesInEachOthersPlaceAreCalledReordered() throws SQLException {
        move(4, -1);
        move(9, 4);
        move(-1, 9);
        assertThat(house.findings()).containsExactly(new Reordered(4, 9), new Reordered(9, 4));
    }

    @Test
    void anEntryThatWasMovedIntoAGapIsCalledReordered() throws SQLException {
        move(3, 11);
        assertThat(house.findings()).containsExactly(new Removed(3, 1), new Reordered(11, 3));
    }

    @Test
    void aCopyOfAnEntryIsAnInsertedOne() throws SQLException {
        house.tamper("""
                INSERT INTO journal SELECT 6, at, actor, action, subject_kind, subject_id, reason, detail
                FROM journal WHERE id = 5""");
        assertThat(house.findings()).containsExactly(new Inserted(6));
    }

    @Test
    void everythingIsNamedInItsOrder() throws SQLException {
        house.tamper(
                "UPDATE journal SET actor = 'x' WHERE id IN (2, 13)",
                "DELETE FROM journal WHERE id = 8",
                "DELETE FROM journal_seal WHERE number = 1");
        assertThat(house.findings()).containsExactly(new SealsMissing(1, 1), new Removed(8, 2), new Altered(13, 3));
    }

    @Test
    void whereNothingFitsFindingsAreCounted() throws SQLException {
        house.append(3_000);
        house.sealer().seal();
        house.tamper("UPDATE journal SET actor = 'x'");
        var verdict = house.verify();
        assertThat(verdict.count()).isEqualTo(3_012);
        assertThat(verdict.findings()).hasSize(Verifier.KEPT).startsWith(new Altered(1, 1));
        assertThat(verdict.soundUpTo()).isZero();
    }

    // ---- seals

    @ParameterizedTest
    @ValueSource(
            strings = {
                "format = 1",
                "first_id = first_id - 1",
                "last_id = last_id + 1",
                "entries = entries - 1",
                "entry_macs = substring(entry_macs FOR 80), entries = 2",
                "entry_macs = '\\x00'",
                "entry_macs = set_byte(entry_macs, 8, (get_byte(entry_macs, 8) + 1) % 256)",
                "previous = sha256('x')",
                "sealed_at = sealed_at + interval '1 microsecond'",
                "sealed_at = 'infinity'",
                "mac = sha256('x')",
                "mac = ''",
            })
    void anAlteredSealIsNamed(String change) throws SQLException {
        house.tamper("UPDATE journal_seal SET " + change + " WHERE number = 2");
        assertThat(house.findings()).first().isInstanceOfSatisfying(SealNotGenuine.class, seal -> assertThat(
                        seal.seal())
                .isEqualTo(2));
        assertThat(house.findings()).noneMatch(finding -> finding instanceof SealReplaced);
    }

    @Test
    void anEntryThatNoLongerFitsAnAlteredSealIsNamedAsWell() throws SQLException {
        house.tamper(
                "UPDATE journal SET actor = 'x' WHERE id = 9", "UPDATE journal_seal SET mac = '' WHERE number = 2");
        assertThat(house.findings()).containsExactly(new SealNotGenuine(2, 6, 10), new DoesNotFit(9, 2));
    }

    @Test
    void aForgedListCannotHideWhatComesAfterIt() throws SQLException {
        var far = "'\\x7000000000000000' || sha256('x')";
        house.tamper(
                "UPDATE journal_seal SET entries = 1, entry_macs = " + far + " WHERE number = 2",
                "UPDATE journal SET actor = 'x' WHERE id = 13");
        assertThat(house.findings()).containsExactly(new SealNotGenuine(2, 6, 10), new Altered(13, 3));
    }

    @Test
    void missingSealsAreNamedAndTheOthersStillVouch() throws SQLException {
        house.tamper("DELETE FROM journal_seal WHERE number = 2", "UPDATE journal SET actor = 'x' WHERE id = 13");
        var verdict = house.verify();
        assertThat(verdict.findings()).containsExactly(new SealsMissing(2, 2), new Altered(13, 3));
        assertThat(verdict.unchecked()).isEqualTo(4);
    }

    @Test
    void theFirstSealsMayBeMissingToo() throws SQLException {
        house.tamper("DELETE FROM journal_seal WHERE number < 3");
        assertThat(house.findings()).containsExactly(new SealsMissing(1, 2));
    }

    @Test
    void sealsInEachOthersPlaceAreCalledReordered() throws SQLException {
        house.tamper(
                "UPDATE journal_seal SET number = 99 WHERE number = 1",
                "UPDATE journal_seal SET number = 1 WHERE number = 2",
                "UPDATE journal_seal SET number = 2 WHERE number = 99");
        assertThat(house.findings()).containsExactly(new SealReordered(1, 2), new SealReordered(2, 1));
    }

    @Test
    void aForgedSealAtTheEndIsNamed() throws SQLException {
        house.append(2);
        var forged = """
                INSERT INTO journal_seal
                SELECT 4, 1, 15, 9000000000000000000, 1, '\\x0000000000000010' || sha256('x'), mac, key_id, now(),
                       sha256('y')
                FROM journal_seal WHERE number = 3""";
        house.tamper(forged);
        assertThat(house.findings())
                .as("who is right about entry 16, nobody can tell")
                .containsExactly(new SealNotGenuine(4, 15, 9_000_000_000_000_000_000L), new DoesNotFit(16, 4));
    }

    // ---- keys, and the whole chain

    @Test
    void withoutTheKeyNothingCanBeSaid() throws SQLException {
        var key = house.last().keyId();
        var verdict = house.verify(SealedHouse.OTHER_KEY, "");
        assertThat(verdict.findings()).containsExactly(new OtherKey(1, 3, key));
        assertThat(verdict.soundUpTo()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"''", "'0123456789abcdef'", "E'x\\nINFO all is well'"})
    void aSealThatNamesNoKeyOfOursIsNamedInOneLine(String keyId) throws SQLException {
        house.tamper("UPDATE journal_seal SET key_id = " + keyId + " WHERE number = 2");
        assertThat(house.findings()).singleElement().isInstanceOfSatisfying(OtherKey.class, other -> assertThat(
                        other.sentence())
                .startsWith("seal 2 is of another key (")
                .doesNotContain("\n", "well"));
    }

    @Test
    void aChainThatWasWrittenAnewWithAnotherKeyIsFoundOut() throws SQLException {
        house.tamper("UPDATE journal SET actor = 'x' WHERE id = 2", "DELETE FROM journal_seal");
        house.sealer(SealedHouse.OTHER_KEY, "").seal();
        var forger = house.last().keyId();
        assertThat(house.verify(SealedHouse.OTHER_KEY, "").sound())
                .as("it is a chain without fault")
                .isTrue();
        assertThat(house.findings()).containsExactly(new OtherKey(1, 1, forger));
    }

    @Test
    void aChainUnderAForeignKeyThatBearsTheHousesNameIsFoundOut() throws SQLException {
        var key = house.last().keyId();
        house.tamper("UPDATE journal SET actor = 'x' WHERE id = 2", "DELETE FROM journal_seal");
        house.sealer(SealedHouse.OTHER_KEY, "").seal();
        house.tamper("UPDATE journal_seal SET key_id = '" + key + "'");
        assertThat(house.findings()).first().isEqualTo(new SealNotGenuine(1, 1, 14));
    }

    @Test
    void aTailThatWasCutOffIsFoundByAnExportedHead() throws SQLException {
        var exported = house.last().head();
        house.tamper("DELETE FROM journal_seal WHERE number = 3", "DELETE FROM journal WHERE id > 11");
        assertThat(house.findings()).as("nothing is left that could tell").isEmpty();
        assertThat(house.findings(exported)).containsExactly(new HeadGone(exported, 2));
    }

    @Test
    void everythingCutOffIsFoundByAnExportedHead() throws SQLException {
        var exported = house.last().head();
        house.tamper("DELETE FROM journal_seal", "DELETE FROM journal");
        assertThat(house.findings(exported)).containsExactly(new HeadGone(exported, 0));
    }

    @Test
    void aTailThatWasSealedAnewIsFoundByAnExportedHead() throws SQLException {
        var exported = house.last().head();
        var earlier = earlierHead(2);
        house.tamper("DELETE FROM journal_seal WHERE number = 3", "UPDATE journal SET actor = 'x' WHERE id = 13");
        // A portal that was started again in between knows nothing of it.
        house.sealer().seal();
        assertThat(house.findings()).isEmpty();
        assertThat(house.findings(earlier, exported)).containsExactly(new HeadDiffers(exported));
    }

    @Test
    void manyExportedHeadsMayBeGiven() throws SQLException {
        var heads = List.of(earlierHead(1), earlierHead(2), house.last().head());
        assertThat(house.findings(heads.toArray(Head[]::new))).isEmpty();
    }

    private Head earlierHead(long number) throws SQLException {
        try (var connection = house.runtime.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT " + SealTable.COLUMNS + " FROM journal_seal WHERE number = " + number)) {
            rows.next();
            return SealTable.read(rows).head();
        }
    }

    private void insert(long id) throws SQLException {
        house.tamper("""
                INSERT INTO journal (id, at, actor, action, subject_kind, subject_id)
                VALUES (%d, now(), 'actor', 'test.append', 'test', 'x')""".formatted(id));
    }

    private void move(long from, long to) throws SQLException {
        house.tamper("UPDATE journal SET id = %d WHERE id = %d".formatted(to, from));
    }
}

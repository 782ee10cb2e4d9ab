package org.jiezhen.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

/** What an administrator reads after {@code ./portal verify} and {@code ./portal head}, and the exit code. */
class JournalCommandTest {

    private final SealedHouse house = SealedHouse.withThreeSeals();
    private MockEnvironment environment = house.environment();
    private String said = "";

    JournalCommandTest() throws SQLException {}

    @Test
    void aSoundJournalIsZero() throws SQLException {
        house.append(2);
        assertThat(run("verify")).isZero();
        assertThat(said)
                .contains("journal: 14 entries, 3 seals, sound up to entry 14; 2 not yet sealed, since 20")
                .contains("head: " + house.last().head());
    }

    @Test
    void aJournalThatIsNotIsOneAndTheFirstFindingStandsFirst() throws SQLException {
        house.append(2_000);
        house.sealer().seal();
        house.tamper("UPDATE journal SET actor = 'x' WHERE id > 8");
        assertThat(run("verify")).isEqualTo(1);
        assertThat(said.lines().skip(2).findFirst()).hasValue("  entry 9 was altered after it was sealed (seal 2)");
        assertThat(said)
                .contains("journal: 2,012 entries, 4 seals, NOT SOUND; sound up to entry 8; 0 not yet sealed")
                .contains("  and 1,985 more");
        assertThat(said.lines().filter(line -> line.contains("was altered"))).hasSize(20);
    }

    @Test
    void theHeadIsPrintedAloneAndIsFoundAgain(@TempDir Path directory) throws IOException {
        assertThat(run("head")).isZero();
        var head = said.strip();
        assertThat(head).matches("[0-9a-f]{64}@3");
        assertThat(run("verify", "--head", head)).isZero();
        assertThat(said).contains("1 head found as exported");

        var file = directory.resolve("heads");
        Files.writeString(file, "2026-11-24 " + head + "\r\n2026-11-25 " + head + "\n");
        assertThat(run("verify", "--head", file.toString())).isZero();
    }

    @Test
    void aTailThatIsCutOffIsSaidToWhoKeptTheHead() throws SQLException {
        run("head");
        var head = said.strip();
        house.tamper("DELETE FROM journal_seal WHERE number = 3", "DELETE FROM journal WHERE id > 11");
        assertThat(run("verify")).isZero();
        assertThat(run("verify", "--head", head)).isEqualTo(1);
        assertThat(said).contains("seal 3, exported as " + head + ", is not there any more");
    }

    @Test
    void whatCannotBeFoundOutIsTwoAndInWords() {
        assertThat(run("verify", "--head")).isEqualTo(2);
        assertThat(run("verify", "--head", "nowhere")).isEqualTo(2);
        assertThat(said).contains("nowhere is no head, and no file with a head in it");
        assertThat(run("verify", "--head", "no\0where")).isEqualTo(2);
        assertThat(run("head", "please")).isEqualTo(2);

        environment = house.environment().withProperty("portal.seal.key", "");
        assertThat(run("verify")).isEqualTo(2);
        assertThat(said).contains("PORTAL_SEAL_KEY is not set");
        assertThat(run("head")).as("needs no key").isZero();

        environment = house.environment().withProperty("spring.datasource.password", "wrong");
        assertThat(run("verify")).isEqualTo(2);
        assertThat(said).contains("The journal could not be read").contains("password authentication failed");
    }

    @Test
    void aDatabaseFromBeforeTheSealsIsSaidToBeOne() {
        environment = new SealedHouse("70").environment();
        assertThat(run("verify")).isEqualTo(2);
        assertThat(said).contains("This database has no seals yet");
    }

    @Test
    void aHouseThatIsNotThereIsNotMade(@TempDir Path directory) {
        environment = new MockEnvironment()
                .withProperty("portal.data-dir", directory.resolve("none").toString())
                .withProperty("portal.seal.key", SealedHouse.KEY);
        assertThat(run("verify")).isEqualTo(2);
        assertThat(said).contains("There is no house in ");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void onlyItsOwnVerbsAreTakenFromThePortal() {
        assertThat(JournalCommand.isMeant(new String[] {"verify"})).isTrue();
        assertThat(JournalCommand.isMeant(new String[] {"head"})).isTrue();
        assertThat(JournalCommand.isMeant(new String[] {"--server.port=1", "verify"}))
                .isFalse();
        assertThat(JournalCommand.isMeant(new String[0])).isFalse();
    }

    private int run(String... args) {
        var bytes = new ByteArrayOutputStream();
        var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        var code = new JournalCommand(environment, out, out).run(args);
        said = bytes.toString(StandardCharsets.UTF_8);
        return code;
    }
}

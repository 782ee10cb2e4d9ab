package org.jiezhen.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an administrator copies from src/operations is whole, and is what src/docs/operations.md says of it. */
class OperationsFilesTest {

    private static final Path SYSTEMD = Path.of("/usr/bin/systemd-analyze");

    @TempDir
    Path directory;

    private final String page = read(Path.of("src/docs/operations.md"));

    @Test
    void everyFileIsNamedOnThePageForThoseWhoLookAfterTheMachine() {
        assertThat(OperationsFiles.all()).isNotEmpty().allSatisfy(file -> assertThat(page)
                .contains("](../operations/" + file.getFileName() + ")"));
        for (var named : found("\\]\\(\\.\\./operations/([^)]+)\\)", page)) {
            assertThat(OperationsFiles.FOLDER.resolve(named)).exists();
        }
    }

    @Test
    void theSampleEnvironmentIsARealHousesAndHoldsNoSecret() {
        var sample = OperationsFiles.portalEnv();
        var compose = ComposeFile.read().environment("portal");

        assertThat(sample).containsEntry("PORTAL_HOUSE", "real").containsEntry("SERVER_ADDRESS", "127.0.0.1");
        for (var name : sample.keySet()) {
            assertThat(name).doesNotMatch(".*(PASSWORD|KEY|SECRET).*");
            assertThat(named(name)).as(name + " is on the page").isTrue();
        }
        // Whatever compose gives and is no secret, it gives too.
        assertThat(sample.keySet())
                .containsAll(compose.keySet().stream()
                        .filter(name -> !name.matches(".*(PASSWORD|KEY|KEYS_OLD)"))
                        .collect(Collectors.toSet()));
    }

    /** The page names the second of a family by its end alone: `SPRING_FLYWAY_URL`, `_USER`. */
    private boolean named(String variable) {
        return page.contains("`" + variable + "`")
                || page.lines()
                        .filter(line -> line.startsWith("| `"))
                        .anyMatch(line -> found("`(_[A-Z]+)`", line).stream().anyMatch(variable::endsWith)
                                && line.contains("`"
                                        + variable.substring(0, variable.lastIndexOf('_') + 1)
                                                .replaceFirst("_$", "")));
    }

    @Test
    void systemdTakesTheUnits() throws Exception {
        assumeTrue(Files.isExecutable(SYSTEMD), "there is no systemd-analyze on this machine");
        var units = new ArrayList<String>();
        for (var file : OperationsFiles.all()) {
            var name = file.getFileName().toString();
            if (name.matches(".*\\.(service|timer)")) {
                units.add(unit(name, "").toString());
            }
        }
        assertThat(units).hasSize(3);
        assertThat(verify(units)).isEmpty();
        assertThat(verify(List.of(unit("jiezhen.service", "Retsart=always\n").toString())))
                .contains("Retsart");
    }

    /** A unit that starts what is here. */
    private Path unit(String name, String more) throws IOException {
        var text = OperationsFiles.text(name);
        for (var started : found("(?m)^ExecStart=(\\S+)", text)) {
            var here = directory.resolve(started.substring(1));
            Files.createDirectories(here.getParent());
            if (!Files.exists(here)) {
                Files.createFile(here);
            }
            assertThat(here.toFile().setExecutable(true)).isTrue();
            text = text.replace("ExecStart=" + started, "ExecStart=" + here);
        }
        return Files.writeString(directory.resolve(name), text + more);
    }

    private String verify(List<String> units) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(SYSTEMD.toString(), "verify", "--man=no"));
        command.addAll(units);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(Map.of("SYSTEMD_UNIT_PATH", directory + ":"));
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes());
        process.waitFor();
        return said;
    }

    @Test
    void whatTheUnitsStartIsWhereThePackageHasIt() {
        assertThat(found("(?m)^ExecStart=/opt/portal/(\\S+)", OperationsFiles.text("jiezhen.service")))
                .containsExactly("run");
        assertThat(found(
                        "(?m)^ExecStart=/opt/portal/operations/(\\S+)", OperationsFiles.text("jiezhen-backup.service")))
                .allSatisfy(script ->
                        assertThat(OperationsFiles.FOLDER.resolve(script)).isExecutable());
        assertThat(read(Path.of("portal"))).contains("cp -R src/operations \"$PACKAGE/operations\"");
        // The image listens where its container is reached; whoever publishes a port says for whom.
        assertThat(read(Path.of("Dockerfile"))).contains("SERVER_ADDRESS=0.0.0.0");
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

package org.jiezhen.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.FileSystemUtils;

/**
 * The cluster that the server of every JVM begins with, a demo house in it. Whichever JVM of a run comes first unpacks the
 * server's programs and makes it; the others wait for that, and copy it.
 */
final class FirstCluster {

    /** Nobody else but the JVM that makes the cluster unpacks into it. */
    static final Path BINARIES = Path.of("target", "postgres-binaries");

    /** The database of a demo house in which nobody has worked yet. */
    static final String DEMO = "template_demo";

    // Other migrations make another one.
    private static final Path DIRECTORY = Path.of("target", "first-database", migrations());
    private static final Path WHOLE = DIRECTORY.resolve("whole");

    private FirstCluster() {}

    /** Puts a copy of it where a server is to start. */
    static void copyTo(Path directory) {
        isMade();
        var cluster = DIRECTORY.resolve("postgres");
        try (var files = Files.walk(cluster)) {
            Files.createDirectories(directory);
            for (var file : (Iterable<Path>) files::iterator) {
                Files.copy(
                        file,
                        directory.resolve("postgres").resolve(cluster.relativize(file)),
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes it, unless it is made, and waits for whoever makes it now. */
    static synchronized void isMade() {
        try {
            Files.createDirectories(DIRECTORY.getParent());
            try (var channel = FileChannel.open(
                            DIRECTORY.resolveSibling("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var _ = channel.lock()) {
                if (!Files.exists(WHOLE)) {
                    make();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void make() throws IOException {
        FileSystemUtils.deleteRecursively(DIRECTORY);
        try (var server = EmbeddedDatabase.start(new EmbeddedDatabase.Settings(DIRECTORY, BINARIES, false))) {
            TestDatabase.makeDemo(server, DEMO);
        }
        Files.createFile(WHOLE);
    }

    private static String migrations() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:db/**/*.*")) {
                digest.update(String.valueOf(file.getFilename()).getBytes(StandardCharsets.UTF_8));
                digest.update(file.getContentAsByteArray());
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

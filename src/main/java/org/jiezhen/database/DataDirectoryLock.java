package org.jiezhen.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One portal at a time on one data directory. The operating system drops the lock with the process, so that a killed
 * portal never blocks the next one.
 */
final class DataDirectoryLock implements AutoCloseable {

    /** Closing any channel of a file drops the whole process's lock on it, so a second try must not even open it. */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final FileChannel channel;

    private DataDirectoryLock(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    static DataDirectoryLock take(Path directory) throws IOException {
        if (!HELD_HERE.add(directory)) {
            throw refused(directory, Long.toString(ProcessHandle.current().pid()));
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(
                    directory.resolve("portal.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw refused(directory, owner(directory));
            }
            Files.writeString(pidFile(directory), ProcessHandle.current().pid() + "\n");
            return new DataDirectoryLock(directory, channel);
        } catch (IOException | RuntimeException e) {
            close(channel);
            HELD_HERE.remove(directory);
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(pidFile(directory));
        channel.close();
        HELD_HERE.remove(directory);
    }

    private static void close(@Nullable FileChannel channel) throws IOException {
        if (channel != null) {
            channel.close();
        }
    }

    /** A file of its own: the start script reads it, and reading the locked file would do no good to the lock. */
    private static Path pidFile(Path directory) {
        return directory.resolve("portal.pid");
    }

    private static String owner(Path directory) throws IOException {
        try {
            return Files.readString(pidFile(directory)).strip();
        } catch (NoSuchFileException e) {
            return "unknown";
        }
    }

    private static StartRefused refused(Path directory, String pid) {
        return new StartRefused(
                "Another portal (process %s) already runs on the data in %s.".formatted(pid, directory),
                "Use that one, or stop it first (kill %s), or give this one data of its own with PORTAL_DATA_DIR, "
                                .formatted(pid)
                        + "SERVER_PORT and MANAGEMENT_SERVER_PORT.");
    }
}

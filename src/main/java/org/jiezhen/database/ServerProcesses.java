package org.jiezhen.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The PostgreSQL processes that work on one cluster. A portal that is killed leaves its server behind; whoever holds the
 * data directory's lock may stop that orphan. Processes are recognised by their working directory, never by their id
 * alone: ids are used again.
 */
record ServerProcesses(Path cluster) {

    private static final Path PROC = Path.of("/proc/self/cwd");
    private static final Duration PAUSE = Duration.ofMillis(50);

    /** How to ask, and how long to wait for it: fast shutdown, immediate shutdown, and then no asking. */
    private record Request(String signal, Duration patience) {}

    private static final List<Request> REQUESTS = List.of(
            new Request("INT", Duration.ofSeconds(20)),
            new Request("QUIT", Duration.ofSeconds(5)),
            new Request("KILL", Duration.ofSeconds(5)));

    /** Stops what still runs on the cluster, and clears the note that a killed server leaves behind. */
    void stop() throws IOException {
        for (Request request : REQUESTS) {
            signal(request.signal());
            if (awaitEnd(request.patience())) {
                // PostgreSQL would trust the note if another process had been given the noted id since.
                Files.deleteIfExists(note());
                return;
            }
        }
        throw new StartRefused(
                "A PostgreSQL server of an earlier portal still runs on %s and does not stop.".formatted(cluster),
                "Stop process %s by hand and start again."
                        .formatted(postmasterPid().map(String::valueOf).orElse("(unknown)")));
    }

    /** Whether the cluster's main process is there. */
    boolean postmasterRuns() {
        return postmaster().isPresent();
    }

    /** Where the cluster's server listens, if it runs and has got as far as that. */
    OptionalInt port() {
        if (!postmasterRuns()) {
            return OptionalInt.empty();
        }
        try {
            // The note's fourth line.
            return OptionalInt.of(
                    Integer.parseInt(Files.readAllLines(note()).get(3).strip()));
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
            return OptionalInt.empty();
        }
    }

    private void signal(String signal) throws IOException {
        Optional<ProcessHandle> postmaster = postmaster();
        if (postmaster.isPresent()) {
            send(signal, postmaster.get());
        } else if (signal.equals("KILL")) {
            // The main process was killed, and a child of it has not noticed.
            for (ProcessHandle child : running().toList()) {
                send(signal, child);
            }
        }
    }

    /** Java itself knows only SIGTERM, which waits for every client to leave. */
    private static void send(String signal, ProcessHandle process) throws IOException {
        new ProcessBuilder("sh", "-c", "kill -" + signal + " " + process.pid())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private boolean awaitEnd(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (postmasterRuns() || running().findAny().isPresent()) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    private Optional<ProcessHandle> postmaster() {
        return postmasterPid().flatMap(ProcessHandle::of).filter(this::worksHere);
    }

    private Optional<Long> postmasterPid() {
        try (var lines = Files.lines(note())) {
            return lines.findFirst().map(String::strip).map(Long::valueOf);
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private Path note() {
        return cluster.resolve("postmaster.pid");
    }

    private Stream<ProcessHandle> running() {
        return ProcessHandle.allProcesses().filter(this::worksHere);
    }

    private boolean worksHere(ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        if (Files.exists(PROC)) {
            return isPostgres(process) && worksIn(process);
        }
        // Without /proc (macOS): the main process names its cluster on its command line.
        return info.commandLine()
                .filter(line -> line.contains("postgres") && line.contains(cluster.toString()))
                .isPresent();
    }

    private static boolean isPostgres(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "comm"))
                    .strip()
                    .equals("postgres");
        } catch (IOException e) {
            return false;
        }
    }

    private boolean worksIn(ProcessHandle process) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"))
                    .equals(cluster.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }
}

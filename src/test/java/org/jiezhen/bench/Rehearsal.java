package org.jiezhen.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jiezhen.staff.StaffId;

/**
 * The training run from which {@code ./portal package} and the image make their AOT cache: the unpacked portal as a demo
 * house on a database of its own in a temporary directory, with people who sign in and open their views, ended as by
 * {@code kill}. Then once more with the cache, to see that it holds. Needs no library, since in the image there
 * is none outside the package.
 */
final class Rehearsal {

    private static final StaffId GUIDE = StaffId.of("00000000-0000-4000-8000-000000000101");
    private static final StaffId ADMINISTRATOR = StaffId.of("00000000-0000-4000-8000-000000000128");

    /** Enough for Java to learn which methods are worth compiling, beyond which classes there are. */
    private static final int TIMES = 20;

    private Rehearsal() {}

    /**
     * Rehearses.
     *
     * @param args the folder of the unpacked portal, the cache to write, and where to move both for the look at whether
     *     the cache holds: a package is copied to where it will run, and this place is not there then. In an image the
     *     place is the last, and nothing is moved.
     */
    public static void main(String[] args) throws IOException {
        var folder = Path.of(args[0]);
        var cache = Path.of(args[1]);
        Files.deleteIfExists(cache);
        var directory = Files.createTempDirectory("jiezhen-rehearsal");
        try {
            // Only G1 writes a cache with ready-made objects in it. Any other collector can read them.
            var training = start(folder, directory, "-XX:AOTCacheOutput=" + cache, "-XX:+UseG1GC");
            try (training) {
                walk(training, TIMES);
            }
            if (!Files.exists(cache)) {
                throw new IllegalStateException("no cache was written:\n" + training.said());
            }
            if (args.length > 2) {
                var elsewhere = Files.move(folder, Path.of(args[2]));
                try {
                    check(elsewhere, elsewhere.resolve(folder.relativize(cache)), directory);
                } finally {
                    Files.move(elsewhere, folder);
                }
            } else {
                check(folder, cache, directory);
            }
        } finally {
            delete(directory);
        }
    }

    /** Without AOTMode=on, a cache that does not hold is passed over in silence. */
    private static void check(Path folder, Path cache, Path directory) {
        try (var checked = start(folder, directory, "-XX:AOTCache=" + cache, "-XX:AOTMode=on")) {
            walk(checked, 1);
        }
    }

    private static Program start(Path folder, Path directory, String aot, String option) {
        return new Program(
                List.of(folder.resolve("run").toString()),
                Map.of(
                        "PORTAL_AOT",
                        aot,
                        "PORTAL_JAVA_OPTS",
                        option,
                        "PORTAL_HOUSE",
                        "demo",
                        "PORTAL_SIMULATION_ENABLED",
                        "false",
                        "PORTAL_DATA_DIR",
                        directory.resolve("data").toString()),
                directory.resolve("log"));
    }

    private static void walk(Program portal, int times) {
        portal.awaitListening();
        try (var sockets = new Sockets();
                var screens = new Screens(portal.port(), sockets)) {
            IntStream.range(0, times).forEach(time -> {
                screens.open(GUIDE, "arrivals");
                screens.open(GUIDE, "mine");
                screens.look(GUIDE, "arrive");
                screens.look(ADMINISTRATOR, "admin/staff");
                screens.beat();
            });
        }
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

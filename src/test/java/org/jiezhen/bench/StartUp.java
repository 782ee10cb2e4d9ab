package org.jiezhen.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.jiezhen.database.TestDatabase;
import org.jiezhen.staff.StaffId;

/**
 * From the start of the process to the first board: the packaged portal without and with its AOT cache, beside an empty
 * Vaadin application. The portal's database runs already and is migrated. By turns, so that whatever else the machine
 * does meets all three alike.
 */
final class StartUp {

    /**
     * One start.
     *
     * @param millis how long it took
     * @param processor the processor time it took, in milliseconds: what else the machine does shows less in it
     */
    record Took(double millis, double processor) {}

    /** Each start of one kind. */
    record Start(String what, List<Took> starts) {

        double median() {
            return median(Took::millis);
        }

        double processor() {
            return median(Took::processor);
        }

        private double median(ToDoubleFunction<Took> figure) {
            var samples = new Samples();
            starts.forEach(start -> samples.add(figure.applyAsDouble(start)));
            return samples.median();
        }
    }

    private record Contestant(
            String what,
            List<String> command,
            Map<String, String> environment,
            Consumer<Screens> firstView,
            List<Took> starts) {}

    private static final StaffId GUIDE = StaffId.of("00000000-0000-4000-8000-000000000101");
    private static final List<String> OPTIONS = List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:+UseCompressedOops");

    private StartUp() {}

    /**
     * Measures.
     *
     * @param portal the folder that {@code ./portal package} made
     * @param empty the unpacked jar of the empty application
     * @param rounds how many starts of each kind; one more goes before, and is not counted
     */
    static List<Start> measure(Path portal, Path empty, int rounds) throws IOException {
        var database = database();
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var emptyCommand = new ArrayList<>(List.of(java));
        emptyCommand.addAll(OPTIONS);
        emptyCommand.addAll(List.of("-jar", empty.toString()));
        var run = List.of(portal.toAbsolutePath().resolve("run").toString());
        var contestants = List.of(
                new Contestant("an empty Vaadin application", emptyCommand, Map.of(), StartUp::word, new ArrayList<>()),
                new Contestant(
                        // The default, said aloud: any value keeps the cache away.
                        "the portal",
                        run,
                        with(database, "PORTAL_AOT", "-Xshare:auto"),
                        StartUp::board,
                        new ArrayList<>()),
                new Contestant(
                        // A cache that does not hold ends the start instead of being passed over.
                        "the portal with its AOT cache",
                        run,
                        with(database, "PORTAL_JAVA_OPTS", "-XX:AOTMode=on"),
                        StartUp::board,
                        new ArrayList<>()));
        var log = Files.createTempFile("jiezhen-start", ".log");
        try {
            for (var round = 0; round <= rounds; round++) {
                for (var contestant : contestants) {
                    var took = start(contestant, log);
                    if (round > 0) {
                        contestant.starts.add(took);
                    }
                }
            }
        } finally {
            Files.delete(log);
        }
        return contestants.stream()
                .map(contestant -> new Start(contestant.what, List.copyOf(contestant.starts)))
                .toList();
    }

    private static Took start(Contestant contestant, Path log) {
        try (var program = new Program(contestant.command, contestant.environment, log);
                var sockets = new Sockets();
                var screens = new Screens(program.port(), sockets)) {
            program.awaitListening();
            contestant.firstView.accept(screens);
            return new Took(program.millis(), program.processorMillis());
        }
    }

    private static void word(Screens screens) {
        expect(screens.look(""), "nothing here");
    }

    private static void board(Screens screens) {
        expect(screens.look(GUIDE, "arrivals"), "\"viewer\":");
    }

    private static void expect(String answer, String part) {
        if (!answer.contains(part)) {
            throw new IllegalStateException("no " + part + " in " + answer);
        }
    }

    private static Map<String, String> database() {
        var environment = new HashMap<String, String>();
        TestDatabase.properties()
                .forEach((name, value) -> environment.put(
                        name.replace('.', '_').replace("-", "").toUpperCase(Locale.ROOT), value.toString()));
        environment.put("PORTAL_HOUSE", "demo");
        environment.put("PORTAL_SIMULATION_ENABLED", "false");
        return environment;
    }

    private static Map<String, String> with(Map<String, String> environment, String name, String value) {
        var more = new HashMap<>(environment);
        more.put(name, value);
        return more;
    }

    /**
     * Measures and prints.
     *
     * @param args the portal's folder, the empty application's jar, and how many rounds
     */
    public static void main(String[] args) throws IOException {
        var starts = measure(Path.of(args[0]), Path.of(args[1]), args.length > 2 ? Integer.parseInt(args[2]) : 5);
        var empty = starts.getFirst();
        for (var start : starts) {
            System.out.printf(
                    "%-32s %6.0f ms, %.2f x   processor %6.0f ms, %.2f x   %s%n",
                    start.what(),
                    start.median(),
                    start.median() / empty.median(),
                    start.processor(),
                    start.processor() / empty.processor(),
                    start.starts().stream()
                            .map(took -> "%.0f/%.0f".formatted(took.millis(), took.processor()))
                            .toList());
        }
    }
}

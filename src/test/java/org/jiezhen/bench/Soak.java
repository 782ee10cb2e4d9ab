package org.jiezhen.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.OpenBoards;
import org.jiezhen.rooms.RoomInvariants;
import org.jiezhen.shared.Permission;
import org.jiezhen.simulation.Rush;
import org.jiezhen.visits.Invariants;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * {@code ./portal soak}: several clinic days at once in one house, without a pause, before many open boards. Afterwards
 * everything that must never be so is looked for, each board is compared with the database, and the heap with what it
 * was; and the tests that have a long form are run at length.
 */
final class Soak {

    private static final String SYNOPSIS = "./portal soak [--visits=4000] [--boards=40]";
    private static final int AT_ONCE = 4;
    private static final Duration BEAT_EVERY = Duration.ofSeconds(1);
    private static final double HEAP_GROWS_AT_MOST = 1.3;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final int visits;
    private final int boards;

    private Soak(int visits, int boards) {
        this.visits = visits;
        this.boards = boards;
    }

    public static void main(String[] args) throws Exception {
        var visits = 4000;
        var boards = 40;
        for (var arg : args) {
            if (arg.matches("--visits=\\d{1,6}")) {
                visits = Integer.parseInt(arg.substring("--visits=".length()));
            } else if (arg.matches("--boards=\\d{1,3}")) {
                boards = Integer.parseInt(arg.substring("--boards=".length()));
            } else {
                System.err.println(SYNOPSIS);
                System.exit(2);
            }
        }
        var soak = new Soak(visits, boards);
        var survived = soak.run();
        System.exit(LongForms.hold(soak.out) && survived ? 0 : 1);
    }

    private boolean run() throws Exception {
        out.println("Starting a demo house on a database of its own.");
        try (var house = new BusyHouse(Duration.ZERO);
                var sockets = new Sockets();
                var screens = new Screens(house.port(), sockets)) {
            IntStream.range(0, boards).forEach(n -> screens.open(house.person(BusyHouse.GUIDE), "arrivals"));
            // The first days load what stays: they are not what the heap is compared with.
            play(house, screens, Math.max(AT_ONCE, visits / 10), 0);
            var before = Heap.collected();
            var began = System.nanoTime();
            var days = play(house, screens, visits, AT_ONCE);
            var seconds = (System.nanoTime() - began) / 1e9;
            var after = Heap.collected();

            var acts = days.stream().mapToLong(Rush::acts).sum();
            var refused = new TreeMap<String, Integer>();
            days.forEach(day -> day.refused().forEach((key, n) -> refused.merge(key, n, Integer::sum)));
            out.printf(
                    "%,d visits, %,d commands in %.0f s (%.0f a second), %d boards, %,d frames%n",
                    visits,
                    acts,
                    seconds,
                    acts / seconds,
                    boards,
                    screens.open().stream()
                            .mapToLong(screen -> screen.socket().frames())
                            .sum());
            out.println("refused, because somebody was first: " + refused);
            return judge(house, (double) after / before);
        }
    }

    private List<Rush> play(BusyHouse house, Screens screens, int visits, long seed) throws Exception {
        var days = IntStream.range(0, AT_ONCE)
                .mapToObj(n -> new Rush(house.context(), seed + n, visits / AT_ONCE))
                .toList();
        try (var players = Executors.newFixedThreadPool(AT_ONCE)) {
            var played = new ArrayList<Future<?>>();
            days.forEach(day -> played.add(players.submit((Callable<Boolean>) () -> {
                day.play();
                return true;
            })));
            for (var day : played) {
                awaitBeating(day, screens);
            }
        }
        return days;
    }

    // Boards that give no sign of life are not pushed to.
    private static void awaitBeating(Future<?> day, Screens screens) throws Exception {
        while (true) {
            try {
                day.get(BEAT_EVERY.toMillis(), TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                screens.beatIfDue();
            }
        }
    }

    private boolean judge(BusyHouse house, double heap) {
        var broken = new ArrayList<>(new Invariants(house.bean(JdbcClient.class), 0).broken());
        broken.addAll(new RoomInvariants(house.bean(JdbcClient.class), 0).broken());
        @SuppressWarnings("unchecked")
        var sources = (List<BoardSource<?>>) (List<?>)
                List.copyOf(house.context().getBeansOfType(BoardSource.class).values());
        try (var open =
                house.asManager(() -> new OpenBoards(house.bean(LiveBoards.class), sources, Permission.VISITS_SEE))) {
            open.showTheDatabase();
        } catch (AssertionError e) {
            broken.add(String.valueOf(e.getMessage()));
        }
        if (heap > HEAP_GROWS_AT_MOST) {
            broken.add("the heap has grown");
        }
        out.printf("heap after, beside before: %.2f (at most %.2f)%n", heap, HEAP_GROWS_AT_MOST);
        broken.forEach(what -> out.println("BROKEN: " + what));
        out.println(broken.isEmpty() ? "every invariant holds, every board shows the database" : "not survived");
        return broken.isEmpty();
    }
}

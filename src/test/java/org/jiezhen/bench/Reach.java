package org.jiezhen.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * How long a change takes from its commit to the last of so many boards, and how much work it is: the portal and the
 * bare pipeline in turn, in blocks.
 */
final class Reach {

    // A browser is sent no more than twenty updates a second; a change here is a lone one: so long after the last board
    // had
    // the one before, or those that were late would be held back for it the next time.
    private static final Duration PACE = Duration.ofMillis(55);

    private static final double WARM = 0.01;
    private static final int WARM_UP_CHANGES = 15;

    // A command that is given once in a change comes to the compiler after thousands of them only.
    private static final int WARM_UP_BURST = 250;

    /** A view that shows something else, and somebody who looks at it. */
    private record Other(String person, String view) {}

    /** Who sees the name of a guest in a room, for whom somebody is asked to bring something. */
    private static final List<Other> NAMING = List.of(
            new Other(BusyHouse.GUIDE, "arrivals"),
            new Other("liting", "rooms"),
            new Other("zhanglei", "arrivals"),
            new Other("liting", "tasks"),
            new Other(BusyHouse.GUIDE, "mine"),
            new Other("zhanglei", "rooms"),
            new Other(BusyHouse.CONSULTANT, "mine"),
            new Other("gaofeng", "tasks"));

    /** Who does not: their boards are read for each change, and show nothing new. */
    private static final List<Other> OTHERS = List.of(
            new Other("suman", "rooms"),
            new Other("zhanglei", "on-duty"),
            new Other("gaofeng", "duty"),
            new Other("suman", "triage/mine"),
            new Other("liting", "bookings"),
            new Other("gaofeng", "roster"),
            new Other("suman", "tasks"));

    /**
     * What one arm did in one block.
     *
     * @param micros from the commit to the last board, of each change
     * @param firstMicros from the commit to the first board
     * @param cpuMicros processor time per board and change, without the threads that give the commands and receive
     */
    record Arm(Samples micros, Samples firstMicros, double cpuMicros) {}

    /** The two arms of one block, one right after the other. */
    record Block(Arm portal, Arm bare) {}

    /** All blocks with one number of boards. */
    record Blocks(int boards, List<Block> blocks) {

        /** The median over the blocks of a figure of our arm, divided by the same of the bare one. */
        double ratio(ToDoubleFunction<Arm> figure) {
            var ratios = new Samples();
            blocks.forEach(block -> ratios.add(figure.applyAsDouble(block.portal) / figure.applyAsDouble(block.bare)));
            return ratios.median();
        }

        Samples portal() {
            return pooled(block -> block.portal.micros);
        }

        Samples bare() {
            return pooled(block -> block.bare.micros);
        }

        Samples portalFirst() {
            return pooled(block -> block.portal.firstMicros);
        }

        Samples bareFirst() {
            return pooled(block -> block.bare.firstMicros);
        }

        private Samples pooled(Function<Block, Samples> which) {
            var all = new Samples();
            blocks.forEach(block -> which.apply(block).values().forEach(all::add));
            return all;
        }
    }

    private final BusyHouse house;
    private final Sockets sockets;
    private final Screens screens;
    private final Screens others;
    private final Bare bare;
    private final List<Sockets.Socket> lines = new ArrayList<>();
    private int marker;

    Reach(BusyHouse house, Sockets sockets, Screens screens, Bare bare) {
        this.house = house;
        this.sockets = sockets;
        this.screens = screens;
        this.others = new Screens(house.port(), sockets);
        this.bare = bare;
    }

    /** Opens boards of three audiences until there are so many. */
    void openBoards(int boards) {
        var guides = List.of(BusyHouse.GUIDE, "liting", "zhanglei", "gaofeng");
        for (var n = screens.open().size(); n < boards; n++) {
            switch (n % 6) {
                case 4 -> screens.open(house.person(BusyHouse.GUIDE), "mine");
                case 5 -> screens.open(house.person(BusyHouse.CONSULTANT), "mine");
                default -> screens.open(house.person(guides.get(n % 6)), "arrivals");
            }
        }
    }

    /** Opens boards of every kind on which the name of a customer is seen until there are so many. */
    void openNaming(int boards) {
        for (var n = screens.open().size(); n < boards; n++) {
            var naming = NAMING.get(n % NAMING.size());
            screens.open(house.person(naming.person), naming.view);
        }
    }

    /** Opens so many boards of each other kind: they are kept as fresh as any, and no marker comes to them. */
    void openOthers(int each) {
        for (var n = others.open().size(); n < each * OTHERS.size(); n++) {
            var other = OTHERS.get(n % OTHERS.size());
            others.open(house.person(other.person), other.view);
        }
    }

    /** Opens as many bare lines as there are boards. */
    void openLines() {
        for (var n = lines.size(); n < screens.open().size(); n++) {
            lines.add(
                    sockets.open(house.port(), Bare.PATH, screens.open().get(n).cookie()));
            screens.beatIfDue();
        }
        bare.to(lines.size(), message(), house.marker(marker));
    }

    /** A lone change's whole message, as the first browser was sent it. */
    String message() {
        var message = "";
        for (var round = 0; round < 5; round++) {
            sockets.keepTexts(true);
            portal().round.awaitLast();
            sockets.keepTexts(false);
            message = screens.open().getFirst().socket().last();
            var length = message.indexOf('|');
            // What customers did a moment before may be in the same message: then it comes in several frames, or names
            // the version that it builds on.
            if (length > 0
                    && Integer.parseInt(message.substring(0, length)) == message.length() - length - 1
                    && !message.contains("\"b\":")) {
                return message;
            }
        }
        throw new IllegalStateException("no change came alone: " + message);
    }

    /** Runs both arms until the compiler has little left to do, or for so long. */
    void warmUp(Duration longest) {
        var compiler = ManagementFactory.getCompilationMXBean();
        var began = System.nanoTime();
        while (System.nanoTime() - began < longest.toNanos()) {
            var compiled = compiler.getTotalCompilationTime();
            var round = System.nanoTime();
            screens.beatIfDue();
            others.beatIfDue();
            burst(WARM_UP_BURST);
            changes(WARM_UP_CHANGES);
            arm(WARM_UP_CHANGES, this::bare);
            var share = (compiler.getTotalCompilationTime() - compiled) * 1e6 / (System.nanoTime() - round);
            if (share < WARM) {
                return;
            }
        }
    }

    /** So many changes through the portal. */
    void changes(int changes) {
        arm(changes, this::portal);
    }

    /** So many changes as fast as they go, seen by all in the end. */
    void burst(int changes) {
        for (var n = 0; n < changes; n++) {
            screens.beatIfDue();
            house.change(++marker);
        }
        LockSupport.parkNanos(PACE.toNanos());
        portal().round.awaitLast();
    }

    Blocks blocks(int blocks, int changes) {
        var all = new ArrayList<Block>();
        for (var block = 0; block < blocks; block++) {
            screens.beatIfDue();
            others.beatIfDue();
            // Each goes first as often as the other.
            if (block % 2 == 0) {
                var ours = arm(changes, this::portal);
                all.add(new Block(ours, arm(changes, this::bare)));
            } else {
                var theirs = arm(changes, this::bare);
                all.add(new Block(arm(changes, this::portal), theirs));
            }
        }
        return new Blocks(lines.size(), all);
    }

    private Arm arm(int changes, Supplier<Trip> change) {
        var last = new Samples();
        var first = new Samples();
        var cpu = cpuNanos();
        for (var n = 0; n < changes; n++) {
            var trip = change.get();
            last.add(trip.lastMicros());
            first.add(trip.firstMicros());
            LockSupport.parkNanos(PACE.toNanos());
        }
        return new Arm(last, first, (cpuNanos() - cpu) / 1_000.0 / changes / lines.size());
    }

    /** One change, on its way to all boards. */
    private record Trip(long committed, Sockets.Round round) {

        double lastMicros() {
            return (round.awaitLast() - committed) / 1_000.0;
        }

        double firstMicros() {
            return (round.firstNanos() - committed) / 1_000.0;
        }
    }

    private Trip portal() {
        marker++;
        var round = sockets.expect(
                house.marker(marker),
                screens.open().stream().map(Screens.Screen::socket).toList());
        return new Trip(house.change(marker), round);
    }

    private Trip bare() {
        marker++;
        var round = sockets.expect(house.marker(marker), lines);
        return new Trip(bare.change(house.marker(marker)), round);
    }

    private long cpuNanos() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        var threads = ManagementFactory.getThreadMXBean();
        return system.getProcessCpuTime()
                - threads.getThreadCpuTime(sockets.thread().threadId())
                - threads.getCurrentThreadCpuTime();
    }
}

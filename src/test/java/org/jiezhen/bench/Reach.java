package org.jiezhen.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;

/**
 * How long a change takes from its commit to the last of so many boards, and how much work it is: the portal and the
 * bare pipeline in turn, in blocks.
 */
final class Reach {

    // A browser is sent no more than twenty updates a second; a change here is a lone one.
    private static final Duration PACE = Duration.ofMillis(55);

    private static final Duration LONGEST_WARM_UP = Duration.ofSeconds(40);
    private static final double WARM = 0.15;
    private static final int WARM_UP_CHANGES = 15;

    /**
     * What one arm did in one block.
     *
     * @param micros from the commit to the last board, of each change
     * @param cpuMicros processor time per board and change, without the threads that give the commands and receive
     */
    record Arm(Samples micros, double cpuMicros) {}

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
            return pooled(blocks.stream().map(Block::portal).toList());
        }

        Samples bare() {
            return pooled(blocks.stream().map(Block::bare).toList());
        }

        private static Samples pooled(List<Arm> arms) {
            var all = new Samples();
            arms.forEach(arm -> arm.micros.values().forEach(all::add));
            return all;
        }
    }

    private final Reception reception;
    private final Sockets sockets;
    private final Screens screens;
    private final Bare bare;
    private final List<Sockets.Socket> lines = new ArrayList<>();
    private int marker;

    Reach(Reception reception, Sockets sockets, Screens screens, Bare bare) {
        this.reception = reception;
        this.sockets = sockets;
        this.screens = screens;
        this.bare = bare;
    }

    /** Opens boards of three audiences until there are so many, and as many bare lines. */
    void open(int boards) {
        var guides = List.of(Reception.GUIDE, "liting", "zhanglei", "gaofeng");
        for (var n = screens.open().size(); n < boards; n++) {
            switch (n % 6) {
                case 4 -> screens.open(reception.person(Reception.GUIDE), "mine");
                case 5 -> screens.open(reception.person(Reception.CONSULTANT), "mine");
                default -> screens.open(reception.person(guides.get(n % 6)), "arrivals");
            }
            lines.add(sockets.open(
                    reception.port(), Bare.PATH, screens.open().getLast().cookie()));
        }
        bare.to(boards, message(), Reception.marker(marker));
    }

    /** A change's whole message, as the first browser was sent it. */
    String message() {
        sockets.keepTexts(true);
        portal();
        sockets.keepTexts(false);
        var message = screens.open().getFirst().socket().last();
        var length = message.indexOf('|');
        if (Integer.parseInt(message.substring(0, length)) != message.length() - length - 1) {
            throw new IllegalStateException("no browser could read " + message);
        }
        return message;
    }

    /** Runs both arms until the compiler has little left to do. */
    void warmUp() {
        var compiler = ManagementFactory.getCompilationMXBean();
        var began = System.nanoTime();
        while (System.nanoTime() - began < LONGEST_WARM_UP.toNanos()) {
            var compiled = compiler.getTotalCompilationTime();
            var round = System.nanoTime();
            screens.beatIfDue();
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

    Blocks blocks(int blocks, int changes) {
        var all = new ArrayList<Block>();
        for (var block = 0; block < blocks; block++) {
            screens.beatIfDue();
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

    private Arm arm(int changes, LongSupplier change) {
        var micros = new Samples();
        var cpu = cpuNanos();
        for (var n = 0; n < changes; n++) {
            var began = System.nanoTime();
            micros.add(change.getAsLong() / 1_000.0);
            LockSupport.parkNanos(PACE.toNanos() - (System.nanoTime() - began));
        }
        return new Arm(micros, (cpuNanos() - cpu) / 1_000.0 / changes / lines.size());
    }

    /** One change through the portal; nanoseconds from its commit to the last board. */
    long portal() {
        marker++;
        var round = sockets.expect(
                Reception.marker(marker),
                screens.open().stream().map(Screens.Screen::socket).toList());
        var committed = reception.change(marker);
        return round.awaitLast() - committed;
    }

    private long bare() {
        marker++;
        var round = sockets.expect(Reception.marker(marker), lines);
        var committed = bare.change(Reception.marker(marker));
        return round.awaitLast() - committed;
    }

    private long cpuNanos() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        var threads = ManagementFactory.getThreadMXBean();
        return system.getProcessCpuTime()
                - threads.getThreadCpuTime(sockets.thread().threadId())
                - threads.getCurrentThreadCpuTime();
    }
}

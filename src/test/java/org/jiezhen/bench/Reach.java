package org.jiezhen.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * How long a change takes from its commit to the last of so many boards, and how much work it is: the portal and the
 * bare pipeline in turn, in blocks.
 */
final class Reach {

    // A browser is sent no more than twenty updates a second; a change here is a lone one.
    private static final Duration PACE = Duration.ofMillis(60);

    /**
     * What one arm did in one block.
     *
     * @param micros from the commit to the last board, of each change
     * @param cpuMicros processor time of the whole process per board and change, without the receiving thread
     */
    record Arm(Samples micros, double cpuMicros) {}

    /** The two arms of one block, one right after the other. */
    record Block(Arm portal, Arm bare) {}

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

    /** Opens boards until there are so many, and as many bare lines. */
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
        sockets.keepTexts(true);
        portal();
        var text = screens.open().getFirst().socket().last();
        sockets.keepTexts(false);
        bare.to(boards, text, Reception.marker(marker));
    }

    List<Block> blocks(int blocks, int changes) {
        var all = new ArrayList<Block>();
        for (var block = 0; block < blocks; block++) {
            screens.beat();
            // Each goes first as often as the other.
            if (block % 2 == 0) {
                var ours = arm(changes, this::portal);
                all.add(new Block(ours, arm(changes, this::bare)));
            } else {
                var theirs = arm(changes, this::bare);
                all.add(new Block(arm(changes, this::portal), theirs));
            }
        }
        return all;
    }

    private interface Change {
        /** Nanoseconds from the commit to the last board. */
        long run();
    }

    private Arm arm(int changes, Change change) {
        var micros = new Samples();
        var cpu = cpuNanos();
        for (var n = 0; n < changes; n++) {
            var began = System.nanoTime();
            micros.add(change.run() / 1_000.0);
            var rest = PACE.toNanos() - (System.nanoTime() - began);
            if (rest > 0) {
                LockSupport.parkNanos(rest);
            }
        }
        if (Boolean.getBoolean("dbg")) {
            System.out.println("   gc "
                    + ManagementFactory.getGarbageCollectorMXBeans().stream()
                            .map(b -> b.getCollectionCount() + "/" + b.getCollectionTime())
                            .toList()
                    + " jit " + ManagementFactory.getCompilationMXBean().getTotalCompilationTime()
                    + " total ms " + (cpuNanos() - cpu) / 1_000_000);
        }
        return new Arm(micros, (cpuNanos() - cpu) / 1_000.0 / changes / lines.size());
    }

    /** One change through the portal. */
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

    /** Of the whole process, without the thread that gives the commands and the one that receives. */
    private long cpuNanos() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        var threads = ManagementFactory.getThreadMXBean();
        return system.getProcessCpuTime()
                - threads.getThreadCpuTime(sockets.thread().threadId())
                - threads.getCurrentThreadCpuTime();
    }
}

package org.jiezhen.bench;

import java.lang.management.ManagementFactory;

/** The heap that stays after collecting what is no longer of use. */
final class Heap {

    private static final int COLLECTIONS = 3;

    private Heap() {}

    /** Bytes. */
    static long collected() {
        var memory = ManagementFactory.getMemoryMXBean();
        for (var n = 0; n < COLLECTIONS; n++) {
            memory.gc();
        }
        return memory.getHeapMemoryUsage().getUsed();
    }
}

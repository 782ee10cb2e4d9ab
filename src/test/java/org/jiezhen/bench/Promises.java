package org.jiezhen.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** What a portal under attack still keeps: said one by one, with what was seen. */
final class Promises {

    private final PrintStream out;
    private final List<String> broken = new ArrayList<>();
    private int all;

    Promises(PrintStream out) {
        this.out = out;
    }

    void say(String line) {
        out.println(line);
    }

    /** @param seen what was seen of it, in figures */
    void hold(String what, String seen, boolean kept) {
        all++;
        if (!kept) {
            broken.add(what);
        }
        out.printf("  %-6s  %s: %s%n", kept ? "kept" : "BROKEN", what, seen);
    }

    /** Prints the verdict; says whether every promise was kept. */
    boolean close() {
        out.printf("%nsurvived %d/%d%n", all - broken.size(), all);
        return broken.isEmpty() && all > 0;
    }
}

package org.jiezhen.staff;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Queue;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * So much work at a time and no more. Of those who wait, the addresses take turns: sixty who come from one do not keep
 * somebody waiting who comes from another.
 */
final class Turns {

    private final LinkedHashMap<String, Queue<Semaphore>> waiting = new LinkedHashMap<>();
    private int room;

    Turns(int room) {
        this.room = room;
    }

    /** Does something when it is the turn of whoever comes from there. */
    <T extends @Nullable Object> T take(String address, Supplier<T> work) {
        var turn = ask(address);
        if (turn != null) {
            turn.acquireUninterruptibly();
        }
        try {
            return work.get();
        } finally {
            next();
        }
    }

    /** What to wait for; nothing when there is room. */
    private synchronized @Nullable Semaphore ask(String address) {
        if (room > 0) {
            room--;
            return null;
        }
        var turn = new Semaphore(0);
        waiting.computeIfAbsent(address, _ -> new ArrayDeque<>()).add(turn);
        return turn;
    }

    private synchronized void next() {
        var first = waiting.pollFirstEntry();
        if (first == null) {
            room++;
            return;
        }
        first.getValue().remove().release();
        if (!first.getValue().isEmpty()) {
            waiting.putLast(first.getKey(), first.getValue());
        }
    }
}

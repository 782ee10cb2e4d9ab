package org.jiezhen.habits;

import java.util.Arrays;
import java.util.List;

/**
 * Chance that can be played again: what falls depends on the seed and on what is asked, never on who asked before. So a
 * day is the same day again however its actors take turns, and after a restart.
 *
 * @param seed another seed is another day
 */
public record Dice(long seed) {

    /** A number between two, both included. */
    public int between(int from, int to, Object... what) {
        return from + (int) Math.floorMod(hash(what), (long) to - from + 1);
    }

    /** Whether what happens once in so many times happens now. */
    public boolean onceIn(int times, Object... what) {
        return between(1, times, what) == 1;
    }

    /** One of them. */
    public <T> T any(List<T> from, Object... what) {
        return from.get(between(0, from.size() - 1, what));
    }

    // Steele, Lea and Flood's mixing function (SplitMix64): neighbours fall far apart.
    private long hash(Object... what) {
        var z = seed * 0x9e3779b97f4a7c15L + Arrays.hashCode(what);
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}

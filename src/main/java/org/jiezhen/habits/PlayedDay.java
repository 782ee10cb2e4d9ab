package org.jiezhen.habits;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** A day that is played: its plan, its chance, what goes wrong in it on purpose, and what is remembered of it. */
public final class PlayedDay {

    private final Plan plan;
    private final Dice dice;
    private final NeglectBook book = new NeglectBook();
    private final Map<Class<?>, Object> memory = new ConcurrentHashMap<>();

    /** A day that begins. */
    public PlayedDay(Plan plan) {
        this.plan = plan;
        this.dice = new Dice(plan.seed());
    }

    /** What kind of day it is. */
    public Plan plan() {
        return plan;
    }

    /** What chance decides in it. */
    public Dice dice() {
        return dice;
    }

    /** What goes wrong in it on purpose. */
    public NeglectBook book() {
        return book;
    }

    /** What a module's habits remember of this day, as they began with it. Several days may be played side by side. */
    public <T> T remembered(Class<T> what, Supplier<T> beginning) {
        return what.cast(memory.computeIfAbsent(what, _ -> beginning.get()));
    }
}

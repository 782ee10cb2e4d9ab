package org.jiezhen.habits;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** One moment of a played day, at which everybody looks at the house once and does at most one thing. */
public final class Round {

    private final PlayedDay day;
    private final Instant now;
    private final Pace pace;
    private final List<Person> people;
    private final Map<Class<?>, Object> seen = new HashMap<>();
    private final Map<Object, List<?>> shown = new HashMap<>();
    private final Set<Object> touched = new HashSet<>();

    /** @param people who works here */
    public Round(PlayedDay day, Instant now, Pace pace, List<Person> people) {
        this.day = day;
        this.now = now;
        this.pace = pace;
        this.people = List.copyOf(people);
    }

    /** The same moment, with what was seen in it, where only these are there to be turned to. */
    public Round(Round moment, List<Person> people) {
        this(moment.day, moment.now, moment.pace, people);
        seen.putAll(moment.seen);
        shown.putAll(moment.shown);
    }

    /** Of which day it is a moment. */
    public PlayedDay day() {
        return day;
    }

    /** The moment. */
    public Instant now() {
        return now;
    }

    /** Who works here now, whether played or not. */
    public List<Person> people() {
        return people;
    }

    /** Whether something that began then, and takes so long in a clinic, is over by now. */
    public boolean isOver(Instant since, Duration takes) {
        return pace.isOver(since, now, takes);
    }

    /** Whether somebody of this role is played. */
    public boolean anybody(String role) {
        return people.stream().anyMatch(person -> person.role().equals(role) && !person.visitor());
    }

    /** What a module sees of the house now: it looks once a round, and all its habits go by that. */
    public <T> T seen(Class<T> what, Supplier<T> look) {
        var before = seen.get(what);
        var is = before == null ? look.get() : what.cast(before);
        seen.put(what, is);
        return is;
    }

    /** What a board shows now: it is read once a round, by the habits of however many modules. */
    @SuppressWarnings("unchecked") // as they were read from it
    public <T> List<T> shown(Object board, Supplier<List<T>> read) {
        return (List<T>) shown.computeIfAbsent(board, _ -> read.get());
    }

    /** Something was done about this: what is so with it now, nobody has seen yet. */
    public void touch(Object subject) {
        touched.add(subject);
    }

    /** Whether something was done about it in this round. */
    public boolean isTouched(Object subject) {
        return touched.contains(subject);
    }
}

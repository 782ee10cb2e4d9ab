package org.jiezhen.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the element in a browser does with what it is sent, and how often it was asked to fetch. */
final class BoardElement<F extends BoardSource.Fact> implements Viewer {

    private final JsonMapper json = new JsonMapper();
    private final Map<String, JsonNode> rows = new LinkedHashMap<>();
    private final List<Long> versions = new ArrayList<>();
    private final List<Update> updates = new ArrayList<>();
    private final boolean prompt;
    private @Nullable Subscription<F> subscription;
    private long version;
    private int wakes;
    private int gaps;
    private int nudges;
    private boolean alive = true;

    private BoardElement(boolean prompt) {
        this.prompt = prompt;
    }

    /** Fetches as soon as it is woken. */
    static <F extends BoardSource.Fact> BoardElement<F> prompt(
            LiveBoards boards, BoardSource<F> source, Audience<F> audience) {
        return open(new BoardElement<>(true), boards, source, audience);
    }

    /** Fetches its first board, then only when it is told to. */
    static <F extends BoardSource.Fact> BoardElement<F> slow(
            LiveBoards boards, BoardSource<F> source, Audience<F> audience) {
        return open(new BoardElement<>(false), boards, source, audience);
    }

    private static <F extends BoardSource.Fact> BoardElement<F> open(
            BoardElement<F> browser, LiveBoards boards, BoardSource<F> source, Audience<F> audience) {
        synchronized (browser) {
            browser.subscription = boards.subscribe(source, audience, browser);
            browser.fetch();
            return browser;
        }
    }

    @Override
    public synchronized void wake() {
        wakes++;
        if (prompt) {
            fetch();
        }
    }

    @Override
    public synchronized void nudge() {
        nudges++;
    }

    @Override
    public synchronized boolean alive() {
        return alive;
    }

    /** Fetches what is new; true when there was something. */
    synchronized boolean fetch() {
        var update = subscription().take();
        update.ifPresent(this::show);
        return update.isPresent();
    }

    /** Is sent something that never arrives. */
    synchronized boolean lose() {
        return subscription().take().isPresent();
    }

    private void show(Update update) {
        updates.add(update);
        var message = json.readTree(update.json());
        if (update.whole()) {
            rows.clear();
            message.get("rows").forEach(row -> rows.put(row.get("id").asString(), row));
        } else if (message.path("b").asLong(message.get("v").asLong() - 1) != version) {
            gaps++;
            return;
        } else {
            message.path("set").forEach(row -> rows.put(row.get("id").asString(), row));
            message.path("del").forEach(id -> rows.remove(id.asString()));
        }
        version = message.get("v").asLong();
        versions.add(version);
    }

    synchronized void goAway() {
        alive = false;
    }

    synchronized Subscription<F> subscription() {
        if (subscription == null) {
            throw new IllegalStateException("not subscribed yet");
        }
        return subscription;
    }

    synchronized Map<String, JsonNode> rows() {
        return Map.copyOf(rows);
    }

    synchronized long version() {
        return version;
    }

    /** The versions that were shown, in order. */
    synchronized List<Long> versions() {
        return List.copyOf(versions);
    }

    synchronized List<Update> updates() {
        return List.copyOf(updates);
    }

    synchronized int wakes() {
        return wakes;
    }

    /** How often it was asked to beat at once. */
    synchronized int nudges() {
        return nudges;
    }

    /** How many patches did not follow on what was shown. */
    synchronized int gaps() {
        return gaps;
    }
}

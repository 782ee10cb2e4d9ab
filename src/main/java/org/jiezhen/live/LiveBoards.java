package org.jiezhen.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jiezhen.journal.Journal;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The live boards of this node: one {@link LiveBoard} for each {@link BoardSource}, one LISTEN connection that hints
 * them, a reconciliation that makes good any lost hint, and a sweep of browsers that left without a word.
 */
@Component
public class LiveBoards implements SmartLifecycle {

    /** How often every board is read without a hint. */
    static final Duration RECONCILE = Duration.ofSeconds(15);

    private static final Duration SWEEP = Duration.ofSeconds(30);

    private final String epoch = UUID.randomUUID().toString().substring(0, 8);
    private final Map<String, LiveBoard<?>> boards = new LinkedHashMap<>();
    private final Map<String, Subscription<?>> viewers = new ConcurrentHashMap<>();
    private final ReadingOrder order = new ReadingOrder(Runtime.getRuntime().availableProcessors());
    private final Dispatcher dispatcher;
    private final Duration reconcile;
    private final Listener listener;
    private final Clock clock;
    private volatile @Nullable ScheduledExecutorService timer;
    private Supplier<Stream<BoardTool>> tools = Stream::empty;

    @Autowired
    LiveBoards(
            List<BoardSource<?>> sources,
            JsonMapper json,
            Clock clock,
            JdbcConnectionDetails database,
            ObjectProvider<BoardTool> tools) {
        this(sources, json, clock, database, RECONCILE, Dispatcher.SILENT);
        this.tools = tools::orderedStream;
    }

    /** With a rhythm of its own, for tests that cannot wait for the usual one. */
    LiveBoards(
            List<BoardSource<?>> sources,
            JsonMapper json,
            Clock clock,
            JdbcConnectionDetails database,
            Duration reconcile,
            Duration silent) {
        this.clock = clock;
        this.reconcile = reconcile;
        this.dispatcher = new Dispatcher(silent);
        sources.forEach(source -> boards.put(source.name(), board(source, json)));
        this.listener = new Listener(
                database, Journal.CHANNEL, clock, this::hint, () -> dispatcher.nudge(List.copyOf(viewers.values())));
    }

    private <F extends BoardSource.Fact> LiveBoard<F> board(BoardSource<F> source, JsonMapper json) {
        if (boards.containsKey(source.name())) {
            throw new IllegalStateException("two boards are called " + source.name());
        }
        return new LiveBoard<>(source, epoch, json, clock, dispatcher, order, viewers);
    }

    /**
     * Shows a board to a browser: the whole first, then what changes.
     *
     * @throws AccessDeniedException when who is signed in lacks the audience's permission
     */
    public <F extends BoardSource.Fact> Subscription<F> subscribe(
            BoardSource<F> source, Audience<F> audience, Viewer viewer) {
        var who = SecurityContextHolder.getContext().getAuthentication();
        if (who == null
                || who.getAuthorities().stream()
                        .noneMatch(authority -> audience.permission().equals(authority.getAuthority()))) {
            throw new AccessDeniedException("not permitted: " + audience.permission());
        }
        @SuppressWarnings("unchecked") // registered under its own source's name
        var board = (LiveBoard<F>) board(source.name());
        return board.subscribe(audience, viewer);
    }

    /** What can be done with any board. */
    Stream<BoardTool> tools() {
        return tools.get();
    }

    /** Reads a board anew, soon: what it reads has grown or shrunk, though nothing was announced. */
    public void lookAgain(BoardSource<?> source) {
        board(source.name()).hint(Hint.EVERYTHING);
    }

    /** The instant by which the boards go, in milliseconds of the epoch: a browser's first idea of the time. */
    long millis() {
        return clock.millis();
    }

    LiveBoard<?> board(String name) {
        var board = boards.get(name);
        if (board == null) {
            throw new IllegalArgumentException("no board is called " + name);
        }
        return board;
    }

    /** Each board that may have changed is told once; those first that reach most browsers soonest. */
    private void hint(Hint hint) {
        boards.values().stream()
                .filter(board -> board.concernedBy(hint))
                .sorted(Comparator.comparingLong(board -> board.dearness()))
                .forEach(board -> board.hint(hint));
    }

    /** The answer to a browser's beat for the boards it shows, by their subscription ids. */
    Beat beat(List<String> ids) {
        var versions = new LinkedHashMap<String, Long>();
        var now = clock.instant();
        var ok = listener.connected();
        Instant asOf = ok ? now : listener.lastContact();
        for (var id : ids) {
            var subscription = viewers.get(id);
            if (subscription != null) {
                subscription.beat();
                versions.put(id, subscription.feed().version());
                if (!subscription.board().current()) {
                    ok = false;
                    asOf = asOf.isBefore(subscription.board().asOf())
                            ? asOf
                            : subscription.board().asOf();
                }
            }
        }
        return new Beat(now.toEpochMilli(), epoch, ok, asOf.toEpochMilli(), versions);
    }

    /**
     * What a browser hears each beat.
     *
     * @param t this server's time, in milliseconds since 1970
     * @param e this run of the application; another one means that the page must be loaded anew
     * @param ok whether the boards are known to be true now
     * @param asOf the time for which they are known to be true
     * @param v the newest version of each board asked for; a missing one is not known here any more
     */
    record Beat(long t, String e, boolean ok, long asOf, Map<String, Long> v) {}

    /** Reads every board anew, whether or not anything was announced; by itself each is, in its turn. */
    void reconcile() {
        hint(Hint.EVERYTHING);
    }

    /** Lets go of browsers that left without a word. */
    void sweep() {
        viewers.values().stream()
                .filter(subscription -> !subscription.viewer().alive())
                .forEach(Subscription::close);
    }

    /**
     * What a board has cost this node.
     *
     * @param reads how often the database was read
     * @param serialised how often a board or a patch was written as JSON, over the audiences shown now
     * @param audiences how many different audiences are shown now
     */
    public record Cost(long reads, long serialised, int audiences) {}

    /** What a board has cost this node until now. */
    public Cost cost(BoardSource<?> source) {
        var board = board(source.name());
        return new Cost(board.reads(), board.serialised(), board.audiences());
    }

    /** How many boards browsers are shown now. */
    public int viewers() {
        return viewers.size();
    }

    @Override
    public void start() {
        var threads = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("live-timer").factory());
        timer = threads;
        dispatcher.start();
        boards.values().forEach(LiveBoard::start);
        listener.start();
        // Each board in its turn: all together would hold up, for a moment, whatever changes just then.
        var each = Math.max(1, reconcile.toMillis() / Math.max(1, boards.size()));
        var turn = List.copyOf(boards.values());
        var next = new AtomicInteger();
        threads.scheduleWithFixedDelay(
                () -> turn.get(next.getAndUpdate(at -> (at + 1) % turn.size())).hint(Hint.EVERYTHING),
                each,
                each,
                TimeUnit.MILLISECONDS);
        viewers.values().forEach(dispatcher::wakeAnew);
        threads.scheduleWithFixedDelay(this::sweep, SWEEP.toMillis(), SWEEP.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        var threads = timer;
        if (threads != null) {
            threads.shutdownNow();
            timer = null;
        }
        listener.stop();
        boards.values().forEach(LiveBoard::stop);
        dispatcher.close();
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }
}

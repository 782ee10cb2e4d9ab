package org.jiezhen.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jiezhen.Eventually;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** One kind of board, read and told without a database. */
class LiveBoardTest {

    private record Row(String id, int number) implements BoardSource.Fact {}

    private record Numbers(String name, Supplier<List<Row>> rows) implements BoardSource<Row> {

        @Override
        public Set<String> subjects() {
            return Set.of("visit");
        }

        @Override
        public List<Row> read() {
            return rows.get();
        }
    }

    /** A browser that takes what it is woken for. */
    private static final class Browser implements Viewer {

        private final AtomicInteger shown = new AtomicInteger();
        private @Nullable Subscription<Row> subscription;

        private static Browser of(LiveBoard<Row> board) {
            var browser = new Browser();
            browser.subscription = board.subscribe(ALL, browser);
            browser.wake();
            return browser;
        }

        @Override
        public void wake() {
            Objects.requireNonNull(subscription)
                    .take()
                    .ifPresent(update -> shown.set(new JsonMapper()
                            .readTree(update.json())
                            .findValue("n")
                            .asInt()));
        }

        @Override
        public void nudge() {}

        @Override
        public boolean alive() {
            return true;
        }
    }

    private static final Audience<Row> ALL = Audience.everyRow("all", "anything", Field.<Row>of("n", Row::number));

    private final AtomicInteger number = new AtomicInteger(1);
    private final Dispatcher dispatcher = new Dispatcher(Dispatcher.SILENT);
    private final Map<String, Subscription<?>> viewers = new ConcurrentHashMap<>();
    private final ReadingOrder order = new ReadingOrder(1, TimeUnit.MINUTES.toNanos(1));

    @BeforeEach
    void begin() {
        dispatcher.start();
    }

    @AfterEach
    void end() {
        dispatcher.close();
    }

    private LiveBoard<Row> board(String name, Supplier<List<Row>> rows) {
        var board = new LiveBoard<>(
                new Numbers(name, rows), "epoch", new JsonMapper(), Clock.systemUTC(), dispatcher, order, viewers);
        board.start();
        return board;
    }

    private List<Row> one() {
        return List.of(new Row("a", number.get()));
    }

    private static Hint visit() {
        return Hint.of(Set.of("visit:a"));
    }

    @Test
    void whatChangesWhileNobodyLooksIsReadWhenSomebodyComes() {
        var board = board("numbers", this::one);
        for (var n = 0; n < 100; n++) {
            number.incrementAndGet();
            board.hint(visit());
        }
        assertThat(board.reads()).isZero();

        var browser = Browser.of(board);

        assertThat(browser.shown).hasValue(101);
        assertThat(board.reads()).isOne();
        number.incrementAndGet();
        board.hint(visit());
        Eventually.passes(() -> assertThat(browser.shown).hasValue(102));
        board.stop();
    }

    @Test
    void whatChangesDuringTheFirstReadIsNotMissed() throws Exception {
        var reading = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var first = new AtomicBoolean(true);
        var board = board("numbers", () -> {
            var rows = one();
            if (first.getAndSet(false)) {
                reading.countDown();
                await(goOn);
            }
            return rows;
        });
        var browser = new AtomicReference<Browser>();
        var comes = Thread.ofVirtual().start(() -> browser.set(Browser.of(board)));
        reading.await();
        number.set(2);
        board.hint(visit());
        goOn.countDown();
        comes.join();

        Eventually.passes(
                () -> assertThat(Objects.requireNonNull(browser.get()).shown).hasValue(2));
        board.stop();
    }

    @Test
    void aBoardThatReachesManyIsCheaperThanOneThatReachesNobody() {
        var many = board("many", this::one);
        var none = board("none", () -> {
            await(Duration.ofMillis(1));
            return List.of(new Row("a", 1));
        });
        for (var n = 0; n < 20; n++) {
            Browser.of(many);
        }
        Browser.of(none);
        for (var n = 0; n < 5; n++) {
            number.incrementAndGet();
            var reads = many.reads() + none.reads();
            many.hint(visit());
            none.hint(visit());
            Eventually.passes(() -> assertThat(many.reads() + none.reads()).isEqualTo(reads + 2));
        }
        Eventually.passes(() -> assertThat(many.dearness()).isLessThan(none.dearness()));
        many.stop();
        none.stop();
    }

    @Test
    void aBrowserThatStopsReadingHoldsUpNoBoard() throws Exception {
        var stuck = new CountDownLatch(1);
        var mended = new CountDownLatch(1);
        var board = board("stuck", this::one);
        var other = board("other", this::one);
        board.subscribe(ALL, new Viewer() {
            @Override
            public void wake() {
                stuck.countDown();
                await(mended);
            }

            @Override
            public void nudge() {}

            @Override
            public boolean alive() {
                return true;
            }
        });
        var browser = Browser.of(other);
        number.set(2);
        board.hint(visit());
        stuck.await();
        other.hint(visit());

        // The order itself would let nobody pass for a minute.
        Eventually.passes(() -> assertThat(browser.shown).hasValue(2));
        mended.countDown();
        board.stop();
        other.stop();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }
}

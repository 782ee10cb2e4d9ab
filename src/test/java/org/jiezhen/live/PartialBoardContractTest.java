package org.jiezhen.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jiezhen.Amount;
import org.jiezhen.Eventually;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;

/**
 * What a board must keep besides, when it says that a part of it can be read alone: it always shows what a whole read
 * would.
 */
public abstract class PartialBoardContractTest<F extends BoardSource.Fact> extends BoardContractTest<F> {

    private static final long SEED = 20261128;
    private static final int STEPS = Amount.of(30, 60);

    /** The board, with something that happens before or after it is read. */
    private static class Disturbed<F extends BoardSource.Fact> implements BoardSource<F> {

        private final BoardSource<F> board;

        Disturbed(BoardSource<F> board) {
            this.board = board;
        }

        @Override
        public String name() {
            return board.name();
        }

        @Override
        public Set<String> subjects() {
            return board.subjects();
        }

        @Override
        public List<F> read() {
            return board.read();
        }

        @Override
        public Set<String> readInPart() {
            return board.readInPart();
        }

        @Override
        public List<F> read(Part part) {
            return board.read(part);
        }

        @Override
        public Collection<F> finish(Collection<F> facts) {
            return board.finish(facts);
        }
    }

    /** A board on a node that nothing but hints tells of changes, and a browser that shows it. */
    private record Watching<F extends BoardSource.Fact>(LiveBoards node, LiveBoard<?> board, BoardElement<F> browser) {

        long wholeReads() {
            return board.reads() - board.partialReads();
        }
    }

    private Watching<F> watching(BoardSource<F> source) {
        var node = nodeOf(source);
        var browser = prompt(node, audience());
        Eventually.passes(() -> assertThat(node.beat(ids(browser)).ok()).isTrue());
        // The look that follows on listening is over once a change of its own is shown.
        announce();
        Eventually.passes(() -> assertThat(browser.rows()).isEqualTo(rows()));
        return new Watching<>(node, node.board(source().name()), browser);
    }

    private void showsTheDatabase(Watching<F> watching) {
        // As a browser does: a silent one is not sent to.
        watching.node.beat(ids(watching.browser));
        Eventually.passes(() -> assertThat(watching.browser.rows()).isEqualTo(rows()));
    }

    @Test
    void whatNamesItsSubjectsIsReadAlone() {
        var watching = watching(source());
        var whole = watching.wholeReads();
        for (var n = 0; n < 9; n++) {
            announce();
            showsTheDatabase(watching);
        }
        assertThat(watching.board.partialReads()).isGreaterThanOrEqualTo(9);
        assertThat(watching.wholeReads()).as("read whole").isEqualTo(whole);
    }

    @Test
    void aWholeKindAndManySubjectsAreReadWhole() {
        var watching = watching(source());
        var kind = source().readInPart().iterator().next();
        var many = IntStream.rangeClosed(0, Hint.MOST)
                .mapToObj(n -> kind + ":" + n)
                .collect(Collectors.joining(" "));
        for (var told : List.of(kind, many)) {
            var whole = watching.wholeReads();
            transaction.executeWithoutResult(_ -> {
                change(next());
                tell(told);
            });
            showsTheDatabase(watching);
            Eventually.passes(() -> assertThat(watching.wholeReads()).as(told).isGreaterThan(whole));
        }
    }

    @Test
    void whateverHappensAPartIsWhatTheWholeWouldBe() {
        var random = new Random(SEED);
        var watching = watching(source());
        for (var n = 0; n < STEPS; n++) {
            switch (random.nextInt(6)) {
                case 0 -> {
                    // Lost: nobody knows until the whole is read.
                    change();
                    watching.node.reconcile();
                }
                case 1 ->
                    transaction.executeWithoutResult(_ -> {
                        tell(change(next()));
                        tell(change(next()));
                        tell(change(next()));
                    });
                case 2 -> {
                    announce();
                    announce();
                    watching.node.reconcile();
                    announce();
                }
                case 3 -> transaction.executeWithoutResult(_ -> tell(change(next()) + " " + change(next())));
                default -> announce();
            }
            showsTheDatabase(watching);
        }
        assertThat(watching.browser.gaps()).isZero();
        assertThat(watching.board.partialReads()).isGreaterThan(STEPS / 3);
    }

    @Machinery
    void aPartThatIsReadAfterASlowWholeIsTheNewer() throws InterruptedException {
        var slow = new AtomicReference<@Nullable CountDownLatch>();
        var reading = new CountDownLatch(1);
        var watching = watching(new Disturbed<>(source()) {
            @Override
            public List<F> read() {
                var facts = super.read();
                var wait = slow.getAndSet(null);
                if (wait != null) {
                    reading.countDown();
                    try {
                        wait.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }
                return facts;
            }
        });
        var goOn = new CountDownLatch(1);
        slow.set(goOn);
        watching.node.reconcile();
        reading.await();
        announce();
        announce();
        goOn.countDown();
        showsTheDatabase(watching);
    }

    @Machinery
    void whenAPartCannotBeReadTheWholeIs() {
        var fails = new AtomicBoolean();
        var watching = watching(new Disturbed<>(source()) {
            @Override
            public List<F> read(Part part) {
                if (fails.getAndSet(false)) {
                    throw new QueryTimeoutException("too slow");
                }
                return super.read(part);
            }
        });
        fails.set(true);
        var whole = watching.wholeReads();
        announce();
        showsTheDatabase(watching);
        Eventually.passes(
                () -> assertThat(watching.node.beat(ids(watching.browser)).ok()).isTrue());
        assertThat(watching.wholeReads()).isGreaterThan(whole);
    }
}

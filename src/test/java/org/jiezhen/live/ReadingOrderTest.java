package org.jiezhen.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jiezhen.Eventually;
import org.junit.jupiter.api.Test;

/** Of several boards that one change concerns, the shortest is read first, and a read that hangs holds up nobody. */
class ReadingOrderTest {

    private final List<String> read = new CopyOnWriteArrayList<>();

    @Test
    void theCheapestOfThoseThatWaitIsNext() throws Exception {
        var order = new ReadingOrder(1, TimeUnit.MINUTES.toNanos(1));
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        try (var boards = Executors.newCachedThreadPool()) {
            boards.submit(() -> order.inTurn(0, () -> {
                begun.countDown();
                waitFor(goOn);
            }));
            begun.await();
            boards.submit(() -> order.inTurn(TimeUnit.SECONDS.toNanos(30), () -> read.add("the wall")));
            Eventually.passes(() -> assertThat(order.waiting()).isEqualTo(1));
            boards.submit(() -> order.inTurn(TimeUnit.SECONDS.toNanos(1), () -> read.add("arrivals")));
            Eventually.passes(() -> assertThat(order.waiting()).isEqualTo(2));
            goOn.countDown();
        }
        assertThat(read).containsExactly("arrivals", "the wall");
    }

    @Test
    void whoHasWaitedForAMomentReadsBesideAReadThatHangs() throws Exception {
        var order = new ReadingOrder(1, TimeUnit.MILLISECONDS.toNanos(5));
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        try (var boards = Executors.newCachedThreadPool()) {
            boards.submit(() -> order.inTurn(0, () -> {
                begun.countDown();
                waitFor(goOn);
            }));
            begun.await();
            order.inTurn(0, () -> read.add("arrivals"));
            assertThat(read).containsExactly("arrivals");
            goOn.countDown();
        }
        assertThat(order.waiting()).isZero();
        order.inTurn(0, () -> read.add("again"));
        assertThat(read).as("no turn is lost").containsExactly("arrivals", "again");
    }

    @Test
    void aReadThatFailsGivesItsTurnOn() {
        var order = new ReadingOrder(1, TimeUnit.MINUTES.toNanos(1));
        for (var attempt = 0; attempt < 3; attempt++) {
            try {
                order.inTurn(0, () -> {
                    throw new IllegalStateException("no contact");
                });
            } catch (IllegalStateException e) {
                read.add(e.getMessage());
            }
        }
        assertThat(read).containsExactly("no contact", "no contact", "no contact");
    }

    private static boolean waitFor(CountDownLatch latch) {
        try {
            return latch.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

package org.jiezhen.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.jiezhen.Eventually;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Of those who wait at the door, the addresses take turns. */
@Timeout(20)
class TurnsTest {

    private final Turns turns = new Turns(1);
    private final ConcurrentLinkedQueue<String> let = new ConcurrentLinkedQueue<>();
    private final List<Thread> people = new ArrayList<>();

    private void comes(String name, String address, Runnable work) {
        var person = Thread.ofPlatform()
                .daemon()
                .start(() -> turns.take(address, () -> {
                    let.add(name);
                    work.run();
                    return true;
                }));
        people.add(person);
        Eventually.holds(
                name + " is in or waits", () -> let.contains(name) || person.getState() == Thread.State.WAITING);
    }

    @Test
    void sixtyOfOneAddressDoNotKeepSomebodyOfAnotherWaiting() throws InterruptedException {
        var busy = new CountDownLatch(1);
        comes("one", "10.0.2.1", () -> await(busy));
        for (var n = 2; n <= 60; n++) {
            comes("crowd " + n, "10.0.2.1", () -> {});
        }
        comes("somebody", "10.0.1.1", () -> {});
        comes("and another", "10.0.1.2", () -> {});

        busy.countDown();
        for (var person : people) {
            person.join();
        }

        assertThat(let)
                .startsWith("one", "crowd 2", "somebody", "and another", "crowd 3", "crowd 4")
                .hasSize(62);
    }

    @Test
    void whoFailsLeavesRoomForTheNext() {
        try {
            turns.take("10.0.2.1", () -> {
                throw new IllegalStateException("wrong");
            });
        } catch (IllegalStateException e) {
            let.add(e.getMessage());
        }
        assertThat(turns.<String>take("10.0.2.1", () -> "right")).isEqualTo("right");
        assertThat(let).containsExactly("wrong");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

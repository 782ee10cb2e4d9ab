package org.jiezhen.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.apache.coyote.http11.Http11NioProtocol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who does the container's work: nobody is woken to hear that a push was written. */
class ContainerThreadsTest {

    private final ContainerThreads threads = new ContainerThreads();
    private ExecutorService pool;

    @BeforeEach
    void aContainer() {
        var protocol = new Http11NioProtocol();
        protocol.setMinSpareThreads(1);
        protocol.setMaxThreads(1);
        pool = threads.poolOf(protocol);
    }

    @AfterEach
    void isStopped() {
        threads.destroy();
        assertThat(pool.isShutdown()).isTrue();
    }

    @Test
    void whatAPushHandsOverIsDoneInItsOwnThread() throws InterruptedException {
        var by = new CompletableFuture<Thread>();
        var push = Thread.startVirtualThread(() -> pool.execute(() -> by.complete(Thread.currentThread())));
        push.join();
        assertThat(by).isCompletedWithValue(push);
    }

    @Test
    void aRequestIsDoneByOneOfTheContainersThreads() {
        var by = new CompletableFuture<Thread>();
        pool.execute(() -> by.complete(Thread.currentThread()));
        assertThat(by.join()).isNotSameAs(Thread.currentThread()).matches(thread -> thread.getName()
                .contains("-exec-"));
    }
}

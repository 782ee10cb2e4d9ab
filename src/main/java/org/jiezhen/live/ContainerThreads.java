package org.jiezhen.live;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.AbstractProtocol;
import org.apache.tomcat.util.threads.TaskQueue;
import org.apache.tomcat.util.threads.TaskThreadFactory;
import org.apache.tomcat.util.threads.ThreadPoolExecutor;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/**
 * The container's threads, as it makes them itself, with one difference: what a push hands to them runs at once, in the
 * push's own thread. The container tells each websocket that its message has been written, and wakes a thread for it: 200
 * threads for a change seen by 200 boards, to do next to nothing.
 */
@Component
class ContainerThreads implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered, DisposableBean {

    private static final int IDLE_SECONDS = 60;

    private final List<ExecutorService> pools = new CopyOnWriteArrayList<>();

    /** Last, when it is settled how many threads there are. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addConnectorCustomizers(connector -> {
            if (connector.getProtocolHandler() instanceof AbstractProtocol<?> protocol) {
                protocol.setExecutor(poolOf(protocol));
            }
        });
    }

    ExecutorService poolOf(AbstractProtocol<?> protocol) {
        var waiting = new TaskQueue();
        var pool = new Pool(
                protocol.getMinSpareThreads(),
                protocol.getMaxThreads(),
                waiting,
                new TaskThreadFactory(protocol.getName() + "-exec-", true, Thread.NORM_PRIORITY));
        waiting.setParent(pool);
        pools.add(pool);
        return pool;
    }

    private static final class Pool extends ThreadPoolExecutor {

        private Pool(int least, int most, TaskQueue waiting, TaskThreadFactory threads) {
            super(least, most, IDLE_SECONDS, TimeUnit.SECONDS, waiting, threads);
        }

        @Override
        public void execute(Runnable command) {
            // Requests are brought by the poller; only a push comes in a virtual thread.
            if (Thread.currentThread().isVirtual()) {
                command.run();
            } else {
                super.execute(command);
            }
        }
    }

    @Override
    public void destroy() {
        pools.forEach(ExecutorService::shutdownNow);
    }
}

package org.jiezhen.staff;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sessions of nobody: the sign-in page keeps one for each browser that opens it, and whoever opens it a thousand times
 * must not take the memory of those who work. They live minutes, and there are few of them by address and in all: a new
 * one ends the oldest of whoever has most, so that nobody is turned away. And whoever sends half of something, and keeps a
 * worker waiting for the rest, does so a limited number of times at once.
 */
@Component
@Order(Integer.MIN_VALUE + 50)
class Strangers extends OncePerRequestFilter implements HttpSessionListener {

    /** How long a session of nobody lasts without a request. */
    static final Duration LASTS = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(Strangers.class);
    private static final String ADDRESS = Strangers.class.getName();
    // What a page takes, generously.
    private static final long EACH_BYTES = 400_000;

    // Of the container's 200 workers. One address has as many of them as it leaves free for others: half when it is
    // alone, a quarter each when there are three. So there is always one for whoever has none.
    private static final int MOST_SENDING = 160;

    private final ThreadLocal<@Nullable String> addresses = new ThreadLocal<>();
    private final Map<String, Deque<HttpSession>> strangers = new HashMap<>();
    private final Map<String, Integer> sending = new HashMap<>();
    private final int most;
    private int all;

    Strangers() {
        this(most());
    }

    /** How many pages a tenth of the memory holds: enough for a house in which everybody opens the portal at once. */
    static int most() {
        return (int) Math.clamp(Runtime.getRuntime().maxMemory() / 10 / EACH_BYTES, 100, 500);
    }

    Strangers(int most) {
        this.most = most;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var address = String.valueOf(request.getRemoteAddr());
        var sends = !request.getMethod().equals("GET") && !isSomebody(request.getSession(false));
        if (sends && !beginsToSend(address)) {
            // The rest is not waited for.
            response.setHeader("Connection", "close");
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
            return;
        }
        addresses.set(address);
        try {
            chain.doFilter(request, response);
        } finally {
            addresses.remove();
            if (sends) {
                hasSent(address);
            }
            welcome(request.getSession(false));
        }
    }

    private static boolean isSomebody(@Nullable HttpSession session) {
        return session != null && session.getAttribute(ADDRESS) == null;
    }

    private synchronized boolean beginsToSend(String address) {
        var free = MOST_SENDING
                - sending.values().stream().mapToInt(Integer::intValue).sum();
        if (sending.getOrDefault(address, 0) >= free) {
            return false;
        }
        sending.merge(address, 1, Integer::sum);
        return true;
    }

    private synchronized void hasSent(String address) {
        sending.computeIfPresent(address, (_, n) -> n > 1 ? n - 1 : null);
    }

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        var address = addresses.get();
        if (address == null) {
            return;
        }
        var session = event.getSession();
        session.setAttribute(ADDRESS, new Since(address, session.getMaxInactiveInterval()));
        session.setMaxInactiveInterval((int) LASTS.toSeconds());
        add(address, session).forEach(Strangers::end);
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        forget(event.getSession());
    }

    /** Whoever has signed in is a stranger no more. */
    private void welcome(@Nullable HttpSession session) {
        try {
            if (session != null
                    && session.getAttribute(ADDRESS) instanceof Since since
                    && session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) != null) {
                forget(session);
                session.removeAttribute(ADDRESS);
                if (session.getMaxInactiveInterval() == LASTS.toSeconds()) {
                    session.setMaxInactiveInterval(since.usually);
                }
            }
        } catch (IllegalStateException e) {
            LOG.debug("The session has ended", e);
        }
    }

    private synchronized List<HttpSession> add(String address, HttpSession session) {
        strangers.computeIfAbsent(address, _ -> new ArrayDeque<>()).add(session);
        all++;
        var tooMany = new ArrayList<HttpSession>();
        while (all > most) {
            var heaviest = strangers.values().stream()
                    .max(Comparator.comparingInt(Deque::size))
                    .orElseThrow();
            tooMany.add(heaviest.removeFirst());
            all--;
        }
        strangers.values().removeIf(Deque::isEmpty);
        return tooMany;
    }

    private synchronized void forget(HttpSession session) {
        for (var sessions : strangers.values()) {
            if (sessions.removeIf(one -> one.getId().equals(session.getId()))) {
                all--;
            }
        }
        strangers.values().removeIf(Deque::isEmpty);
    }

    /** How many there are. */
    synchronized int count() {
        return all;
    }

    private static void end(HttpSession session) {
        try {
            session.invalidate();
        } catch (IllegalStateException e) {
            LOG.debug("The session had ended already", e);
        }
    }

    /** Whose session it is not, and how long one lasts otherwise, in seconds. */
    private record Since(String address, int usually) {}
}

package org.jiezhen.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.jiezhen.staff.StaffId;

/**
 * Who means the portal no good, or means it too well, all at the same time: a stranger, who opens pages and walls, guesses
 * passwords and sends half of something; a copier, who has signed in and reads everything as fast as it comes; and a slow
 * client, who asks for much and takes nothing. Everything stays on this machine, is bounded in number, and ends with this.
 */
final class Attack implements AutoCloseable {

    /**
     * With how many of each.
     *
     * @param strangers who open pages, open walls and guess passwords, each so many
     * @param halves requests that are never finished
     * @param files that are asked for and not taken
     * @param copiers who share one session, and one more who takes a new one each time
     * @param boards that are open and never read
     * @param guessed whose password is guessed
     */
    record Force(int strangers, int halves, int files, int copiers, int boards, String guessed) {

        static final Force WHOLE = new Force(2, 150, 250, 3, 20, BusyHouse.GUIDE);
    }

    private static final List<String> VIEWS =
            List.of("arrivals", "customers", "bookings", "mine", "close-day", "arrive");
    private static final Pattern SCRIPT = Pattern.compile("VAADIN/build/[^\"']+\\.js");

    private final int port;
    private final Force force;
    private final Screens slow;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Thread> threads = new ArrayList<>();
    private final Map<String, LongAdder> done = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final CountDownLatch over = new CountDownLatch(1);

    Attack(int port, Force force, StaffId copier, StaffId slowOne) {
        this.port = port;
        this.force = force;
        slow = new Screens(port, new Sockets());
        var script = script();
        for (var n = 0; n < force.strangers; n++) {
            begin("pages of strangers", () -> get("/sign-in", address()));
            begin("walls of strangers", () -> slow.look("wall"));
            begin("wrong passwords", this::guess);
        }
        for (var n = 0; n < force.halves; n++) {
            begin("halves of something", () -> hold(half()));
        }
        for (var n = 0; n < force.files; n++) {
            begin(
                    "files that nobody takes",
                    () -> hold("GET /" + script + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nX-Forwarded-For: "
                            + address() + "\r\n\r\n"));
        }
        var screens = new Screens(port, new Sockets());
        var cookie = screens.cookie(copier);
        for (var n = 0; n < force.copiers; n++) {
            begin("pages of the copier", () -> screens.openAnother(cookie, view()));
        }
        // Who forgets the session and keeps the shift is given a new one each time.
        var shift = Arrays.stream(cookie.split("; "))
                .filter(one -> one.startsWith("jz-shift="))
                .findFirst()
                .orElseThrow();
        begin("sessions of the copier", () -> screens.openAnother(shift, view()));
        for (var n = 0; n < force.boards; n++) {
            slow.openAndNeverRead(slowOne, "arrivals");
        }
        begin("beats of boards that nobody reads", () -> {
            slow.beat();
            LockSupport.parkNanos(5_000_000_000L);
        });
    }

    private String view() {
        return VIEWS.get(numbers.incrementAndGet() % VIEWS.size());
    }

    @FunctionalInterface
    private interface Move {
        void make() throws IOException, InterruptedException;
    }

    private void begin(String name, Move move) {
        threads.add(Thread.ofVirtual().start(() -> {
            while (over.getCount() > 0) {
                try {
                    move.make();
                    count(name);
                } catch (IOException | RuntimeException e) {
                    count(name + ", refused");
                    LockSupport.parkNanos(20_000_000);
                } catch (InterruptedException e) {
                    return;
                }
            }
        }));
    }

    private void count(String name) {
        done.computeIfAbsent(name, _ -> new LongAdder()).increment();
    }

    /** How often each was tried and what was refused. */
    Map<String, Long> done() {
        var sums = new TreeMap<String, Long>();
        done.forEach((name, times) -> sums.put(name, times.sum()));
        return sums;
    }

    /** Strangers have a few addresses, not thousands. */
    private String address() {
        return "198.51.100." + numbers.incrementAndGet() % 5;
    }

    private String script() {
        try {
            var found = SCRIPT.matcher(get("/sign-in", "198.51.100.1"));
            if (!found.find()) {
                throw new IllegalStateException("the page loads no script");
            }
            return found.group();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String get(String path, String address) throws IOException, InterruptedException {
        var answer = http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("X-Forwarded-For", address)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 400) {
            throw new IOException(path + " answered " + answer.statusCode());
        }
        return answer.body();
    }

    private void guess() throws IOException, InterruptedException {
        var n = numbers.incrementAndGet();
        try (var person = new Person(port, address())) {
            // Names that are there and names that are not.
            var right = person.signsIn(person.page(), n % 2 == 0 ? force.guessed : "nobody" + n, "一次又一次的错误" + n);
            if (right) {
                throw new IllegalStateException("a guess was right");
            }
        }
    }

    private String half() {
        return "POST /sign-in HTTP/1.1\r\nHost: localhost:" + port + "\r\nX-Forwarded-For: " + address()
                + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\nusername=half";
    }

    /** Sends what there is to send, and waits until the portal hangs up, without reading what it says. */
    private void hold(String request) throws IOException, InterruptedException {
        try (var socket = new Socket()) {
            socket.setReceiveBufferSize(4096);
            socket.connect(new InetSocketAddress("127.0.0.1", port), 5000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            // A byte a second is the attack; it stops as soon as it is over.
            for (var n = 0; n < 30 && !over.await(1, TimeUnit.SECONDS); n++) {
                // Whoever was hung up on finds out by saying more.
                socket.getOutputStream().write('x');
            }
        }
    }

    @Override
    public void close() {
        over.countDown();
        threads.forEach(Thread::interrupt);
        for (var thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        slow.close();
        http.shutdownNow();
    }
}

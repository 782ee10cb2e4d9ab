package org.jiezhen.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jiezhen.visits.Invariants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * A portal with a small heap and open boards, quiet and attacked in turn. Changes are made on another node of the same
 * house, so that only what the boards' own node does is measured: what it reads, compares and sends.
 */
final class Siege {

    private static final int BOARDS = 20;
    private static final int CUSTOMERS = 40;
    private static final int ROUNDS = 3;
    private static final int MANY = 60;
    private static final String PASSWORD = "夜里的河边没有人说话";

    private static final double FRESH_MILLIS = 1_000;
    private static final double BEAT_MILLIS = 5_000;
    private static final double SIGN_IN_MILLIS = 3_000;
    // What is left open of one person's pages is known only when their heartbeat has failed, after a quarter of an
    // hour.
    private static final double STAYS_OPEN_MIB = Besieged.HEAP_MIB / 10.0;
    private static final double MIB = 1 << 20;
    // Sessions of nobody live five minutes, pages that say nothing any more a little longer.
    private static final Duration LAPSES = Duration.ofMinutes(8);

    private final Promises promises;
    private final Duration each;

    Siege(Promises promises, Duration each) {
        this.promises = promises;
        this.each = each;
    }

    void run() throws IOException, SQLException {
        promises.say("Starting a demo house, and a second node of it with a heap of " + Besieged.HEAP_MIB + " MiB.");
        try (var house = new BusyHouse(Duration.ZERO);
                var besieged = new Besieged(house);
                var sockets = new Sockets();
                var screens = new Screens(besieged.port(), sockets)) {
            house.customers(CUSTOMERS);
            accounts(house);
            IntStream.range(0, BOARDS).forEach(n -> screens.open(house.person("liting"), "arrivals"));
            try (var freshness = new Freshness(house, sockets, screens)) {
                // Until the compiler has had its time.
                freshness.watch(each);
                signIns(besieged, freshness);
                attack(house, besieged, freshness);
            }
            promises.hold(
                    "nothing is so that must never be so",
                    "looked at every visit",
                    new Invariants(house.bean(JdbcClient.class), 0).broken().isEmpty());
        }
    }

    /** So many with one password, as a stranger does not know it. */
    private static void accounts(BusyHouse house) throws SQLException {
        var hash = house.bean(PasswordEncoder.class).encode(PASSWORD);
        try (var owner = house.owner();
                var insert = owner.prepareStatement("""
                        WITH made AS (
                            INSERT INTO account (id, username, display_name, password_hash, created_at, changed_at)
                            SELECT gen_random_uuid(), 'morning' || n, '早班 ' || n, ?, now(), now()
                            FROM generate_series(1, ?) n RETURNING id)
                        INSERT INTO account_role (account_id, ordinal, role_code)
                        SELECT id, 0, 'DESK_GUIDE' FROM made""")) {
            insert.setString(1, hash);
            insert.setInt(2, MANY + 1);
            insert.executeUpdate();
        }
    }

    // ---- sixty at once

    /** Sixty sign in at the same moment, and one more a moment later from somewhere else. */
    private void signIns(Besieged besieged, Freshness freshness) {
        var alone = new Samples();
        var behind = new Samples();
        var last = new Samples();
        var quiet = new Freshness.Seen();
        var crowded = new Freshness.Seen();
        for (var round = 0; round < ROUNDS; round++) {
            quiet = quiet.and(freshness.watch(each.dividedBy(ROUNDS)));
            alone.add(signIn(besieged, "10.0.1.1", MANY + 1));
            var crowd = new Crowd(besieged);
            crowd.begin();
            var one = Thread.ofVirtual().start(() -> {
                LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
                behind.add(signIn(besieged, "10.0.1.1", MANY + 1));
            });
            crowded = crowded.and(freshness.watch(() -> crowd.isGoing() || one.isAlive()));
            last.add(crowd.lastMillis());
        }
        promises.say("Sixty clients that sign in at once:");
        promises.say("  boards, quiet: " + quiet.told());
        promises.say("  boards, meanwhile: " + crowded.told());
        promises.say(
                "  one sign-in alone %.0f ms, behind sixty of another address %.0f ms; the last of the sixty %.0f ms"
                        .formatted(alone.median(), behind.median(), last.median()));
        promises.hold(
                "boards stay fresh while sixty sign in",
                "p99 %.1f times that of quiet"
                        .formatted(
                                crowded.millis().percentile(99) / quiet.millis().percentile(99)),
                crowded.lost() == 0 && crowded.millis().percentile(99) < FRESH_MILLIS);
        promises.hold(
                "whoever signs in from elsewhere waits little for sixty of one address",
                "%.0f ms".formatted(behind.median()),
                behind.median() < last.median() / 2);
    }

    private static double signIn(Besieged besieged, String address, int number) {
        var began = System.nanoTime();
        try (var person = new Person(besieged.port(), address)) {
            if (!person.signsIn(person.page(), "morning" + number, PASSWORD)) {
                return Double.POSITIVE_INFINITY;
            }
            return (System.nanoTime() - began) / 1e6;
        } catch (IOException e) {
            return Double.POSITIVE_INFINITY;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Double.POSITIVE_INFINITY;
        }
    }

    /** Sixty people before their sign-in pages, behind one address, who press at the same moment. */
    private static final class Crowd {

        private final CountDownLatch ready = new CountDownLatch(MANY);
        private final CountDownLatch press = new CountDownLatch(1);
        private final List<Thread> people = new ArrayList<>();
        private volatile long pressed;
        private volatile long last;

        private Crowd(Besieged besieged) {
            for (var n = 1; n <= MANY; n++) {
                var username = "morning" + n;
                people.add(Thread.ofVirtual().start(() -> {
                    try (var person = new Person(besieged.port(), "10.0.2.1")) {
                        var token = person.page();
                        ready.countDown();
                        press.await();
                        person.signsIn(token, username, PASSWORD);
                        last = System.nanoTime();
                    } catch (IOException e) {
                        ready.countDown();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }));
            }
        }

        void begin() {
            try {
                ready.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            pressed = System.nanoTime();
            press.countDown();
        }

        boolean isGoing() {
            return people.stream().anyMatch(Thread::isAlive);
        }

        double lastMillis() {
            return (last - pressed) / 1e6;
        }
    }

    // ---- all at once

    private void attack(BusyHouse house, Besieged besieged, Freshness freshness) {
        var heap = besieged.heap();
        var quiet = new Freshness.Seen();
        var attacked = new Freshness.Seen();
        var entered = new Samples();
        promises.say("A stranger, a copier and a slow client, side by side, " + ROUNDS + " times " + each.toSeconds()
                + " s, and as long in peace before each:");
        for (var round = 0; round < ROUNDS; round++) {
            quiet = quiet.and(freshness.watch(each));
            try (var attack =
                    new Attack(besieged.port(), Attack.Force.WHOLE, house.person("suman"), house.person("gaofeng"))) {
                var person = Thread.ofVirtual().start(() -> {
                    while (!Thread.interrupted()) {
                        var took = signIn(besieged, "10.0.1.1", MANY + 1);
                        if (!Thread.currentThread().isInterrupted()) {
                            entered.add(took);
                        }
                        LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
                    }
                });
                attacked = attacked.and(freshness.watch(each));
                person.interrupt();
                join(person);
                promises.say("  " + attack.done());
            }
            if (!besieged.isAlive()) {
                break;
            }
        }
        promises.say("  boards, quiet: " + quiet.told());
        promises.say("  boards, attacked: " + attacked.told());
        var ratio = attacked.millis().percentile(99) / quiet.millis().percentile(99);
        promises.hold(
                "the portal lives, and its memory sufficed",
                besieged.isAlive() ? "alive" : "ended",
                besieged.isAlive() && !besieged.said().contains("OutOfMemoryError"));
        promises.hold(
                "boards stay fresh",
                "p99 %.1f times that of quiet".formatted(ratio),
                attacked.lost() == 0 && attacked.millis().percentile(99) < FRESH_MILLIS);
        promises.hold(
                "every page that shows a board hears that it is current",
                "p99 %.0f ms".formatted(attacked.beats().percentile(99)),
                attacked.unanswered() == 0 && attacked.beats().percentile(99) < BEAT_MILLIS);
        promises.hold(
                "a person signs in",
                "%d times, p50 %.0f ms, the longest %.0f ms"
                        .formatted(entered.values().size(), entered.median(), entered.percentile(100)),
                entered.percentile(100) < SIGN_IN_MILLIS);
        if (besieged.isAlive()) {
            memory(besieged, heap);
        }
    }

    private void memory(Besieged besieged, long before) {
        var after = besieged.heap();
        var began = System.nanoTime();
        var now = after;
        var most = before + STAYS_OPEN_MIB * MIB;
        while (now > most && System.nanoTime() - began < LAPSES.toNanos()) {
            LockSupport.parkNanos(Duration.ofSeconds(15).toNanos());
            now = besieged.heap();
        }
        promises.hold(
                "memory comes back, but for a tenth at most",
                "%.0f MiB before, %.0f after the last attack, %.0f after %d s"
                        .formatted(before / MIB, after / MIB, now / MIB, (System.nanoTime() - began) / 1_000_000_000),
                now <= most);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

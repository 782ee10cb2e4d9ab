package org.jiezhen.bench;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jiezhen.callbacks.CallFigures;
import org.jiezhen.callbacks.CallbackBoard;
import org.jiezhen.callbacks.CallbackCalls;
import org.jiezhen.callbacks.ManyCallbacks;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.customers.ManyCustomers;
import org.jiezhen.shared.BusinessTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** How soon the list of callbacks is there among five years of them, a million, and the call, the next and the figures with it. */
final class Callbacks {

    private static final int MANY = 1_000_000;
    private static final int PEOPLE = 100_000;
    private static final int DAYS = 5 * 365;
    private static final int DUE = 150;
    private static final int WARM = 20;
    private static final int MONTH = 30;
    private static final double LIST_AT_MOST_MILLIS = 100;
    private static final String AGENT = "caomin";

    private final BusyHouse house;
    private final Report report;

    Callbacks(BusyHouse house, Report report) {
        this.house = house;
        this.report = report;
    }

    void run(int rounds) throws SQLException {
        var today = BusinessTime.day(Instant.now());
        report.add(list("the list of callbacks before there are any, p95", rounds, null));
        report.say("Ringing %,d people %,d times in five years.".formatted(PEOPLE, MANY));
        var began = System.nanoTime();
        fill(today);
        report.say("  in %.1f s".formatted((System.nanoTime() - began) / 1e9));
        report.say("  on the list: " + house.bean(CallbackBoard.class).read().size());
        report.add(list("the list of callbacks among a million, p95", rounds, LIST_AT_MOST_MILLIS));
        calls(rounds);
        var month = new Samples();
        for (var n = 0; n < WARM; n++) {
            month.add(millis(
                    () -> house.asManager(() -> house.bean(CallFigures.class).of(today.minusDays(MONTH), today))));
        }
        report.add(verdict("for information: the figures of a month, p95", month, null));
    }

    private void fill(LocalDate today) throws SQLException {
        // On one connection: what they are made of lies in tables of that connection alone.
        try (var owner = house.owner()) {
            var jdbc = JdbcClient.create(new SingleConnectionDataSource(owner, true));
            // Measured at any hour.
            jdbc.sql(
                            "UPDATE callback_hours SET from_min = 0, to_min = 1440 WHERE from_min = (SELECT min(from_min) FROM callback_hours)")
                    .update();
            ManyCustomers.fill(jdbc, ManyCustomers.names(PEOPLE));
            ManyCallbacks.fill(jdbc, MANY, DAYS, DUE, today);
            // As the server does by itself in the night after.
            jdbc.sql("VACUUM ANALYZE").update();
        }
    }

    private Verdict list(String what, int rounds, @Nullable Double target) {
        var board = house.bean(CallbackBoard.class);
        for (var n = 0; n < WARM; n++) {
            board.read();
        }
        var samples = new Samples();
        for (var n = 0; n < rounds; n++) {
            samples.add(millis(board::read));
        }
        return verdict(what, samples, target);
    }

    /** The next is taken, looked at, and laid down. */
    private void calls(int rounds) {
        var calls = house.bean(CallbackCalls.class);
        var next = new Samples();
        var look = new Samples();
        for (var n = 0; n < WARM + rounds; n++) {
            var taken = new CustomerId[1];
            var took = millis(() -> taken[0] =
                    house.as(AGENT, () -> calls.takeNext(UUID.randomUUID())).subject());
            var looked = millis(() -> house.as(AGENT, calls::inHand));
            house.as(AGENT, () -> calls.release(UUID.randomUUID(), taken[0]));
            if (n >= WARM) {
                next.add(took);
                look.add(looked);
            }
        }
        report.add(verdict("for information: the next is taken, p95", next, null));
        report.add(verdict("for information: the call with what was before, p95", look, null));
    }

    private static double millis(Runnable what) {
        var began = System.nanoTime();
        what.run();
        return (System.nanoTime() - began) / 1e6;
    }

    private static Verdict verdict(String what, Samples samples, @Nullable Double target) {
        return Verdict.of(
                        0,
                        what,
                        samples.percentile(95),
                        "ms",
                        target,
                        samples.values().size())
                .samples("ms", samples.values(), List.of(), null);
    }
}

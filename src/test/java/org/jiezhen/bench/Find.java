package org.jiezhen.bench;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.jiezhen.customers.Customers;
import org.jiezhen.customers.DoublesBoard;
import org.jiezhen.customers.ManyCustomers;
import org.jiezhen.shared.Pinyin;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How soon a customer is found among 300,000 while somebody types: the service's time, through its door. */
final class Find {

    private static final int MANY = 300_000;
    private static final int CHUNK = 30_000;
    private static final int SHOWN = 9;
    private static final int WARM = 40;
    private static final double AT_MOST_MILLIS = 50;
    private static final double DOUBLES_AT_MOST_MILLIS = 1_000;

    private final BusyHouse house;
    private final Report report;
    private final Customers customers;
    private final Random random = new Random(4711);
    private List<String> names = List.of();

    Find(BusyHouse house, Report report) {
        this.house = house;
        this.report = report;
        this.customers = house.bean(Customers.class);
    }

    void run(int rounds) throws SQLException {
        report.say("Registering %,d customers with made-up names.".formatted(MANY));
        var began = System.nanoTime();
        fill();
        report.say("  in %.1f s".formatted((System.nanoTime() - began) / 1e9));
        for (var n = 0; n < WARM; n++) {
            typed().values().forEach(what -> find(what.apply(somebody())));
        }
        var all = new Samples();
        var kinds = new LinkedHashMap<String, Samples>();
        for (var n = 0; n < rounds; n++) {
            for (var kind : typed().entrySet()) {
                var query = kind.getValue().apply(somebody());
                var micros = find(query);
                all.add(micros / 1000);
                kinds.computeIfAbsent(kind.getKey(), unused -> new Samples()).add(micros / 1000);
            }
        }
        report.add(Verdict.of(
                        0,
                        "search among 300,000 customers, p95",
                        all.percentile(95),
                        "ms",
                        AT_MOST_MILLIS,
                        all.values().size())
                .samples("ms", all.values(), List.of(), null));
        kinds.forEach((kind, samples) -> report.add(Verdict.of(
                        0,
                        "for information: by " + kind + ", p95",
                        samples.percentile(95),
                        "ms",
                        null,
                        samples.values().size())
                .samples("ms", samples.values(), List.of(), null)));
        doubles();
    }

    /** The one question that is about every customer: asked with each change, while somebody has the page open. */
    private void doubles() {
        var samples = new Samples();
        for (var n = 0; n < 5; n++) {
            var began = System.nanoTime();
            house.bean(DoublesBoard.class).read();
            samples.add((System.nanoTime() - began) / 1e6);
        }
        report.add(Verdict.of(
                        0,
                        "the house's list of likely doubles among 300,000, p50",
                        samples.median(),
                        "ms",
                        DOUBLES_AT_MOST_MILLIS,
                        samples.values().size())
                .samples("ms", samples.values(), List.of(), null));
    }

    /** What people type, in the order in which it comes. */
    private Map<String, Function<String, String>> typed() {
        var typed = new LinkedHashMap<String, Function<String, String>>();
        typed.put("a common surname", name -> random.nextBoolean() ? "王" : "李");
        typed.put("surname and character", name -> name.substring(0, 2));
        typed.put("the whole name", name -> name);
        typed.put("the given name", name -> name.substring(1));
        typed.put("the last character", name -> name.substring(name.length() - 1));
        typed.put("pinyin, whole", Pinyin::of);
        typed.put("pinyin, half", name -> Pinyin.of(name)
                .substring(0, Pinyin.of(name).length() / 2 + 1));
        typed.put("the given name in pinyin", name -> Pinyin.of(name.substring(1)));
        typed.put("initials", Find::initials);
        typed.put("one letter", name -> Pinyin.of(name).substring(0, 1));
        typed.put("the end of a phone", name -> "%04d".formatted(random.nextInt(10_000)));
        typed.put("a ticket", name -> "A%03d".formatted(1 + random.nextInt(40)));
        typed.put("what nobody is called", name -> "zzyzx".substring(0, 3 + random.nextInt(3)));
        typed.put(
                "a name in another order",
                name -> Pinyin.of(name.substring(1)) + " " + Pinyin.of(name.substring(0, 1)));
        return typed;
    }

    private static String initials(String name) {
        var initials = new StringBuilder();
        name.codePoints()
                .forEach(c -> initials.append(Pinyin.of(Character.toString(c))
                        .toLowerCase(Locale.ROOT)
                        .charAt(0)));
        return initials.toString();
    }

    private String somebody() {
        return names.get(random.nextInt(names.size()));
    }

    private double find(String typed) {
        return house.asGuide(() -> {
            var began = System.nanoTime();
            customers.find(typed, SHOWN);
            return (System.nanoTime() - began) / 1e3;
        });
    }

    // Rows first, then the index of their parts: as a house that brings its customers along would do it.
    private void fill() throws SQLException {
        names = ManyCustomers.names(MANY);
        try (var owner = house.owner();
                var statement = owner.createStatement()) {
            var index = "customer_search";
            String definition;
            try (var rows =
                    statement.executeQuery("SELECT indexdef FROM pg_indexes WHERE indexname = '" + index + "'")) {
                rows.next();
                definition = rows.getString(1);
            }
            statement.execute("DROP INDEX " + index);
            for (var from = 0; from < MANY; from += CHUNK) {
                ManyCustomers.fill(house.bean(JdbcClient.class), names.subList(from, from + CHUNK));
            }
            statement.execute("SET maintenance_work_mem = '256MB'");
            statement.execute(definition);
            statement.execute("VACUUM ANALYZE customer");
            try (var rows = statement.executeQuery("""
                    SELECT string_agg(relname || ' ' || pg_relation_size(oid) / 1000000 || ' MB', ', ' ORDER BY relname)
                    FROM pg_class WHERE relname LIKE 'customer%' AND pg_relation_size(oid) > 1000000""")) {
                rows.next();
                report.say("  " + rows.getString(1));
            }
        }
    }
}

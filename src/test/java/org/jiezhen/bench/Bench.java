package org.jiezhen.bench;

import java.time.Duration;

/** {@code ./portal bench}. */
final class Bench {

    public static void main(String[] args) throws Exception {
        var handicap = args.length > 0 ? Duration.ofMillis(Integer.parseInt(args[0])) : Duration.ZERO;
        try (var reception = new Reception(handicap);
                var sockets = new Sockets();
                var screens = new Screens(reception.port(), sockets);
                var owner = reception.owner();
                var bare = new Bare(
                        reception.bean(jakarta.servlet.ServletContext.class),
                        reception.bean(javax.sql.DataSource.class),
                        owner)) {
            reception.customers(40);
            var reach = new Reach(reception, sockets, screens, bare);
            for (var n : java.util.Arrays.stream(args)
                    .skip(1)
                    .mapToInt(Integer::parseInt)
                    .toArray()) {
                var t0 = System.nanoTime();
                reach.open(n);
                System.out.println(n + " opened " + (System.nanoTime() - t0) / 1_000_000 + " ms");
                reach.blocks(2, 20);
                if (n == 100) {
                    System.out.println(screens.open().getFirst().opening().length());
                    reach.blocks(2, 60);
                }
                for (var block : reach.blocks(Integer.getInteger("blocks", 5), 30)) {
                    System.out.printf(
                            "%d ours p50 %.0f p99 %.0f cpu %.1f   bare p50 %.0f p99 %.0f cpu %.1f   ratios %.2f %.2f %.2f%n",
                            n,
                            block.portal().micros().median(),
                            block.portal().micros().percentile(99),
                            block.portal().cpuMicros(),
                            block.bare().micros().median(),
                            block.bare().micros().percentile(99),
                            block.bare().cpuMicros(),
                            block.portal().micros().median()
                                    / block.bare().micros().median(),
                            block.portal().micros().percentile(99)
                                    / block.bare().micros().percentile(99),
                            block.portal().cpuMicros() / block.bare().cpuMicros());
                }
            }
        }
        System.exit(0);
    }
}

package org.jiezhen.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jiezhen.database.TestDatabase;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.visits.ArrivalsBoard;

/** What a change costs the database and the serialiser, counted, for any number of boards. */
final class Work {

    private static final int CHANGES = 10;
    private static final int ATTEMPTS = 4;

    /**
     * Counted over a few changes.
     *
     * @param statements executions of each statement, by its text
     * @param reads how often the arrivals were read
     * @param serialised how often a patch was written as JSON
     * @param audiences how many audiences were shown
     */
    record Counted(Map<String, Long> statements, long reads, long serialised, int audiences) {

        private Counted least(Counted other) {
            var least = new LinkedHashMap<String, Long>();
            statements.forEach((statement, calls) -> {
                if (other.statements.containsKey(statement)) {
                    least.put(statement, Math.min(calls, other.statements.get(statement)));
                }
            });
            return new Counted(
                    least,
                    Math.min(reads, other.reads),
                    Math.min(serialised, other.serialised),
                    Math.min(audiences, other.audiences));
        }

        double statementsPerChange() {
            return statements.values().stream().mapToLong(Long::longValue).sum() / (double) CHANGES;
        }

        double readsPerChange() {
            return reads / (double) CHANGES;
        }

        /** Of each audience and version. */
        double serialisations() {
            return serialised / (double) CHANGES / audiences;
        }
    }

    private final BusyHouse house;
    private final LiveBoards boards;
    private final ArrivalsBoard arrivals;

    Work(BusyHouse house) {
        this.house = house;
        this.boards = house.bean(LiveBoards.class);
        this.arrivals = house.bean(ArrivalsBoard.class);
    }

    /**
     * Counts a few changes several times. What was asked by the clock meanwhile, as by one board's reconciliation after the
     * other, was not asked each time: of each statement the least counts.
     */
    Counted count(Reach reach) {
        var counted = once(reach);
        for (var attempt = 1; attempt < ATTEMPTS; attempt++) {
            counted = counted.least(once(reach));
        }
        return counted;
    }

    private Counted once(Reach reach) {
        var before = TestDatabase.statements(house.database());
        var cost = boards.cost(arrivals);
        reach.changes(CHANGES);
        var statements = difference(before, TestDatabase.statements(house.database()));
        var after = boards.cost(arrivals);
        return new Counted(
                statements, after.reads() - cost.reads(), after.serialised() - cost.serialised(), after.audiences());
    }

    /** How much more often each statement has been executed. */
    static Map<String, Long> difference(Map<String, Long> before, Map<String, Long> after) {
        var difference = new LinkedHashMap<String, Long>();
        after.forEach((statement, calls) -> {
            var more = calls - before.getOrDefault(statement, 0L);
            // What the portal asks by the clock, each two seconds, is not asked for a change.
            if (more > 0 && !statement.contains("id = ANY(")) {
                difference.put(statement, more);
            }
        });
        return difference;
    }
}

package org.jiezhen.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Measured values of one kind, such as nanoseconds from a commit to the last board. */
final class Samples {

    private final List<Double> values = new ArrayList<>();

    void add(double value) {
        values.add(value);
    }

    List<Double> values() {
        return Collections.unmodifiableList(values);
    }

    /** The nearest-rank percentile, 0 to 100. */
    double percentile(double percent) {
        var sorted = values.stream().sorted().toList();
        var rank = (int) Math.ceil(percent / 100 * sorted.size());
        return sorted.get(Math.max(0, rank - 1));
    }

    double median() {
        return percentile(50);
    }
}

package org.jiezhen.bench;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One measured figure beside its target.
 *
 * @param goal the number of the goal it belongs to
 * @param what in words
 * @param value the figure
 * @param unit of value and target; {@code x} is a ratio
 * @param target the most it may be; null when it is for information only
 * @param met whether it is within its target
 * @param baseline the same of the bare pipeline, when there is one, in {@code sampleUnit}
 * @param n how many boards were open
 * @param sampleUnit the unit of the samples
 * @param samples every measured value of our arm
 * @param baselineSamples every measured value of the bare arm
 * @param frames websocket frames that were counted
 * @param bytes bytes that were counted
 */
record Verdict(
        int goal,
        String what,
        double value,
        String unit,
        @Nullable Double target,
        boolean met,
        @Nullable Double baseline,
        int n,
        String sampleUnit,
        List<Double> samples,
        List<Double> baselineSamples,
        @Nullable Long frames,
        @Nullable Long bytes) {

    /** A figure without samples. */
    static Verdict of(int goal, String what, double value, String unit, @Nullable Double target, int n) {
        return new Verdict(
                goal,
                what,
                value,
                unit,
                target,
                target == null || value <= target,
                null,
                n,
                unit,
                List.of(),
                List.of(),
                null,
                null);
    }

    Verdict samples(String unit, List<Double> ours, List<Double> theirs, @Nullable Double theirMedian) {
        return new Verdict(
                goal, what, value, this.unit, target, met, theirMedian, n, unit, ours, theirs, frames, bytes);
    }

    Verdict counted(long frames, long bytes) {
        return new Verdict(
                goal, what, value, unit, target, met, baseline, n, sampleUnit, samples, baselineSamples, frames, bytes);
    }
}

package org.jiezhen.lab;

import org.jspecify.annotations.Nullable;

/**
 * What was found out for one test, as somebody types it or an instrument sends it.
 *
 * @param test by its code
 * @param value as typed: a number, with &lt; or &gt; before it where it is less or more; a choice by its code or word; words
 * @param unit as it was said; null is the test's own
 * @param status how far it stands; a released one is changed by an amended one alone
 * @param sure whether it was said twice, where it is hardly possible
 * @param why why it is another than was released; null unless it is amended
 */
public record Finding(
        String test,
        String value,
        @Nullable String unit,
        ResultStatus status,
        boolean sure,
        @Nullable Amendment why) {

    /** One that was typed, in the test's own unit. */
    public static Finding of(String test, String value, ResultStatus status) {
        return new Finding(test, value, null, status, false, null);
    }

    /** The same, said twice. */
    public Finding surely() {
        return new Finding(test, value, unit, status, true, why);
    }

    /** Another value than was released, and why. */
    public static Finding amended(String test, String value, Amendment why) {
        return new Finding(test, value, null, ResultStatus.AMENDED, false, why);
    }
}

/**
 * What {@code ./portal bench} measures: how fast, how lightly and how seldom a change reaches every board, beside a bare
 * pipeline in the same process; and what {@code ./portal soak} and {@code ./portal faults} put it to. Not part of the tests,
 * but for short forms: figures of a machine are not facts about the clinic.
 */
@NullMarked
package org.jiezhen.bench;

import org.jspecify.annotations.NullMarked;

/**
 * What {@code ./portal bench} measures: how fast, how lightly and how seldom a change reaches every board, beside a bare
 * pipeline in the same process. Not part of the tests: figures of a machine are not facts about the clinic.
 */
@NullMarked
package org.jiezhen.bench;

import org.jspecify.annotations.NullMarked;

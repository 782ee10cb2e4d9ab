package org.jiezhen.acts;

import java.time.Instant;

/**
 * An act that is taken back.
 *
 * @param entry its journal entry
 * @param at when it was done
 */
public record Undone(Act act, long entry, Instant at) {}

package org.jiezhen.tables;

/**
 * A row that can be brought in.
 *
 * @param row its number, as the file's program counts
 * @param value what it is
 */
public record Good<T>(int row, T value) {}

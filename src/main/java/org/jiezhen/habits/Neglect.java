package org.jiezhen.habits;

import java.time.Instant;

/**
 * Something that goes wrong on purpose, and what people must be told of it.
 *
 * @param alarm the code of the kind of alarm that tells of it
 * @param subject the id of what is neglected, as text
 * @param due from when on the alarm must be seen
 */
public record Neglect(String alarm, String subject, Instant due) {}

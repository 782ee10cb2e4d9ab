package org.jiezhen.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * An open offer of what a row is about, as elements know offers.
 *
 * @param h the offer's id
 * @param to the key of whom it is offered to
 * @param n that person's name
 * @param g the key of who offers it
 * @param s since when, in milliseconds
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OfferedTo(String h, String to, @Nullable String n, String g, long s) {}

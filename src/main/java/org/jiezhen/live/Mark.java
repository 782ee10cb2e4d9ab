package org.jiezhen.live;

/**
 * How a code is marked: the shape says the phase, solid says being served.
 *
 * @param icon the mark's name in the element's icons
 */
public record Mark(String code, String icon, boolean on) {}

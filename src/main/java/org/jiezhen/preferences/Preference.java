package org.jiezhen.preferences;

/**
 * What somebody has chosen.
 *
 * @param sound whether the page may be heard when there is work for the person
 * @param vibration whether a telephone may be felt then
 */
public record Preference(Colours colours, boolean sound, boolean vibration) {

    /** What is so of whoever has chosen nothing. */
    public static final Preference USUAL = new Preference(Colours.SYSTEM, false, false);
}

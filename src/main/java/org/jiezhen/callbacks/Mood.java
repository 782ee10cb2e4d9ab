package org.jiezhen.callbacks;

/** How whoever was rung was met, for whoever rings next. */
public enum Mood {
    CALM,
    TALKATIVE,
    SILENT,
    WORRIED,
    ANGRY
}

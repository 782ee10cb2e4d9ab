package org.jiezhen.intake;

import org.jiezhen.shared.Refusal;

/** Somebody else wrote into the field since the page showed it: nothing is overwritten, and who wrote what is said. */
public final class WrittenMeanwhile extends Refusal {

    private final long entry;

    WrittenMeanwhile(long entry, String key, Object... args) {
        super(key, args);
        this.entry = entry;
    }

    /** What stands there now, by the entry that wrote it: whoever has seen it may write over it. */
    public long entry() {
        return entry;
    }
}

package org.jiezhen.visits;

import org.jiezhen.shared.Refusal;

/** A booking and a visitor of two names are to be brought together: whoever does it is asked first. */
public final class NamesDiffer extends Refusal {

    NamesDiffer(String key, Object... args) {
        super(key, args);
    }
}

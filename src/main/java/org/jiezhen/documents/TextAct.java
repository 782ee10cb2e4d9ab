package org.jiezhen.documents;

import org.jiezhen.acts.Act;
import org.jiezhen.acts.Verb;

/** What is done with the texts of documents. */
enum TextAct implements Act {
    DRAFT("draftText"),
    /** The draft is there to be published by another. */
    PROPOSE("proposeText"),
    PUBLISH("publishText"),
    /** The draft is given up. */
    DISCARD("discardText");

    private final Verb verb;

    TextAct(String verb) {
        this.verb = new Verb("documents." + verb);
    }

    @Override
    public Verb verb() {
        return verb;
    }
}

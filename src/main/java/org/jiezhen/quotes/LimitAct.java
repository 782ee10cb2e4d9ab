package org.jiezhen.quotes;

import org.jiezhen.acts.Act;
import org.jiezhen.acts.Verb;

/** What is done to the limits of discounts. */
enum LimitAct implements Act {
    SET;

    private static final Verb VERB = new Verb("quotes.setLimits", false);

    @Override
    public Verb verb() {
        return VERB;
    }
}

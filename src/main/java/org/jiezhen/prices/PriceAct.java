package org.jiezhen.prices;

import org.jiezhen.acts.Act;
import org.jiezhen.acts.Verb;

/** What is done with the price list. */
enum PriceAct implements Act {
    ADD("add"),
    CHANGE("change"),
    TAKE_OUT("takeOut"),
    PUT_BACK("putBack"),
    SET("set"),
    WITHDRAW("withdraw"),
    BRING_IN("bringIn");

    private final Verb verb;

    PriceAct(String verb) {
        this.verb = new Verb("prices." + verb);
    }

    @Override
    public Verb verb() {
        return verb;
    }
}

package org.jiezhen.customers;

import org.jiezhen.acts.Act;
import org.jiezhen.acts.Verb;

/** What is written down of a customer by hand. */
enum CustomerAct implements Act {
    REGISTER("register"),
    CORRECT("correct"),
    DOCUMENT("document"),
    ERASE_DOCUMENT("eraseDocument"),
    CONSENT("consent"),
    WITHDRAW("withdraw"),
    MERGE("merge"),
    TAKE_BACK("takeBack"),
    FIRST_SOURCE("firstSource"),
    APART("apart");

    private final Verb verb;

    CustomerAct(String verb) {
        this.verb = new Verb("customers." + verb);
    }

    @Override
    public Verb verb() {
        return verb;
    }
}

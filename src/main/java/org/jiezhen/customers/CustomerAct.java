package org.jiezhen.customers;

import org.jiezhen.acts.Act;

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
    APART("apart");

    private final String verb;

    CustomerAct(String verb) {
        this.verb = verb;
    }

    @Override
    public String code() {
        return "customers." + verb;
    }
}

package org.jiezhen.channels;

import org.jiezhen.acts.Act;
import org.jiezhen.acts.Verb;

/** What is done with the channels of the house. */
enum ChannelAct implements Act {
    ADD("add"),
    CHANGE("change"),
    MOVE("move"),
    TAKE_OUT("takeOut"),
    PUT_BACK("putBack");

    private final Verb verb;

    ChannelAct(String verb) {
        this.verb = new Verb("channels." + verb);
    }

    @Override
    public Verb verb() {
        return verb;
    }
}

package org.jiezhen.roster;

import org.springframework.stereotype.Component;

/** Has the demo house's roster written, for whoever plays a day by it. */
@Component
public class RosterWritten {

    private final DemoRoster demo;

    RosterWritten(DemoRoster demo) {
        this.demo = demo;
    }

    /** Of the week that is now, and the next. */
    public void write() {
        demo.write();
    }
}

package org.jiezhen.staff;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Lets somebody do nothing for long. */
public class Idle {

    private final JdbcClient jdbc;
    private final ScreenLock lock;
    private final LastActs acts;

    Idle(JdbcClient jdbc, ScreenLock lock, LastActs acts) {
        this.jdbc = jdbc;
        this.lock = lock;
        this.acts = acts;
    }

    /** This person has not done anything for an hour, on any screen. */
    public void leavesScreens(StaffId person) {
        // What was pressed a moment ago on the way here.
        acts.take();
        jdbc.sql("UPDATE shift SET acted = acted - interval '1 hour' WHERE account_id = ?")
                .param(person.value())
                .update();
        lock.sweep();
    }
}

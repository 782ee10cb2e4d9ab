package org.jiezhen.duty;

import org.jiezhen.acts.Commands;
import org.jiezhen.staff.Away;
import org.jiezhen.staff.SignedOut;
import org.jiezhen.staff.StaffId;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whoever has signed out is off duty, and so is whoever closed the browser or fell silent: nobody is asked who is not there. */
@Component
@Transactional
class DutyOver {

    private final Commands commands;
    private final DutyKind kind;
    private final JdbcClient jdbc;

    DutyOver(Commands commands, DutyKind kind, JdbcClient jdbc) {
        this.commands = commands;
        this.kind = kind;
        this.jdbc = jdbc;
    }

    @EventListener
    public void on(SignedOut event) {
        lapse(event.accountId(), "SIGNED_OUT");
    }

    @EventListener
    public void on(Away event) {
        lapse(event.accountId(), "AWAY");
    }

    /** @param why a reason code: how it is known that the person is not on duty any more */
    void lapse(StaffId person, String why) {
        var on = jdbc.sql("SELECT EXISTS (SELECT FROM duty_now WHERE account_id = ?)")
                .param(person.value())
                .query(Boolean.class)
                .single();
        if (on) {
            commands.happens(kind, kind.locked(person), DutyAct.LAPSE.because(why), person.value(), _ -> {});
        }
    }
}

package org.jiezhen.simulation;

import java.time.Duration;
import org.jiezhen.habits.Dice;

/** How long things take in the clinic, when nothing is forgotten: seconds, from the quickest to the slowest. */
enum Lasts {
    /** To turn round and offer the customer to the desk. */
    OFFER(15, 40),
    /** To see an offer and answer it. */
    ANSWER(8, 30),
    /** To the seat and the first words, before the form. */
    WELCOME(40, 120),
    /** To ask and fill the form beside the customer (填写咨询单). */
    FORM(200, 420),
    /** To enter the form and find the consultant. */
    TRIAGE(40, 120),
    /** To notice that somebody sits there alone. */
    NOTICE(6, 20),
    /** Between two calls of the desk. */
    CALL(10, 40),
    /** From the seat to the room. */
    WALK(20, 60),
    /** Until nobody comes any more who was called. */
    ABSENCE(50, 90),
    /** Until who was called in vain is back in the hall. */
    RETURN(40, 90),
    /** With the consultant; short talks, so that a house of four consultants takes in who comes. */
    CONSULTATION(300, 720),
    /** In one department, on the tour of the house. */
    STOP(40, 90),
    /** With the cashier. */
    CASHIER(60, 150),
    /** A talk with the manager, of somebody who is here on business. */
    TALK(90, 200),
    /** From the room to the lift, with the farewell. */
    FAREWELL(40, 100),
    /** Between two telephone calls of somebody who takes bookings. */
    TELEPHONE(240, 900);

    private final int from;
    private final int to;

    Lasts(int from, int to) {
        this.from = from;
        this.to = to;
    }

    /** How long it takes this time. */
    Duration of(Dice dice, Object... what) {
        return Duration.ofSeconds(dice.between(from, to, name(), java.util.Arrays.hashCode(what)));
    }
}

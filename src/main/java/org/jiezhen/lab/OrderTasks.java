package org.jiezhen.lab;

import java.time.Instant;
import org.jiezhen.tasks.TaskRecords;
import org.jiezhen.tasks.TaskRecords.Asked;
import org.jiezhen.tasks.TaskRecords.Moment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a lab form waits for, each a task: somebody who may order it, and then somebody who draws. */
@Component
class OrderTasks {

    /** A form that is filled is to be ordered, or revoked. */
    static final String ORDER = "LAB_ORDER";

    /** What is ordered is to be drawn. */
    static final String DRAW = "DRAW";

    private final TaskRecords tasks;
    private final JdbcClient jdbc;

    OrderTasks(TaskRecords tasks, JdbcClient jdbc) {
        this.tasks = tasks;
        this.jdbc = jdbc;
    }

    /** It is filled: somebody who may is to order it. */
    void filled(LabOrder order, Instant now, long entry) {
        open(ORDER, order, now, entry);
    }

    /** It is ordered: somebody is to draw, where anything is drawn. */
    void ordered(LabOrder order, Instant now, long entry) {
        close(ORDER, order.id(), true, now, entry);
        if (isToBeDrawn(order.id())) {
            open(DRAW, order, now, entry);
        }
    }

    /** Something of it is drawn: with the last of it, drawing is done. What is drawn again is a task of its own. */
    void drawn(OrderId order, Instant now, long entry) {
        if (!isToBeDrawn(order)) {
            close(DRAW, order, true, now, entry);
        }
    }

    /** It is not wanted any more, or its guest has gone. */
    void over(OrderId order, Instant now, long entry) {
        close(ORDER, order, false, now, entry);
        close(DRAW, order, false, now, entry);
    }

    /** An act on the form is taken back, and what it had asked for of others. */
    void takeBack(long undone, Instant now, long entry) {
        tasks.takeBack(undone, new Moment(now, entry));
    }

    private void open(String code, LabOrder order, Instant now, long entry) {
        tasks.open(new Asked(code, order.id().value(), order.visit(), null, null, null), new Moment(now, entry));
    }

    private void close(String code, OrderId order, boolean done, Instant now, long entry) {
        tasks.find(code, order.value()).ifPresent(task -> tasks.close(task, done, new Moment(now, entry)));
    }

    private boolean isToBeDrawn(OrderId order) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM lab_specimen p JOIN lab_specimen_state s ON s.specimen_id = p.id
                                       WHERE p.order_id = ? AND p.replaces IS NULL AND s.state = 'ORDERED'
                                         AND s.ended IS NULL AND s.voided IS NULL)""").param(order.value()).query(Boolean.class).single();
    }
}

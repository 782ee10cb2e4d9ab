package org.jiezhen.lab;

import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitRecords;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who of those who review may know a guest's results. */
@Component
class WhomItConcerns {

    private final VisitRecords visits;
    private final CurrentStaff staff;
    private final JdbcClient jdbc;

    WhomItConcerns(VisitRecords visits, CurrentStaff staff, JdbcClient jdbc) {
        this.visits = visits;
        this.staff = staff;
        this.jdbc = jdbc;
    }

    /**
     * Whether the guest concerns who is signed in: whoever reviews everybody's; who accompanies, or is offered, the guest; who has
     * filled or ordered one of the forms; who was told, or is to be told, of a critical value.
     */
    boolean isAmong(VisitId visit) {
        return staff.may(LabPermission.REVIEW_ALL)
                || visits.concerns(visit, staff.id())
                || jdbc.sql("SELECT EXISTS (SELECT FROM lab_concerns WHERE visit_id = ? AND staff_id = ?)")
                        .params(visit.value(), staff.id().value())
                        .query(Boolean.class)
                        .single();
    }
}

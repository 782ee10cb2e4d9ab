package org.jiezhen.simulation;

import static java.util.UUID.randomUUID;

import org.jiezhen.habits.Act;
import org.jiezhen.visits.ArrivalsBoard.VisitFact;
import org.jiezhen.visits.FrontDesk;
import org.springframework.stereotype.Component;

/** The steps of a visit, one after the other. */
@Component
class Steps {

    private final FrontDesk desk;

    Steps(FrontDesk desk) {
        this.desk = desk;
    }

    /** Goes one step on with a customer. */
    Act advance(VisitFact visit, String next) {
        return new Act(visit.visit(), () -> desk.advance(randomUUID(), visit.visit(), visit.code(), next));
    }
}

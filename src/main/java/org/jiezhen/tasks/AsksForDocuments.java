package org.jiezhen.tasks;

import static java.util.UUID.randomUUID;

import org.jiezhen.habits.Round;
import org.jiezhen.habits.Urgency;
import org.jiezhen.rooms.OnceInATalk;
import org.jiezhen.rooms.RoomsBoard;
import org.jiezhen.rooms.RoomsBoard.RoomFact;
import org.jiezhen.tasks.TaskRequests.Request;
import org.jiezhen.visits.VisitId;
import org.springframework.stereotype.Component;

/** 咨询师: some while into a talk the mirror and an album are wanted in the room. */
@Component
class AsksForDocuments extends OnceInATalk {

    private final TaskRequests requests;

    AsksForDocuments(TaskRequests requests, RoomsBoard rooms) {
        super(rooms, new Wish("documents", 3, 120, 420));
        this.requests = requests;
    }

    @Override
    public Urgency urgency() {
        return Urgency.ASKED;
    }

    @Override
    protected void ask(RoomFact room, VisitId guest, int number, Round round) {
        requests.request(
                randomUUID(), Request.of("DOCUMENT", guest, room.room()).saying("镜子和图册"));
    }
}

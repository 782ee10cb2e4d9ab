package org.jiezhen.simulation;

import static java.util.UUID.randomUUID;

import java.util.Optional;
import org.jiezhen.visits.Custody;
import org.jiezhen.visits.Stage;
import org.springframework.stereotype.Component;

/** 咨询师: takes who is led into the room, talks, and leads to the lift, or gives to the desk for that. */
@Component
class ConsultantPart implements Part {

    static final String ROLE = "CONSULTANT";

    private final Accompanying accompanying;
    private final Custody custody;

    ConsultantPart(Accompanying accompanying, Custody custody) {
        this.accompanying = accompanying;
        this.custody = custody;
    }

    @Override
    public String role() {
        return ROLE;
    }

    @Override
    public Optional<Act> next(Person me, Scene scene) {
        return accompanying
                .answer(me, scene, false)
                .or(() -> consult(me, scene))
                .or(() -> accompanying.host(me, scene))
                .or(() -> giveToDesk(me, scene))
                .or(() -> accompanying.farewell(me, scene));
    }

    private Optional<Act> consult(Person me, Scene scene) {
        return scene.first(visit -> scene.isWith(visit, me.id())
                        && switch (visit.stage()) {
                            case ARRIVED, INTAKE, AWAITING_TRIAGE, AWAITING_CONSULTATION -> true;
                            case IN_CONSULTATION -> scene.isOver(visit.stageSince(), Lasts.CONSULTATION, visit);
                            case AWAITING_HOST, WITH_HOST, LEAVING -> false;
                        })
                .map(visit -> accompanying.advance(
                        visit, visit.stage() == Stage.IN_CONSULTATION ? Stage.LEAVING : Stage.IN_CONSULTATION));
    }

    private Optional<Act> giveToDesk(Person me, Scene scene) {
        return scene.first(visit -> scene.isWith(visit, me.id())
                        && visit.stage() == Stage.LEAVING
                        && visit.offer() == null
                        && me.post().equals(visit.place())
                        && scene.dice().onceIn(3, "to the desk", visit.ticket().number()))
                .map(visit -> new Act(visit.visit(), () -> custody.offer(randomUUID(), visit.visit(), null)));
    }
}

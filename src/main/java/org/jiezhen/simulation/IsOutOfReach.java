package org.jiezhen.simulation;

import java.util.Optional;
import java.util.Set;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Urgency;
import org.jiezhen.staff.DemoPeople;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.WaitingReason;
import org.springframework.stereotype.Component;

/** 咨询师: the telephone goes dark in the middle of a talk, and the talk goes on; whoever looks for her is told. */
@Component
class IsOutOfReach extends VisitHabit {

    private record Dark(Set<StaffId> people) {}

    private final DemoPeople people;

    IsOutOfReach(Scenes scenes, DemoPeople people) {
        super(scenes, Urgency.AT_ONCE, Role.CONSULTANT);
        this.people = people;
    }

    @Override
    Optional<Act> next(Person me, Scene scene) {
        // Whoever was dark before the portal was started anew is remembered by nobody, and comes back at once.
        if (dark(scene).people.contains(me.id()) && !scene.neglects().isDark(me.id(), scene.now())) {
            return Optional.of(new Act(null, () -> people.isBack(me.id())));
        }
        return scene.first(visit -> scene.isWith(visit, me.id())
                        && visit.code().equals(WaitingReason.IN_CONSULTATION)
                        && visit.offer() == null
                        && scene.neglects().awaits(Fate.OUT_OF_REACH, visit))
                .map(visit -> new Act(visit.visit(), () -> {
                    people.goesDark(me.id(), scene.now());
                    scene.neglects().goesDark(visit.visit(), me.id(), scene.now());
                }));
    }

    private Dark dark(Scene scene) {
        return scene.round().seen(Dark.class, () -> new Dark(people.dark()));
    }
}

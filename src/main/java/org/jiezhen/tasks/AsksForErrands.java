package org.jiezhen.tasks;

import static java.util.UUID.randomUUID;

import java.util.Optional;
import java.util.Set;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.Habit;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Round;
import org.jiezhen.habits.Urgency;
import org.jiezhen.house.House;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.tasks.TaskRequests.Request;
import org.springframework.stereotype.Component;

/** 回访: every now and then something is to be fetched, or brought, that belongs to no guest. */
@Component
class AsksForErrands implements Habit {

    private static final int EVERY_SECONDS = 600;

    private final TaskRequests requests;
    private final House house;

    AsksForErrands(TaskRequests requests, House house) {
        this.requests = requests;
        this.house = house;
    }

    @Override
    public Set<String> roles() {
        return Set.of("CALLBACK_AGENT");
    }

    @Override
    public Urgency urgency() {
        return Urgency.SPARE;
    }

    @Override
    public Optional<Act> next(Person me, Round round) {
        var errands = Errands.of(round.day());
        var slot = (long) round.now().atZone(BusinessTime.ZONE).toLocalTime().toSecondOfDay() / EVERY_SECONDS;
        var about = "errand " + slot;
        if (errands.isAsked(slot) || round.isTouched(about)) {
            return Optional.empty();
        }
        return Optional.of(new Act(about, () -> {
            var places = house.places();
            var to = round.day().dice().any(places, "errand", slot).id();
            var done = requests.request(
                    randomUUID(), Request.of("ERRAND", null, null).to(to, null).saying("取文件 " + slot));
            errands.asked(done.subject(), slot);
        }));
    }
}

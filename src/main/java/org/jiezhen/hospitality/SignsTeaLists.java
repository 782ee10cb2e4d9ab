package org.jiezhen.hospitality;

import static java.util.UUID.randomUUID;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.Habit;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Round;
import org.jiezhen.habits.Urgency;
import org.jiezhen.hospitality.TeaLists.Item;
import org.jiezhen.hospitality.TeaSideBoard.Part;
import org.jiezhen.hospitality.TeaSideBoard.SideFact;
import org.springframework.stereotype.Component;

/** 茶水间导医: goes through each list of the day shortly before it is due, and signs it. */
@Component
class SignsTeaLists implements Habit {

    private static final Duration BEFORE = Duration.ofMinutes(30);

    private final TeaLists lists;
    private final TeaSideBoard side;

    SignsTeaLists(TeaLists lists, TeaSideBoard side) {
        this.lists = lists;
        this.side = side;
    }

    @Override
    public Set<String> roles() {
        return Set.of("TEA_GUIDE");
    }

    @Override
    public Urgency urgency() {
        return Urgency.SPARE;
    }

    @Override
    public Optional<Act> next(Person me, Round round) {
        return round.shown(side, side::read).stream()
                .filter(row -> row.part() == Part.LIST && isDue(row, round))
                .filter(row -> !round.isTouched(row.id()))
                .findFirst()
                .map(row -> new Act(row.id(), () -> sign(row.id())));
    }

    private static boolean isDue(SideFact row, Round round) {
        var since = row.since();
        var target = row.target();
        return since != null
                && target != null
                && !round.now().isBefore(since.plusSeconds(target).minus(BEFORE));
    }

    private void sign(String list) {
        var items = lists.today(list).items();
        lists.sign(randomUUID(), list, items.stream().map(Item::id).collect(Collectors.toSet()));
    }
}

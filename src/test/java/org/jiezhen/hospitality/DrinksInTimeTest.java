package org.jiezhen.hospitality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jiezhen.acts.Undo;
import org.jiezhen.duty.Duty;
import org.jiezhen.duty.DutyState;
import org.jiezhen.fasting.SurgeryToday;
import org.jiezhen.habits.Alarms.Raised;
import org.jiezhen.live.Glance;
import org.jiezhen.oversight.AlarmId;
import org.jiezhen.oversight.Oversight;
import org.jiezhen.oversight.OversightAlarmed;
import org.jiezhen.oversight.OversightBoard;
import org.jiezhen.oversight.OversightBoard.Wrong;
import org.jiezhen.shared.Localized;
import org.jiezhen.visits.VisitId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A drink that does not come, cups that stand about and cups that nobody washes go on to whoever answers for the day. */
class DrinksInTimeTest extends DrinkGuests {

    private static final String GAOFENG = "gaofeng";

    @Autowired
    OversightAlarmed oversightAlarmed;

    @Autowired
    TeaAlarmed alarmed;

    @Autowired
    OversightBoard wrongs;

    @Autowired
    Oversight oversight;

    @Autowired
    Undo undo;

    @Autowired
    Duty duty;

    @BeforeEach
    void somebodyAnswersForTheDay() {
        as(GAOFENG, () -> duty.mine().isPresent() ? "" : duty.declare(key(), DutyState.ON_DUTY));
    }

    @AfterEach
    void andGoesHome() {
        as(GAOFENG, () -> duty.end(key()));
    }

    @Test
    void aDrinkIsLateByItsTargetUntilItStandsBeforeTheGuest() {
        var visit = mayDrink(room(1), 0);
        var ordered = timeStands();
        var drink = coffee(visit);
        clock.stopAt(ordered.plus(Duration.ofMinutes(7)).minusMillis(1));
        assertThat(raised()).isEmpty();
        clock.stopAt(ordered.plus(Duration.ofMinutes(7)));
        assertThat(raised()).containsExactly(new Raised("DRINK_LATE", drink.toString()));
        assertThat(notices(drink)).containsExactly("oversight.watch duty");
        clock.stopAt(ordered.plus(Duration.ofMinutes(11)));
        assertThat(raised()).hasSize(1);
        assertThat(notices(drink))
                .as("whoever serves too, or everybody when nobody of them is there")
                .hasSize(2)
                .contains("oversight.watch duty");

        var wrong = wrong();
        assertThat(wrong.level()).isEqualTo(2);
        assertThat(wrong.what()).isEqualTo(new Localized("送饮品：美式", "Drink to bring: americano"));
        var known = as(GAOFENG, () -> oversight.acknowledge(key(), new AlarmId(wrong.about())));
        assertThat(notices(drink)).as("somebody knows of it").isEmpty();
        assertThat(wrong().knownBy()).isNotNull();
        as(GAOFENG, () -> undo.takeBack(key(), known.entry()));

        as(ZHAOYU, () -> orders.brought(key(), drink, room(1)));
        assertThat(raised()).isEmpty();
        assertThat(notices(drink)).isEmpty();
    }

    @Test
    void cupsAreLateOnceTheirGuestHasLeftAndOnceMoreWhenNobodyWashesThem() {
        var visit = mayDrink(room(1), 0);
        var drink = coffee(visit);
        as(ZHAOYU, () -> orders.brought(key(), drink, room(1)));
        clock.advance(Duration.ofHours(1));
        assertThat(raised()).as("a guest drinks as slowly as she likes").isEmpty();
        var left = timeStands();
        goes(visit);
        clock.stopAt(left.plus(Duration.ofMinutes(12)).minusMillis(1));
        assertThat(raised()).isEmpty();
        clock.stopAt(left.plus(Duration.ofMinutes(12)));
        assertThat(raised()).containsExactly(new Raised("CUPS_LATE", room(1).toString()));

        var back = timeStands();
        as(ZHAOYU, () -> orders.collect(key(), room(1)));
        assertThat(raised()).isEmpty();
        clock.stopAt(back.plus(Duration.ofMinutes(17)));
        assertThat(raised()).containsExactly(new Raised("CUPS_LATE", "WASH"));
        as(ZHAOYU, () -> orders.wash(key()));
        assertThat(raised()).isEmpty();
    }

    @Test
    void whatIsMadeAndMustBeAnsweredForAFastingGuestIsLateToo() {
        var visit = mayDrink(room(1), 0);
        var drink = coffee(visit);
        as(ZHAOYU, () -> orders.begin(key(), drink));
        as(ZHAOYU, () -> orders.made(key(), drink));
        as(LITING, () -> says(visit, SurgeryToday.YES, "NONE"));
        clock.advance(Duration.ofMinutes(7));
        assertThat(raised()).containsExactly(new Raised("DRINK_LATE", drink.toString()));
        as(ZHAOYU, () -> orders.stopped(key(), drink));
        assertThat(raised()).isEmpty();
    }

    // ----

    private Instant timeStands() {
        clock.stopAt(clock.instant());
        return clock.instant();
    }

    private Set<Raised> raised() {
        oversightAlarmed.timePasses();
        return alarmed.raised(new Glance(clock.instant()));
    }

    private Wrong wrong() {
        return wrongs.read().stream()
                .filter(wrong -> wrong.kind() == OversightBoard.About.CUP)
                .findFirst()
                .orElseThrow();
    }

    private List<String> notices(DrinkId drink) {
        return jdbc.sql("""
                        SELECT n.permission || ' ' || n.path FROM notice_escalated n JOIN escalation e ON e.id = n.about
                        WHERE e.about = ?""").param(drink.value()).query(String.class).list();
    }

    private void goes(VisitId visit) {
        as(LIUYUE, () -> {
            desk.advance(key(), visit, "ARRIVED", "LEAVING");
            return desk.depart(key(), visit);
        });
    }
}

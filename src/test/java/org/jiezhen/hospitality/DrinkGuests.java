package org.jiezhen.hospitality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.jiezhen.acts.Done;
import org.jiezhen.fasting.Fasting;
import org.jiezhen.fasting.SurgeryToday;
import org.jiezhen.hospitality.DrinkOrders.Wanted;
import org.jiezhen.house.PlaceId;
import org.jiezhen.intake.FormId;
import org.jiezhen.intake.WayToTheRoom;
import org.jiezhen.intake.WayToTheRoom.Answers;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitType;
import org.jiezhen.visits.VisitsTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;

/** Guests who are asked what they drink, and whoever makes it. */
abstract class DrinkGuests extends VisitsTest {

    /** The tea guide. */
    protected static final String ZHAOYU = "zhaoyu";

    /** A doctor. */
    protected static final String ZHOU = "zhoumingyuan";

    @Autowired
    protected DrinkOrders orders;

    @Autowired
    protected Fasting fasting;

    @Autowired
    protected WayToTheRoom way;

    @Autowired
    protected Menu menu;

    @AfterEach
    void theTeaRoomIsEmpty() {
        theHallIsEmpty();
    }

    protected VisitId comes(@Nullable PlaceId place, int companions) {
        var details = new VisitDetails(null, null, companions, false);
        return as(LIUYUE, () -> desk.arrive(key(), new Arrival(Source.WALK_IN, VisitType.FIRST, place, details)))
                .subject();
    }

    /** Somebody who said that no surgery is planned today. */
    protected VisitId mayDrink(@Nullable PlaceId place, int companions) {
        var visit = comes(place, companions);
        as(LITING, () -> says(visit, SurgeryToday.NO, "NONE"));
        return visit;
    }

    protected Done<FormId> says(VisitId visit, SurgeryToday today, String drink) {
        return way.answer(key(), visit, way.said(visit), new Answers(today, drink));
    }

    protected Wanted wants(String code, Whom whom) {
        var item =
                menu.offered().stream().filter(one -> one.code().equals(code)).findFirst();
        return new Wanted(item.orElseThrow().id(), whom, Set.of());
    }

    protected DrinkId coffee(VisitId visit) {
        return as(LITING, () -> orders.order(key(), visit, wants("AMERICANO", Whom.GUEST)))
                .subject();
    }

    protected List<String> states(VisitId visit) {
        return jdbc.sql("SELECT state FROM drink_now WHERE visit_id = ? ORDER BY ordered, order_id")
                .param(visit.value())
                .query(String.class)
                .list();
    }

    protected void isNow(DrinkId drink, @Nullable DrinkState state) {
        assertThat(jdbc.sql("SELECT state FROM drink_now WHERE order_id = ?")
                        .param(drink.value())
                        .query(String.class)
                        .optional()
                        .orElse(null))
                .isEqualTo(state == null ? null : state.name());
    }
}

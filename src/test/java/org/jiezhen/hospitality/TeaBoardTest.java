package org.jiezhen.hospitality;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.People;
import org.jiezhen.fasting.SurgeryToday;
import org.jiezhen.hospitality.DrinkOrders.Wanted;
import org.jiezhen.hospitality.TeaBoard.TeaFact;
import org.jiezhen.intake.WayToTheRoom;
import org.jiezhen.intake.WayToTheRoom.Answers;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardContractTest;
import org.jiezhen.live.BoardSource;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitType;
import org.springframework.beans.factory.annotation.Autowired;

class TeaBoardTest extends BoardContractTest<TeaFact> {

    private static final int CUPS = 20;
    private static final List<DrinkId> OUT = new ArrayList<>();

    @Autowired
    private TeaBoard board;

    @Autowired
    private DrinkOrders orders;

    @Autowired
    private Menu menu;

    @Autowired
    private WayToTheRoom way;

    @Autowired
    private FrontDesk desk;

    @Autowired
    private People people;

    @Override
    protected BoardSource<TeaFact> source() {
        return board;
    }

    @Override
    protected Audience<TeaFact> audience() {
        return TeaBoard.EVERYBODY;
    }

    @Override
    protected String change(int n) {
        if (OUT.size() < CUPS) {
            OUT.add(ordered(VisitDetails.NONE));
            return "drink:" + OUT.getLast();
        }
        var drink = OUT.get(n % CUPS);
        jdbc.sql("""
                        UPDATE drink_state SET state = CASE state WHEN 'ORDERED' THEN 'BEGUN' ELSE 'ORDERED' END
                        WHERE order_id = ? AND ended IS NULL""").param(drink.value()).update();
        return "drink:" + drink;
    }

    private DrinkId ordered(VisitDetails guest) {
        return people.as("liting", () -> {
            var visit = desk.arrive(
                            UUID.randomUUID(), new Arrival(Source.WALK_IN, VisitType.FIRST, null, guest).ofAnother())
                    .subject();
            way.answer(UUID.randomUUID(), visit, way.said(visit), new Answers(SurgeryToday.NO, "NONE"));
            var item = menu.offered().getFirst().id();
            return orders.order(UUID.randomUUID(), visit, new Wanted(item, Whom.GUEST, Set.of()))
                    .subject();
        });
    }

    @Override
    protected String table() {
        return "drink_order";
    }

    @Override
    protected List<String> hide() {
        ordered(VisitDetails.parse("欧阳金丝雀", "13812349876", 0, false));
        return List.of("欧阳金丝雀", "13812349876", "9876");
    }
}

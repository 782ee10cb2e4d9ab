package org.jiezhen.visits.ui;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jiezhen.house.PlaceId;
import org.jiezhen.shared.Permission;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.visits.ArrivalsBoard.Call.Status;
import org.jiezhen.visits.ArrivalsBoard.VisitFact;
import org.jiezhen.visits.Calls;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.PlaceAct;
import org.jiezhen.visits.PlaceChoice.Offered;
import org.jiezhen.visits.Source;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What visits themselves do with a place: they call the guest there, and lead the guest there. */
@Configuration(proxyBeanMethods = false)
class PlaceActs {

    private static boolean isCalledTo(VisitFact guest, PlaceId place) {
        var call = guest.call();
        return call != null && call.status() == Status.CALLED && place.equals(call.placeId());
    }

    @FunctionalInterface
    private interface Of {
        PlaceAct to(VisitFact guest, PlaceId place);
    }

    private record Offers(
            int getOrder,
            CurrentStaff staff,
            String permission,
            Predicate<VisitFact> whom,
            BiPredicate<VisitFact, Offered> where,
            Of of)
            implements PlaceAct.Offers {

        @Override
        public Map<PlaceId, PlaceAct> of(VisitFact guest, List<Offered> places) {
            var acts = new HashMap<PlaceId, PlaceAct>();
            if (staff.may(permission) && whom.test(guest)) {
                places.stream()
                        .filter(place -> place.advice().admits() && where.test(guest, place))
                        .forEach(place -> acts.put(
                                place.place().id(), of.to(guest, place.place().id())));
            }
            return acts;
        }
    }

    /** A discreet guest is fetched, and nobody from outside is called. */
    @Bean
    PlaceAct.Offers callThere(CurrentStaff staff, Calls calls) {
        return new Offers(
                10,
                staff,
                Permission.VISITS_CALL,
                guest -> !guest.discreet() && guest.today() && guest.source() != Source.BUSINESS,
                (guest, place) -> place.place().wallName() != null
                        && !isCalledTo(guest, place.place().id()),
                (guest, place) -> new PlaceAct(
                        "visits.place.CALL", "visits.done.called", key -> calls.call(key, guest.visit(), place)));
    }

    @Bean
    PlaceAct.Offers leadThere(CurrentStaff staff, FrontDesk desk) {
        return new Offers(
                20,
                staff,
                Permission.VISITS_ADVANCE,
                _ -> true,
                (_, _) -> true,
                (guest, place) -> new PlaceAct(
                        "visits.place.LEAD", "visits.done.moved", key -> desk.move(key, guest.visit(), place)));
    }
}

package org.jiezhen.simulation;

import static java.util.UUID.randomUUID;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jiezhen.acts.Done;
import org.jiezhen.acts.Undo;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.Person;
import org.jiezhen.house.Place;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.AlreadyHere;
import org.jiezhen.visits.Custody;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.PerhapsKnown;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitId;
import org.springframework.stereotype.Component;

/** What is done at the lift: who comes is registered, led to a seat and offered on; and a wrong tap is taken back. */
@Component
class Welcome {

    private static final int MIS_TAP_ONCE_IN = 18;

    private record MisTap(Done<VisitId> done, Arrival meant) {}

    private final FrontDesk desk;
    private final Custody custody;
    private final Undo undo;
    private final Map<StaffId, MisTap> misTaps = new ConcurrentHashMap<>();

    Welcome(FrontDesk desk, Custody custody, Undo undo) {
        this.desk = desk;
        this.custody = custody;
        this.undo = undo;
    }

    Optional<Act> next(Person me, Scene scene) {
        if (misTaps.containsKey(me.id())) {
            return Optional.of(takeBack(me));
        }
        return offerOn(me, scene)
                .or(() -> scene.lift().isSomebodyHere(scene) ? Optional.of(receive(me, scene)) : Optional.empty());
    }

    private Act receive(Person me, Scene scene) {
        return new Act(null, () -> {
            var n = scene.lift().came();
            var seats = desk.freePlaces(null).stream()
                    .filter(place -> place.kind() == Place.Kind.SEAT)
                    .toList();
            var seat =
                    seats.isEmpty() ? null : scene.dice().any(seats, "seat", n).id();
            var meant = scene.lift().next(scene.now(), seat);
            if (meant.booking() == null && scene.dice().onceIn(MIS_TAP_ONCE_IN, "mis-tap", n)) {
                var tapped = new Arrival(
                        meant.source() == Source.WALK_IN ? Source.BUSINESS : Source.WALK_IN,
                        meant.type(),
                        seat,
                        meant.details());
                var done = desk.arrive(randomUUID(), tapped);
                scene.neglects().spare(done.subject());
                misTaps.put(me.id(), new MisTap(done, meant));
            } else {
                register(meant);
            }
        });
    }

    private Act takeBack(Person me) {
        return new Act(null, () -> {
            var misTap = misTaps.remove(me.id());
            if (misTap != null) {
                undo.takeBack(randomUUID(), misTap.done.entry());
                register(misTap.meant);
            }
        });
    }

    // Strangers may share a telephone number by chance; the guide sees that it is somebody else.
    private void register(Arrival arrival) {
        try {
            desk.arrive(randomUUID(), arrival);
        } catch (AlreadyHere here) {
            if (!here.certain()) {
                desk.arrive(randomUUID(), arrival.ofAnother());
            }
        } catch (PerhapsKnown perhaps) {
            desk.arrive(randomUUID(), arrival.ofAnother());
        }
    }

    private Optional<Act> offerOn(Person me, Scene scene) {
        return scene.first(visit -> scene.isWith(visit, me.id())
                        && visit.reason().is(visit.source().firstReason())
                        && visit.offer() == null
                        && scene.isOver(visit.custodySince(), Lasts.OFFER, visit))
                .map(visit -> {
                    var to = visit.source() == Source.BUSINESS ? Role.DUTY_MANAGER : Role.DESK_GUIDE;
                    var one = visit.source() == Source.BUSINESS
                            || scene.dice().onceIn(4, "to whom", visit.ticket().number());
                    var takers = scene.people().stream()
                            .filter(person -> one && person.role().equals(to) && !person.visitor())
                            .filter(person -> !person.id().equals(me.id()))
                            .toList();
                    var taker = takers.isEmpty()
                            ? null
                            : scene.dice()
                                    .any(takers, "taker", visit.ticket().number())
                                    .id();
                    return new Act(visit.visit(), () -> custody.offer(randomUUID(), visit.visit(), taker));
                });
    }
}

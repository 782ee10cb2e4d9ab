package org.jiezhen.visits.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.ArrayList;
import java.util.Optional;
import org.jiezhen.acts.Done;
import org.jiezhen.shared.Permission;
import org.jiezhen.visits.ArrivalsBoard.Call;
import org.jiezhen.visits.ArrivalsBoard.Call.Status;
import org.jiezhen.visits.Calls;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitCard;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitSection;

/** The ticket's call: calling, calling again, not there, back in the queue. */
@org.springframework.stereotype.Component
class CallPart implements VisitSection {

    private final Calls calls;
    private final FrontDesk desk;

    CallPart(Calls calls, FrontDesk desk) {
        this.calls = calls;
        this.desk = desk;
    }

    @Override
    public int getOrder() {
        return 20;
    }

    @Override
    public Optional<Component> of(VisitCard card) {
        var fact = card.fact();
        // A call that is open can be ended, also of a guest who turned out to be discreet.
        var callable = !fact.discreet() && fact.today() && fact.source() != Source.BUSINESS;
        if (!card.may(Permission.VISITS_CALL) || (fact.call() == null && !callable)) {
            return Optional.empty();
        }
        var call = fact.call();
        return Optional.of(
                call == null || call.status() == Status.REQUEUED
                        ? card.part("visits.dialog.call", card.button("visits.call.where", false, () -> where(card)))
                        : called(card, call));
    }

    private static void where(VisitCard card) {
        card.close();
        var shown = CardContent.of(card);
        shown.act().openCall(shown.look());
    }

    private Div called(VisitCard card, Call call) {
        var visit = card.fact().visit();
        var place = call.place();
        var awaited = call.status() == Status.CALLED;
        var acts = new ArrayList<Component>();
        var room = call.placeId();
        if (room != null && card.may(Permission.VISITS_ADVANCE)) {
            acts.add(card.button(
                    "visits.action.LEAD",
                    awaited,
                    () -> did(card, desk.move(card.key(), visit, room), "visits.done.moved")));
        }
        acts.add(card.button(
                "visits.action.CALL_AGAIN",
                false,
                () -> did(card, calls.again(card.key(), visit), "visits.done.calledAgain")));
        if (awaited) {
            acts.add(card.button(
                    "visits.action.ABSENT",
                    false,
                    () -> did(card, calls.absent(card.key(), visit), "visits.done.absent")));
        }
        acts.add(card.button(
                "visits.action.REQUEUE",
                !awaited,
                () -> did(card, calls.requeue(card.key(), visit), "visits.done.requeued")));
        acts.add(card.button(
                "visits.action.CALL_OFF",
                false,
                () -> did(card, calls.callOff(card.key(), visit), "visits.done.calledOff")));
        return card.part(
                "visits.dialog.call",
                new Paragraph(card.text(
                        awaited ? "visits.dialog.called.CALLED" : "visits.dialog.called.ABSENT",
                        place == null ? "" : place.in(CardContent.of(card).language()),
                        call.times())),
                card.line(acts.toArray(Component[]::new)));
    }

    private static void did(VisitCard card, Done<VisitId> done, String words) {
        card.did(done, card.text(words));
    }
}

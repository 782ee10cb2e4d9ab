package org.jiezhen.visits.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jiezhen.acts.Done;
import org.jiezhen.house.Place;
import org.jiezhen.shared.Permission;
import org.jiezhen.shell.Refused;
import org.jiezhen.staff.Colleague;
import org.jiezhen.visits.ArrivalsBoard.Call.Status;
import org.jiezhen.visits.ArrivalsBoard.Offer;
import org.jiezhen.visits.ArrivalsBoard.VisitFact;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.Stage;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;

/** One customer: what is so, and what a guide can do next: hand over, lead elsewhere, say what comes, see off. */
@StyleSheet("styles/visits.css")
final class VisitDialog extends Dialog {

    /** Somebody a customer can be offered to: a colleague, or the desk when null. */
    private record Taker(String label, @Nullable Colleague colleague) {}

    private final VisitActions.Factory services;
    private final VisitActions act;
    private final FrontDesk.Look look;
    private final VisitFact fact;
    private final UUID key = UUID.randomUUID();
    private final Refused refused = new Refused();

    VisitDialog(VisitActions.Factory services, VisitActions act, FrontDesk.Look look) {
        this.services = services;
        this.act = act;
        this.look = look;
        this.fact = look.fact();
        addClassName("visit-dialog");
        setHeaderTitle(getTranslation("visits.dialog.title", fact.ticket().text(), name()));
        setWidth("min(560px, 100vw)");
        add(refused, facts());
        var mine = fact.with() != null && fact.with().id().equals(services.staff.id());
        var offer = fact.offer();
        if (offer != null && offeredToMe(offer)) {
            add(answer(offer));
        }
        if (mine) {
            add(handOver());
        } else if (fact.holder().equals("NONE") || (fact.holder().equals("DESK") && act.ofTheDesk())) {
            add(section(
                    "visits.dialog.custody",
                    button("visits.action.TAKE", true, _ -> done(services.custody.take(key, fact.visit()), "taken"))));
        }
        // A call that is open can be ended, also of a guest who turned out to be discreet.
        var calls = !fact.discreet() && fact.today() && !fact.stage().ofBusiness();
        if (act.may(Permission.VISITS_CALL) && (fact.call() != null || calls)) {
            add(call());
        }
        if (act.may(Permission.VISITS_ADVANCE)) {
            add(move(), next());
        }
        var footer = new ArrayList<Component>();
        if (act.may(Permission.VISITS_ARRIVE)) {
            footer.add(button("visits.details.open", false, _ -> {
                close();
                act.openDetails(look);
            }));
        }
        if (act.may(Permission.VISITS_RECTIFY)) {
            footer.add(button("rectify.open", false, _ -> {
                close();
                act.openRectify(fact.visit(), fact.ticket());
            }));
        }
        if (fact.stage() == Stage.LEAVING
                && act.may(Permission.VISITS_DEPART)
                && (mine || fact.holder().equals("NONE"))) {
            footer.add(button("visits.action.FAREWELL", true, _ -> {
                close();
                act.openFarewell(look);
            }));
        }
        footer.add(TimelineView.link(fact.ticket(), getTranslation("visits.dialog.journey")));
        footer.add(button("dialog.close", false, _ -> close()));
        getFooter().add(footer);
    }

    private String name() {
        var name = fact.name();
        return name == null ? getTranslation("board.name.unknown") : name;
    }

    private Div facts() {
        var place = fact.place();
        var with = fact.with();
        var lines = List.of(
                getTranslation("visits.stage." + fact.stage()),
                place == null ? getTranslation("visits.place.STANDING") : place.in(getLocale()),
                fact.source() == Source.BUSINESS
                        ? ""
                        : getTranslation(fact.firstVisit() ? "visits.first.FIRST" : "visits.first.RETURN"),
                getTranslation("visits.source." + fact.source()),
                with != null
                        ? getTranslation("visits.dialog.with", with.name())
                        : getTranslation(fact.holder().equals("DESK") ? "visits.dialog.desk" : "visits.dialog.nobody"));
        var facts = new Div();
        facts.addClassName("facts");
        lines.stream().filter(line -> !line.isEmpty()).forEach(line -> facts.add(new Span(line)));
        if (fact.sameName()) {
            facts.add(new Span(getTranslation("visits.sameName.ask")));
        }
        return facts;
    }

    private boolean offeredToMe(Offer offer) {
        var taker = offer.taker();
        return taker == null
                ? act.ofTheDesk() && !offer.giver().id().equals(services.staff.id())
                : taker.id().equals(services.staff.id());
    }

    private Div answer(Offer offer) {
        return section(
                "visits.dialog.offeredMe",
                new Paragraph(
                        getTranslation("visits.dialog.offeredBy", offer.giver().name())),
                line(
                        button(
                                "visits.action.ACCEPT",
                                true,
                                _ -> done(services.custody.accept(key, fact.visit()), "accepted")),
                        button(
                                "visits.action.DECLINE",
                                false,
                                _ -> done(services.custody.decline(key, fact.visit()), "declined"))));
    }

    private Div handOver() {
        var offer = fact.offer();
        if (offer != null) {
            var taker = offer.taker() == null
                    ? getTranslation("visits.desk")
                    : offer.taker().name();
            return section(
                    "visits.dialog.handOver",
                    new Paragraph(getTranslation("visits.dialog.offered", taker)),
                    button(
                            "visits.action.WITHDRAW",
                            false,
                            _ -> done(services.custody.withdraw(key, fact.visit()), "withdrawn")));
        }
        var takers = new ArrayList<Taker>();
        takers.add(new Taker(getTranslation("visits.desk"), null));
        services.directory.colleagues(Permission.VISITS_ACCOMPANY).stream()
                .filter(colleague -> !colleague.id().equals(services.staff.id()))
                .map(colleague -> new Taker(
                        colleague.name()
                                + ' '
                                + getTranslation(
                                        "staff.role." + colleague.roles().getFirst()),
                        colleague))
                .forEach(takers::add);
        var to = new ComboBox<Taker>();
        to.setItems(takers);
        to.setItemLabelGenerator(Taker::label);
        to.setValue(takers.getFirst());
        to.setAriaLabel(getTranslation("visits.dialog.handOver"));
        var give = button("visits.action.OFFER", true, _ -> {
            var taker = to.getValue() == null ? null : to.getValue().colleague;
            done(services.custody.offer(key, fact.visit(), taker == null ? null : taker.id()), "offered");
        });
        var section = section("visits.dialog.handOver", line(to, give));
        var leave = new ArrayList<Component>();
        if (act.ofTheDesk()) {
            leave.add(button(
                    "visits.action.LEAVE_TO_DESK",
                    false,
                    _ -> done(services.custody.leaveToDesk(key, fact.visit()), "leftToDesk")));
        }
        leave.add(button(
                "visits.action.LEAVE_ALONE",
                false,
                _ -> done(services.custody.leaveAlone(key, fact.visit()), "leftAlone")));
        section.add(line(leave.toArray(Component[]::new)));
        return section;
    }

    private Div call() {
        var call = fact.call();
        if (call == null || call.status() == Status.REQUEUED) {
            return section("visits.dialog.call", button("visits.call.where", false, _ -> {
                close();
                act.openCall(look);
            }));
        }
        var place = call.place();
        var called = call.status() == Status.CALLED;
        var acts = new ArrayList<Component>();
        var room = call.placeId();
        if (room != null && act.may(Permission.VISITS_ADVANCE)) {
            acts.add(button("visits.action.LEAD", called, _ -> lead(room)));
        }
        acts.add(button(
                "visits.action.CALL_AGAIN", false, _ -> done(services.calls.again(key, fact.visit()), "calledAgain")));
        if (called) {
            acts.add(button(
                    "visits.action.ABSENT", false, _ -> done(services.calls.absent(key, fact.visit()), "absent")));
        }
        acts.add(button(
                "visits.action.REQUEUE", !called, _ -> done(services.calls.requeue(key, fact.visit()), "requeued")));
        acts.add(button(
                "visits.action.CALL_OFF", false, _ -> done(services.calls.callOff(key, fact.visit()), "calledOff")));
        return section(
                "visits.dialog.call",
                new Paragraph(getTranslation(
                        called ? "visits.dialog.called.CALLED" : "visits.dialog.called.ABSENT",
                        place == null ? "" : place.in(getLocale()),
                        call.times())),
                line(acts.toArray(Component[]::new)));
    }

    private Div move() {
        var to = new ComboBox<Place>();
        to.setItems(services.desk.freePlaces(fact.visit()));
        to.setItemLabelGenerator(place -> place.name().in(getLocale()));
        to.setPlaceholder(getTranslation("visits.dialog.place"));
        to.setAriaLabel(getTranslation("visits.dialog.move"));
        var go = button("visits.action.MOVE", false, _ -> {
            var place = to.getValue();
            if (place == null) {
                to.focus();
            } else {
                lead(place.id());
            }
        });
        return section("visits.dialog.move", line(to, go));
    }

    private void lead(UUID place) {
        done(services.desk.move(key, fact.visit(), place), "moved");
    }

    private Div next() {
        var following = fact.stage().following();
        var buttons = new Div();
        buttons.addClassName("line");
        following.forEach(stage -> buttons.add(button("visits.stage." + stage, false, _ -> advance(stage))));
        return section("visits.dialog.next", buttons);
    }

    private void advance(Stage next) {
        act.advance(key, fact.visit(), fact.stage(), next);
        close();
    }

    private void done(Done<VisitId> done, String what) {
        act.did(done, what);
        close();
    }

    private Button button(String key, boolean primary, Consumer<Object> press) {
        var button = new Button(getTranslation(key), event -> refused.tries(() -> press.accept(event)));
        if (primary) {
            button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        }
        return button;
    }

    private Div section(String title, Component... content) {
        var section = new Div(new H2(getTranslation(title)));
        section.addClassName("part");
        section.add(content);
        return section;
    }

    private static Div line(Component... content) {
        var line = new Div(content);
        line.addClassName("line");
        return line;
    }
}

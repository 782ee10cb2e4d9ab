package org.jiezhen.rooms.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Consumer;
import org.jiezhen.acts.Done;
import org.jiezhen.house.PlaceId;
import org.jiezhen.rooms.RoomCard;
import org.jiezhen.rooms.RoomLooks;
import org.jiezhen.rooms.RoomPart;
import org.jiezhen.rooms.RoomsBoard.Guest;
import org.jiezhen.rooms.RoomsBoard.RoomFact;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Permission;
import org.jiezhen.shell.Dialogs;
import org.jiezhen.shell.Form;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.shell.UndoBar;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.visits.VisitCards;
import org.jiezhen.visits.VisitId;
import org.springframework.beans.factory.ObjectProvider;

/** One room: what is so, what can be done next, what was so today. What can be done are the parts that modules bring. */
@StyleSheet("styles/rooms.css")
final class RoomDialog extends FormDialog implements RoomCard {

    /** Opens rooms' cards. */
    @org.springframework.stereotype.Component
    static class Factory {

        private final RoomLooks looks;
        private final ObjectProvider<RoomPart> parts;
        private final CurrentStaff staff;
        private final Clock clock;

        Factory(RoomLooks looks, ObjectProvider<RoomPart> parts, CurrentStaff staff, Clock clock) {
            this.looks = looks;
            this.parts = parts;
            this.staff = staff;
            this.clock = clock;
        }

        /** Opens the card of a room on a page. */
        <P extends Component & HasComponents> void open(P page, PlaceId room, VisitCards.OfPage cards, UndoBar bar) {
            Consumer<Dialog> opens = dialog -> Dialogs.open(page, dialog);
            opens.accept(new RoomDialog(this, opens, looks.look(room), cards, bar));
        }
    }

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm").withZone(BusinessTime.ZONE);

    private final Factory services;
    private final Consumer<Dialog> opens;
    private final RoomFact room;
    private final VisitCards.OfPage cards;
    private final UndoBar bar;

    private RoomDialog(Factory services, Consumer<Dialog> opens, RoomFact room, VisitCards.OfPage cards, UndoBar bar) {
        super("rooms.dialog.title", "");
        this.services = services;
        this.opens = opens;
        this.room = room;
        this.cards = cards;
        this.bar = bar;
        setHeaderTitle(room.name().in(getLocale()));
        addClassNames("dialog-parts", "room-dialog");
        setWidth("min(560px, 100vw)");
        form.show(facts());
        var guest = room.occupied() ? room.guest() : null;
        if (guest != null && (may(Permission.VISITS_SEE) || may(Permission.VISITS_ACCOMPANY))) {
            form.show(form.press("rooms.action.CARD", () -> goOnWith(guest.visit())));
        }
        services.parts.orderedStream().forEach(part -> part.addTo(this));
        form.section("rooms.dialog.today", today());
        noAct("dialog.close");
    }

    private Div facts() {
        var facts = new Div();
        facts.addClassName("room-facts");
        var state = text("rooms.state." + room.state());
        facts.add(new Span(room.since() == null ? state : text("rooms.dialog.since", state, time(room.since()))));
        add(facts, "rooms.dialog.guest", Optional.ofNullable(room.guest()).map(this::called));
        add(facts, "rooms.dialog.with", Optional.ofNullable(room.with()).map(one -> one.name()));
        add(
                facts,
                "rooms.dialog.doctor",
                Optional.ofNullable(room.doctor())
                        .map(one -> text("rooms.dialog.since", one.name(), time(one.since()))));
        add(facts, "rooms.dialog.reason", Optional.ofNullable(room.reason()).map(code -> text("rooms.reason." + code)));
        add(facts, "rooms.dialog.until", Optional.ofNullable(room.until()).map(this::time));
        add(facts, "rooms.dialog.next", Optional.ofNullable(room.next()).map(this::called));
        add(
                facts,
                "rooms.dialog.expected",
                Optional.ofNullable(room.expectedFree())
                        .filter(services.clock.instant()::isBefore)
                        .map(this::time));
        add(
                facts,
                "rooms.dialog.own",
                Optional.of(String.join(" · ", room.own())).filter(names -> !names.isEmpty()));
        add(facts, "rooms.dialog.checked", Optional.ofNullable(room.checked()).map(this::time));
        room.contradictions().forEach(one -> {
            var wrong = new Paragraph(text("rooms.contradiction." + one));
            wrong.addClassName("t-late");
            facts.add(wrong);
        });
        return facts;
    }

    private void add(Div facts, String label, Optional<String> value) {
        value.ifPresent(text -> {
            var fact = new Paragraph(new Span(text(label)), new Span(text));
            fact.addClassName("fact");
            facts.add(fact);
        });
    }

    private Component today() {
        var list = new UnorderedList();
        list.addClassName("room-today");
        services.looks.today(room.room()).forEach(was -> {
            var when = was.to() == null
                    ? text("rooms.today.from", time(was.from()))
                    : time(was.from()) + "–" + time(was.to());
            var what = was.ticket() == null ? text("rooms.state." + was.state()) : was.ticket();
            list.add(new ListItem(new Span(when), new Span(what + " · " + was.who())));
        });
        return list;
    }

    @Override
    public RoomFact room() {
        return room;
    }

    @Override
    public Form form() {
        return form;
    }

    @Override
    public boolean may(String permission) {
        return services.staff.may(permission);
    }

    @Override
    public String text(String key, Object... args) {
        return getTranslation(key, args);
    }

    @Override
    public String text(Localized words) {
        return words.in(getLocale());
    }

    @Override
    public String called(Guest guest) {
        var name = guest.shownName();
        return name == null
                ? guest.ticket().text()
                : guest.ticket().text() + " " + (name instanceof Localized both ? text(both) : name);
    }

    @Override
    public String time(Instant at) {
        return TIME.format(at);
    }

    @Override
    public Div line(Component... content) {
        var line = new Div(content);
        line.addClassName("line");
        return line;
    }

    @Override
    public void did(Done<?> done, String text) {
        bar.show(done, text);
    }

    @Override
    public UndoBar undoBar() {
        return bar;
    }

    @Override
    public void ask(Dialog question) {
        Dialogs.open(this, question);
    }

    @Override
    public void goOnWith(Dialog next) {
        close();
        opens.accept(next);
    }

    private void goOnWith(VisitId guest) {
        close();
        cards.open(guest);
    }
}

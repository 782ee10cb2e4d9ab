package org.jiezhen.rooms.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jiezhen.acts.Done;
import org.jiezhen.house.House;
import org.jiezhen.house.PlaceId;
import org.jiezhen.rooms.OwnRooms;
import org.jiezhen.rooms.RoomLooks;
import org.jiezhen.rooms.RoomPermission;
import org.jiezhen.rooms.Rooms;
import org.jiezhen.rooms.RoomsBoard.Guest;
import org.jiezhen.rooms.RoomsBoard.RoomFact;
import org.jiezhen.rooms.RoomsBoard.State;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.shell.UndoBar;
import org.jiezhen.staff.Colleague;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.StaffDirectory;
import org.jiezhen.visits.Calls;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.Swaps;
import org.jiezhen.visits.VisitCards;
import org.jspecify.annotations.Nullable;

/** One room: what is so, what can be done next, what was so today. */
@StyleSheet("styles/rooms.css")
final class RoomDialog extends FormDialog {

    /** The services that the plan calls. */
    @org.springframework.stereotype.Component
    static class Services {

        final Rooms rooms;
        final OwnRooms own;
        final RoomLooks looks;
        final FrontDesk desk;
        final Calls calls;
        final Swaps swaps;
        final House house;
        final StaffDirectory directory;
        final CurrentStaff staff;
        final Clock clock;

        Services(
                Rooms rooms,
                OwnRooms own,
                RoomLooks looks,
                FrontDesk desk,
                Calls calls,
                Swaps swaps,
                House house,
                StaffDirectory directory,
                CurrentStaff staff,
                Clock clock) {
            this.rooms = rooms;
            this.own = own;
            this.looks = looks;
            this.desk = desk;
            this.calls = calls;
            this.swaps = swaps;
            this.house = house;
            this.directory = directory;
            this.staff = staff;
            this.clock = clock;
        }
    }

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm").withZone(BusinessTime.ZONE);

    private final Services services;
    private final RoomFact room;
    private final VisitCards.OfPage cards;
    private final UndoBar bar;

    RoomDialog(Services services, PlaceId id, VisitCards.OfPage cards, UndoBar bar) {
        super("rooms.dialog.title", "");
        this.services = services;
        this.cards = cards;
        this.bar = bar;
        this.room = services.looks.look(id);
        setHeaderTitle(room.name().in(getLocale()));
        addClassNames("dialog-parts", "room-dialog");
        setWidth("min(560px, 100vw)");
        form.show(facts());
        switch (room.state()) {
            case FREE -> {
                comes();
                cleaning();
                closing();
            }
            case RESERVED -> {
                expected();
                comes();
                closing();
            }
            case OCCUPIED, DOCTOR_IN -> {
                inside();
                doctor();
                holding();
                swapping();
                nextOne();
            }
            case HELD -> held();
            case HOUSEKEEPING -> {
                cleaning();
                nextOne();
                closing();
            }
            case CLOSED -> closed();
        }
        own();
        form.show(today());
        noAct("dialog.close");
    }

    // ---- what is so

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

    private String called(Guest guest) {
        var name = guest.shownName();
        return name == null
                ? guest.ticket().text()
                : guest.ticket().text() + " " + (name instanceof Localized both ? both.in(getLocale()) : name);
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
        return form.section("rooms.dialog.today", list);
    }

    // ---- what can be done

    private void comes() {
        var guest = guests();
        var acts = line(guest);
        if (may(Permission.VISITS_ADVANCE)) {
            acts.add(form.primary(
                    "rooms.action.LEAD",
                    () -> chosen(guest, one -> services.desk.move(form.key(), one.visit(), room.room()), "LEAD")));
        }
        if (may(Permission.VISITS_CALL) && isPublic()) {
            acts.add(form.button(
                    "rooms.action.CALL",
                    () -> chosen(guest, one -> services.calls.call(form.key(), one.visit(), room.room()), "CALL")));
        }
        if (may(RoomPermission.ARRANGE)) {
            acts.add(form.button(
                    "rooms.action.RESERVE",
                    () -> chosen(
                            guest, one -> services.rooms.reserve(form.key(), room.room(), one.visit()), "RESERVE")));
        }
        if (acts.getComponentCount() > 1) {
            form.section("rooms.dialog.comes", acts);
        }
    }

    private void nextOne() {
        if (!may(RoomPermission.ARRANGE)) {
            return;
        }
        if (room.next() != null) {
            form.section("rooms.dialog.nextOne", line(giveBack()));
            return;
        }
        var guest = guests();
        form.section(
                "rooms.dialog.nextOne",
                line(
                        guest,
                        form.button(
                                "rooms.action.RESERVE",
                                () -> chosen(
                                        guest,
                                        one -> services.rooms.reserve(form.key(), room.room(), one.visit()),
                                        "RESERVE"))));
    }

    private void expected() {
        var guest = room.guest();
        if (guest == null) {
            return;
        }
        var acts = line();
        if (may(Permission.VISITS_ADVANCE)) {
            acts.add(form.primary(
                    "rooms.action.LEAD",
                    () -> did(services.desk.move(form.key(), guest.visit(), room.room()), "LEAD")));
        }
        if (may(Permission.VISITS_CALL) && isPublic()) {
            acts.add(form.button(
                    "rooms.action.CALL",
                    () -> did(services.calls.call(form.key(), guest.visit(), room.room()), "CALL")));
        }
        if (may(RoomPermission.ARRANGE)) {
            acts.add(giveBack());
        }
        form.section("rooms.dialog.expected.guest", acts);
    }

    private Button giveBack() {
        return form.button(
                "rooms.action.GIVE_BACK", () -> did(services.rooms.giveBack(form.key(), room.room()), "GIVE_BACK"));
    }

    private void inside() {
        var guest = room.guest();
        if (guest != null && (may(Permission.VISITS_SEE) || may(Permission.VISITS_ACCOMPANY))) {
            form.show(form.press("rooms.action.CARD", () -> {
                close();
                cards.open(guest.visit());
            }));
        }
    }

    private void doctor() {
        if (!may(RoomPermission.ARRANGE)) {
            return;
        }
        var doctors = new ComboBox<Colleague>();
        doctors.setItems(services.directory.colleagues(RoomPermission.ATTEND));
        doctors.setItemLabelGenerator(Colleague::name);
        doctors.setPlaceholder(text("rooms.dialog.whichDoctor"));
        doctors.setAriaLabel(text("rooms.dialog.whichDoctor"));
        form.field("doctor", doctors);
        var acts = line(
                doctors,
                form.button(
                        "rooms.action.DOCTOR_IN",
                        () -> chosen(
                                doctors,
                                one -> services.rooms.doctorIn(form.key(), room.room(), one.id()),
                                "DOCTOR_IN")));
        if (room.doctor() != null) {
            acts.add(form.button(
                    "rooms.action.DOCTOR_OUT",
                    () -> did(services.rooms.doctorOut(form.key(), room.room()), "DOCTOR_OUT")));
        }
        form.section("rooms.dialog.doctorHere", acts);
    }

    private void holding() {
        var guest = room.guest();
        if (guest == null || !may(RoomPermission.ARRANGE)) {
            return;
        }
        var why = reasons(Rooms.Held.values());
        form.section(
                "rooms.dialog.hold",
                line(
                        why,
                        form.button(
                                "rooms.action.HOLD",
                                () -> chosen(
                                        why,
                                        one -> services.rooms.hold(form.key(), room.room(), guest.visit(), one),
                                        "HOLD"))));
    }

    private void swapping() {
        var guest = room.guest();
        var others = services.looks.occupiedBut(room.room());
        if (guest == null || others.isEmpty() || !may(Permission.VISITS_ADVANCE)) {
            return;
        }
        var with = new ComboBox<RoomFact>();
        with.setItems(others);
        with.setItemLabelGenerator(other -> other.name().in(getLocale()) + " · "
                + Optional.ofNullable(other.guest()).map(this::called).orElse(""));
        with.setPlaceholder(text("rooms.dialog.whichRoom"));
        with.setAriaLabel(text("rooms.dialog.whichRoom"));
        form.section(
                "rooms.dialog.swap",
                line(
                        with,
                        form.button(
                                "rooms.action.SWAP",
                                () -> chosen(
                                        with,
                                        other -> services.swaps.swap(
                                                form.key(),
                                                guest.visit(),
                                                Objects.requireNonNull(other.guest())
                                                        .visit()),
                                        "SWAP"))));
    }

    private void held() {
        var guest = room.guest();
        var acts = line();
        if (guest != null && may(Permission.VISITS_ADVANCE)) {
            acts.add(form.primary(
                    "rooms.action.LEAD_BACK",
                    () -> did(services.desk.move(form.key(), guest.visit(), room.room()), "LEAD")));
        }
        if (may(RoomPermission.ARRANGE)) {
            acts.add(form.button(
                    "rooms.action.RELEASE", () -> did(services.rooms.release(form.key(), room.room()), "RELEASE")));
        }
        form.section("rooms.dialog.held", acts);
    }

    private void cleaning() {
        if (!may(RoomPermission.CLEAN)) {
            return;
        }
        if (room.state() == State.FREE) {
            form.section(
                    "rooms.dialog.cleaning",
                    line(form.button(
                            "rooms.action.SOILED",
                            () -> did(services.rooms.soiled(form.key(), room.room()), "SOILED"))));
            return;
        }
        var acts = line();
        if (room.stage() != Rooms.Stage.BEGUN) {
            acts.add(form.button(
                    "rooms.action.BEGIN_CLEANING",
                    () -> did(services.rooms.beginCleaning(form.key(), room.room()), "BEGIN_CLEANING")));
        }
        acts.add(form.primary(
                "rooms.action.CLEANED", () -> did(services.rooms.cleaned(form.key(), room.room()), "CLEANED")));
        var why = reasons(Rooms.Suspended.values());
        acts.add(
                why,
                form.button(
                        "rooms.action.SUSPEND_CLEANING",
                        () -> chosen(
                                why,
                                one -> services.rooms.suspendCleaning(form.key(), room.room(), one),
                                "SUSPEND_CLEANING")));
        form.section("rooms.dialog.cleaning", acts);
    }

    private void closing() {
        if (!may(RoomPermission.CLOSE)) {
            return;
        }
        var why = reasons(Rooms.Closed.values());
        var until = new TimePicker();
        until.setPlaceholder(text("rooms.dialog.untilWhen"));
        until.setAriaLabel(text("rooms.dialog.untilWhen"));
        until.setStep(Duration.ofMinutes(30));
        form.field("until", until);
        form.section(
                "rooms.dialog.closing",
                line(
                        why,
                        until,
                        form.button(
                                "rooms.action.CLOSE",
                                () -> chosen(
                                        why,
                                        one -> services.rooms.close(form.key(), room.room(), one, until(until)),
                                        "CLOSE"))));
    }

    // Of today; a room that is closed for longer says nothing.
    private @Nullable Instant until(TimePicker picker) {
        var time = picker.getValue();
        return time == null
                ? null
                : BusinessTime.day(services.clock.instant())
                        .atTime(time)
                        .atZone(BusinessTime.ZONE)
                        .toInstant();
    }

    private void closed() {
        if (may(RoomPermission.CLOSE)) {
            form.section(
                    "rooms.dialog.closed",
                    line(form.primary(
                            "rooms.action.OPEN", () -> did(services.rooms.open(form.key(), room.room()), "OPEN"))));
        }
    }

    /** Whether one receives guests here oneself. */
    private void own() {
        if (!may(RoomPermission.OWN)) {
            return;
        }
        var me = services.staff.id();
        var mine = services.own.now().getOrDefault(room.room(), List.of()).contains(me);
        form.section(
                "rooms.dialog.own",
                line(
                        mine
                                ? form.button(
                                        "rooms.action.LEAVE_OWN",
                                        () -> did(services.own.leave(form.key(), room.room(), me), "LEAVE_OWN"))
                                : form.button(
                                        "rooms.action.TAKE_OWN",
                                        () -> did(services.own.take(form.key(), room.room(), me), "TAKE_OWN"))));
    }

    // ---- how

    private ComboBox<Guest> guests() {
        var guest = new ComboBox<Guest>();
        guest.setItems(services.looks.guests());
        guest.setItemLabelGenerator(this::called);
        guest.setPlaceholder(text("rooms.dialog.whichGuest"));
        guest.setAriaLabel(text("rooms.dialog.whichGuest"));
        return guest;
    }

    private <E extends Enum<E>> Select<E> reasons(E[] all) {
        var why = new Select<E>();
        why.setItems(List.of(all));
        why.setItemLabelGenerator(one -> text("rooms.reason." + one.name()));
        why.setPlaceholder(text("rooms.dialog.why"));
        why.setAriaLabel(text("rooms.dialog.why"));
        return why;
    }

    /** Does it with what is chosen; where nothing is, the cursor goes there. */
    private <T> void chosen(HasValue<?, T> field, Function<T, Done<?>> act, String done) {
        var value = field.getValue();
        if (value == null) {
            throw new Refusal("refusal.room.choose");
        }
        did(act.apply(value), done);
    }

    private void did(Done<?> done, String what) {
        bar.show(done, text("rooms.done." + what));
    }

    private boolean isPublic() {
        return services.house
                .findPlace(room.room())
                .filter(place -> place.wallName() != null)
                .isPresent();
    }

    private boolean may(String permission) {
        return services.staff.may(permission);
    }

    private static Div line(Component... content) {
        var line = new Div(content);
        line.addClassName("line");
        return line;
    }

    private String text(String key, Object... args) {
        return getTranslation(key, args);
    }

    private String time(Instant at) {
        return TIME.format(at);
    }
}

package org.jiezhen.tasks.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.Optional;
import org.jiezhen.duty.Standings;
import org.jiezhen.house.Place;
import org.jiezhen.house.PlaceId;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shell.Dialogs;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.shell.UndoBar;
import org.jiezhen.staff.Colleague;
import org.jiezhen.staff.StaffId;
import org.jiezhen.tasks.TaskCode;
import org.jiezhen.tasks.TaskRequests;
import org.jiezhen.tasks.TaskStillOpen;
import org.jiezhen.visits.ArrivalsBoard.VisitFact;
import org.jspecify.annotations.Nullable;

/** Asks colleagues for something: for a guest, in a room, or neither. What is open already can be hurried. */
@StyleSheet("styles/tasks.css")
final class AskDialog extends FormDialog {

    private final TaskDialogs services;
    private final @Nullable VisitFact guest;
    private final UndoBar bar;
    private final RadioButtonGroup<TaskCode> what;
    private final ComboBox<Place> room;
    private final ComboBox<Place> to;
    private final ComboBox<Colleague> person;
    private final ComboBox<Colleague> receiver;
    private final TextField note;

    /**
     * @param guest for whom it is asked
     * @param in in which room; of a guest, the one the guest is in
     */
    AskDialog(TaskDialogs services, @Nullable VisitFact guest, @Nullable PlaceId in, UndoBar bar) {
        super("tasks.ask.title", guest == null ? "" : guest.ticket().text());
        this.services = services;
        this.guest = guest;
        this.bar = bar;
        setWidth("min(560px, 100vw)");
        what = form.field("code", new RadioButtonGroup<>(), TaskCode::code);
        what.setItems(services.codes.asked(services.staff::may).stream()
                .filter(code -> guest != null || code.about() != TaskCode.About.VISIT)
                .toList());
        what.setItemLabelGenerator(code -> code.name().in(getLocale()));
        what.setLabel(getTranslation("tasks.ask.what"));
        room = places("room", "tasks.ask.room");
        to = places("to", "tasks.dialog.to");
        person = people("person", "tasks.ask.person");
        receiver = people("receiver", "tasks.ask.receiver");
        receiver.setPlaceholder(getTranslation("tasks.ask.desk"));
        receiver.setClearButtonVisible(true);
        note = form.field("note", new TextField(getTranslation("tasks.dialog.note")));
        note.setMaxLength(TaskRequests.NOTE);
        note.setHelperText(getTranslation("tasks.ask.noName"));
        note.setValueChangeMode(ValueChangeMode.ON_CHANGE);
        var where = guest == null ? Optional.ofNullable(in) : services.requests.whereIs(guest.visit());
        where.flatMap(here -> room.getListDataView()
                        .getItems()
                        .filter(place -> place.id().equals(here))
                        .findFirst())
                .ifPresent(room::setValue);
        var fields = new Div(what, room, to, person, receiver, note);
        fields.addClassName("task-ask");
        form.show(fields);
        what.addValueChangeListener(_ -> show());
        show();
        form.asks(
                TaskStillOpen.class,
                open -> Dialogs.open(this, new StillOpenDialog(open, () -> form.tries(() -> hurry(open)))));
        foot(form.press("tasks.ask.go", this::ask));
        form.keeps(
                services.drafts,
                guest == null ? Drafts.About.something("task") : Drafts.About.of("task", guest.visit(), 0));
    }

    private ComboBox<Place> places(String name, String label) {
        var places = form.field(name, new ComboBox<Place>(), place -> place.id().toString());
        places.setItems(services.requests.places());
        places.setItemLabelGenerator(place -> place.name().in(getLocale()));
        places.setLabel(getTranslation(label));
        return places;
    }

    private ComboBox<Colleague> people(String name, String label) {
        var people = form.field(
                name, new ComboBox<Colleague>(), colleague -> colleague.id().toString());
        people.setItemLabelGenerator(
                colleague -> colleague.name() + " · " + colleague.post().in(getLocale()));
        people.setLabel(getTranslation(label));
        return people;
    }

    /** Only what this kind of task asks for. */
    private void show() {
        var code = what.getValue();
        room.setVisible(code != null && code.about() == TaskCode.About.ROOM);
        to.setVisible(code != null && code.asksTo());
        person.setVisible(code != null && (code.asksWhom() || code.about() == TaskCode.About.ROOM && !code.asksNote()));
        receiver.setVisible(code != null && code.custody());
        note.setVisible(code != null);
        if (code != null) {
            var now = services.standings.now();
            choose(person, services.requests.askable(code.code()), now);
            choose(receiver, services.requests.receivers(), now);
        }
    }

    /** Those who are there stand first, each with how he or she stands. */
    private void choose(ComboBox<Colleague> of, List<Colleague> people, Standings.Now now) {
        of.setItems(now.presentFirst(people));
        of.setItemLabelGenerator(one -> now.named(one, getLocale()));
    }

    private void ask() {
        var code =
                Optional.ofNullable(what.getValue()).orElseThrow(() -> new InvalidInput("code", "refusal.task.kind"));
        var done = services.requests.request(
                form.key(),
                new TaskRequests.Request(
                        code.code(),
                        guest == null ? null : guest.visit(),
                        code.about() == TaskCode.About.ROOM ? place(room) : null,
                        code.asksTo() ? place(to) : null,
                        person.isVisible() ? colleague(person) : null,
                        receiver.isVisible() ? colleague(receiver) : null,
                        note.getValue()));
        bar.show(done, getTranslation("tasks.done.REQUEST"));
        form.finish();
    }

    private void hurry(TaskStillOpen open) {
        services.requests.hurry(form.key(), open.task());
        form.finish();
    }

    private static @Nullable PlaceId place(ComboBox<Place> field) {
        return field.getValue() == null ? null : field.getValue().id();
    }

    private static @Nullable StaffId colleague(ComboBox<Colleague> field) {
        return field.getValue() == null ? null : field.getValue().id();
    }
}

package org.jiezhen.house.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import java.util.stream.Stream;
import org.jiezhen.house.HouseAdministration;
import org.jiezhen.house.HouseAdministration.Look;
import org.jiezhen.house.Place;
import org.jiezhen.house.PlaceDetails;
import org.jiezhen.house.PlaceId;
import org.jiezhen.house.Spot;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.Drafts.About;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.shell.Notice;
import org.jspecify.annotations.Nullable;

/** A place: a new one, with what is usual for its kind filled in, or one that stands. */
@StyleSheet("styles/house.css")
final class PlaceDialog extends FormDialog {

    private final HouseView view;
    private final HouseAdministration house;

    private final ComboBox<Place.Kind> kind =
            form.field("kind", new ComboBox<>(getTranslation("house.kind")), Place.Kind::name);
    private final ComboBox<HouseAdministration.Text> floor =
            form.field("floor", new ComboBox<>(getTranslation("house.floor")), HouseAdministration.Text::code);
    private final ComboBox<HouseAdministration.Text> department = form.field(
            "department", new ComboBox<>(getTranslation("house.department")), HouseAdministration.Text::code);
    private final TextField nameZh = text("nameZh", "house.zh");
    private final TextField nameEn = text("nameEn", "house.en");
    private final TextField shortZh = text("shortZh", "house.shortZh");
    private final TextField shortEn = text("shortEn", "house.shortEn");
    private final TextField wallZh = text("wallZh", "house.wallZh");
    private final TextField wallEn = text("wallEn", "house.wallEn");
    private final TextField rowZh = text("rowZh", "house.rowZh");
    private final TextField rowEn = text("rowEn", "house.rowEn");
    private final IntegerField rowNo = number("rowNo", "house.rowNo");
    private final Checkbox housekeeping =
            form.field("housekeeping", new Checkbox(getTranslation("house.housekeeping")));
    private final IntegerField ordinal = number("ordinal", "house.ordinal");
    private final IntegerField x = number("x", "house.x");
    private final IntegerField y = number("y", "house.y");
    private final IntegerField width = number("width", "house.width");
    private final IntegerField height = number("height", "house.height");
    private final IntegerField count = number("count", "house.count");
    private final Div row = pair(rowZh, rowEn, rowNo);

    /** New ones, of which the first is proposed. */
    PlaceDialog(HouseView view, HouseAdministration house, Drafts drafts, PlaceDetails proposed) {
        super("house.addPlace");
        this.view = view;
        this.house = house;
        fields();
        show(proposed);
        count.setMin(1);
        count.setMax(HouseAdministration.MOST_AT_ONCE);
        count.setStepButtonsVisible(true);
        count.setHelperText(getTranslation("house.count.help"));
        count.setValue(1);
        form.show(count);
        kind.addValueChangeListener(event -> proposeAnew(event.isFromClient()));
        floor.addValueChangeListener(event -> proposeAnew(event.isFromClient()));
        act("house.add", this::add);
        form.keeps(drafts, About.something("house.place"));
    }

    /** One that stands. */
    PlaceDialog(HouseView view, HouseAdministration house, Drafts drafts, PlaceId place, Look look) {
        super("house.placeOf", look.details().name().in(view.language()));
        this.view = view;
        this.house = house;
        fields();
        show(look.details());
        form.show(onPlan(look.details().spot()));
        act(
                "house.save",
                () -> {
                    house.describePlace(form.key(), place, look.version(), details());
                    Notice.done(getTranslation("house.done.DESCRIBE", nameZh.getValue(), nameEn.getValue()));
                },
                use(place, look));
        form.keeps(drafts, About.of("house.place", place, look.version()));
    }

    private Button use(PlaceId place, Look look) {
        var name = look.details().name().in(view.language());
        return look.inUse()
                ? form.button("house.action.TAKE_OUT", () -> {
                    house.takeOut(form.key(), place, look.version());
                    Notice.done(getTranslation("house.done.TAKE_OUT", name));
                })
                : form.button("house.action.PUT_BACK", () -> {
                    house.putBack(form.key(), place, look.version());
                    Notice.done(getTranslation("house.done.PUT_BACK", name));
                });
    }

    private void fields() {
        setWidth("min(620px, 100vw)");
        kind.setItems(Place.Kind.values());
        kind.setItemLabelGenerator(one -> getTranslation("house.kind." + one));
        floor.setItems(house.floors());
        floor.setItemLabelGenerator(one -> one.text().in(view.language()));
        department.setItems(house.departments());
        department.setItemLabelGenerator(one -> one.text().in(view.language()));
        wallZh.setHelperText(getTranslation("house.wall.help"));
        kind.addValueChangeListener(_ -> row.setVisible(kind.getValue() == Place.Kind.SEAT));
        form.show(
                pair(kind, floor, department),
                pair(nameZh, nameEn),
                pair(shortZh, shortEn),
                pair(wallZh, wallEn),
                row,
                pair(ordinal, housekeeping));
    }

    private Details onPlan(@Nullable Spot spot) {
        var plan = new Details(
                getTranslation("house.onPlan"),
                HouseView.hint(getTranslation("house.onPlan.help", Integer.toString(Spot.MOST))),
                pair(x, y, width, height));
        plan.setOpened(spot != null);
        return plan;
    }

    private static Div pair(Component... fields) {
        var pair = new Div(fields);
        pair.addClassName(fields.length > 2 ? "house-several" : "two-columns");
        return pair;
    }

    private TextField text(String name, String label) {
        return form.field(name, new TextField(getTranslation(label)));
    }

    private IntegerField number(String name, String label) {
        return form.field(name, new IntegerField(getTranslation(label)));
    }

    // ---- what the fields show

    private void show(PlaceDetails shown) {
        kind.setValue(shown.kind());
        choose(floor, Integer.toString(shown.floor()));
        choose(department, shown.department());
        nameZh.setValue(shown.name().zh());
        nameEn.setValue(shown.name().en());
        shortZh.setValue(shown.shortName().zh());
        shortEn.setValue(shown.shortName().en());
        var wall = Optional.ofNullable(shown.wallName());
        wallZh.setValue(wall.map(Localized::zh).orElse(""));
        wallEn.setValue(wall.map(Localized::en).orElse(""));
        var seats = Optional.ofNullable(shown.row());
        rowZh.setValue(seats.map(one -> one.name().zh()).orElse(""));
        rowEn.setValue(seats.map(one -> one.name().en()).orElse(""));
        rowNo.setValue(seats.map(PlaceDetails.Row::number).orElse(null));
        row.setVisible(shown.kind() == Place.Kind.SEAT);
        housekeeping.setValue(shown.housekeeping());
        ordinal.setValue(shown.ordinal());
        ordinal.setHelperText(getTranslation("house.ordinal.help"));
        var spot = Optional.ofNullable(shown.spot());
        x.setValue(spot.map(Spot::x).orElse(null));
        y.setValue(spot.map(Spot::y).orElse(null));
        width.setValue(spot.map(Spot::width).orElse(null));
        height.setValue(spot.map(Spot::height).orElse(null));
    }

    private static void choose(ComboBox<HouseAdministration.Text> box, String code) {
        box.getListDataView()
                .getItems()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .ifPresent(box::setValue);
    }

    /** Another kind or floor: what is usual there. */
    private void proposeAnew(boolean chosen) {
        if (chosen && !kind.isEmpty() && !floor.isEmpty()) {
            show(house.next(kind.getValue(), Integer.parseInt(floor.getValue().code())));
        }
    }

    // ---- what they say

    private void add() {
        var several = count.isEmpty() ? 1 : count.getValue();
        var made = house.addPlaces(form.key(), details(), several);
        Notice.done(
                made.count() == 1
                        ? getTranslation("house.done.ADD", nameZh.getValue(), nameEn.getValue())
                        : getTranslation("house.done.ADD_MORE", Integer.toString(made.count())));
    }

    private PlaceDetails details() {
        if (kind.isEmpty()) {
            throw new InvalidInput("kind", "refusal.house.empty");
        }
        if (floor.isEmpty()) {
            throw new InvalidInput("floor", "refusal.house.empty");
        }
        if (department.isEmpty()) {
            throw new InvalidInput("department", "refusal.house.empty");
        }
        var seats = PlaceDetails.orNone(rowZh.getValue(), rowEn.getValue());
        return new PlaceDetails(
                kind.getValue(),
                Integer.parseInt(floor.getValue().code()),
                department.getValue().code(),
                ordinal.getValue(),
                new Localized(nameZh.getValue(), nameEn.getValue()),
                new Localized(shortZh.getValue(), shortEn.getValue()),
                seats == null || kind.getValue() != Place.Kind.SEAT
                        ? null
                        : new PlaceDetails.Row(seats, rowNo.isEmpty() ? 0 : rowNo.getValue()),
                PlaceDetails.orNone(wallZh.getValue(), wallEn.getValue()),
                housekeeping.getValue(),
                spot());
    }

    /** All four figures or none: without them it is laid out by its ordinal. */
    private @Nullable Spot spot() {
        if (Stream.of(x, y, width, height).allMatch(IntegerField::isEmpty)) {
            return null;
        }
        required("x", x);
        required("y", y);
        required("width", width);
        required("height", height);
        return new Spot(x.getValue(), y.getValue(), width.getValue(), height.getValue());
    }

    private static void required(String name, IntegerField figure) {
        if (figure.isEmpty()) {
            throw new InvalidInput(name, "refusal.house.spot");
        }
    }
}

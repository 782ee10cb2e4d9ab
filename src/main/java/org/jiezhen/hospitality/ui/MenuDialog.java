package org.jiezhen.hospitality.ui;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jiezhen.hospitality.Menu;
import org.jiezhen.hospitality.Menu.Word;
import org.jiezhen.hospitality.MenuAdministration;
import org.jiezhen.hospitality.MenuAdministration.Details;
import org.jiezhen.hospitality.MenuItem;
import org.jiezhen.house.Place;
import org.jiezhen.shared.Localized;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.shell.UndoBar;
import org.jspecify.annotations.Nullable;

/** Something of the menu: added, changed, not offered any more. */
@StyleSheet("styles/hospitality.css")
final class MenuDialog extends FormDialog {

    private static final Set<Place.Kind> USUAL = EnumSet.of(
            Place.Kind.LIFT_HALL,
            Place.Kind.SEAT,
            Place.Kind.CONSULT_ROOM,
            Place.Kind.STATION,
            Place.Kind.BED,
            Place.Kind.DESK);

    private final MenuAdministration administration;
    private final @Nullable MenuItem before;
    private final UndoBar bar;
    private final TextField zh = form.field("zh", new TextField(getTranslation("hospitality.menu.zh")));
    private final TextField en = form.field("en", new TextField(getTranslation("hospitality.menu.en")));
    private final RadioButtonGroup<MenuItem.Made> made =
            form.field("made", new RadioButtonGroup<>(getTranslation("hospitality.menu.made")));
    private final Select<Word> kind = form.secret("class", new Select<>());
    private final CheckboxGroup<Word> allergens = form.secret("allergens", new CheckboxGroup<>());
    private final RadioButtonGroup<MenuItem.Who> servedTo =
            form.field("servedTo", new RadioButtonGroup<>(getTranslation("hospitality.menu.for")));
    private final CheckboxGroup<Place.Kind> places = form.secret("places", new CheckboxGroup<>());
    private final IntegerField rank = form.field("rank", new IntegerField(getTranslation("hospitality.menu.rank")));

    /** @param before as it stands; null for something new */
    MenuDialog(MenuAdministration administration, Menu menu, Drafts drafts, @Nullable MenuItem before, UndoBar bar) {
        super(before == null ? "hospitality.menu.add" : "hospitality.menu.change");
        this.administration = administration;
        this.before = before;
        this.bar = bar;
        setWidth("min(560px, 100vw)");
        made.setItems(MenuItem.Made.values());
        made.setItemLabelGenerator(one -> getTranslation("hospitality.made." + one));
        kind.setLabel(getTranslation("hospitality.menu.class"));
        kind.setItems(menu.classes());
        kind.setItemLabelGenerator(word -> word.name().in(getLocale()));
        allergens.setLabel(getTranslation("hospitality.menu.allergens"));
        allergens.setItems(menu.allergens());
        allergens.setItemLabelGenerator(word -> word.name().in(getLocale()));
        servedTo.setItems(MenuItem.Who.values());
        servedTo.setItemLabelGenerator(one -> getTranslation("hospitality.for." + one));
        places.setLabel(getTranslation("hospitality.menu.places"));
        places.setItems(Arrays.asList(Place.Kind.values()));
        places.setItemLabelGenerator(one -> getTranslation("hospitality.at." + one));
        if (before == null) {
            places.setValue(USUAL);
            servedTo.setValue(MenuItem.Who.ANYBODY);
            rank.setValue(100);
        } else {
            zh.setValue(before.name().zh());
            en.setValue(before.name().en());
            made.setValue(before.made());
            menu.classes().stream()
                    .filter(word -> word.code().equals(before.kind()))
                    .findFirst()
                    .ifPresent(kind::setValue);
            allergens.setValue(menu.allergens().stream()
                    .filter(word -> before.allergens().contains(word.code()))
                    .collect(Collectors.toSet()));
            servedTo.setValue(before.servedTo());
            places.setValue(Set.copyOf(before.places()));
            rank.setValue(before.rank());
        }
        var all = new Div(zh, en, made, kind, allergens, servedTo, places, rank);
        all.addClassName("tea-form");
        form.show(all);
        form.keeps(drafts, Drafts.About.something(before == null ? "menu" : "menu" + before.code()));
        var go = form.primary("hospitality.menu.save", this::save);
        if (before == null) {
            foot(go);
        } else {
            foot(go, form.button("hospitality.menu.withdraw", this::withdraw));
        }
    }

    private void save() {
        var word = kind.getValue();
        var at = rank.getValue();
        var details = new Details(
                new Localized(zh.getValue(), en.getValue()),
                made.getValue(),
                word == null ? null : word.code(),
                allergens.getValue().stream().map(Word::code).collect(Collectors.toSet()),
                servedTo.getValue(),
                places.getValue(),
                at == null ? 0 : at);
        bar.say(
                before == null
                        ? administration.add(form.key(), details)
                        : administration.change(form.key(), before.id(), before.version(), details),
                getTranslation("hospitality.done.MENU"));
    }

    private void withdraw() {
        if (before != null) {
            bar.say(
                    administration.withdraw(form.key(), before.id(), before.version()),
                    getTranslation("hospitality.done.WITHDRAWN"));
        }
    }
}

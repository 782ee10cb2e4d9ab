package org.jiezhen.preferences.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.server.menu.MenuEntry;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jiezhen.preferences.Colours;
import org.jiezhen.preferences.Density;
import org.jiezhen.preferences.Preference;
import org.jiezhen.preferences.Preferences;
import org.jiezhen.shell.Languages;

/** Each choice is kept as it is made, and seen, heard or felt at once. */
@StyleSheet("styles/preferences.css")
final class PreferencesDialog extends Dialog {

    PreferencesDialog(Preferences preferences) {
        setHeaderTitle(getTranslation("preferences.title"));
        setWidth("420px");
        var mine = preferences.mine();

        var colours = new RadioButtonGroup<Colours>(getTranslation("preferences.colours"));
        colours.setItems(Colours.values());
        colours.setItemLabelGenerator(one -> getTranslation("preferences.colours." + one));
        colours.setValue(mine.colours());
        colours.addValueChangeListener(event -> preferences.chooseColours(event.getValue()));

        var content = new Div(
                colours,
                density(preferences, mine),
                language(preferences, mine),
                start(preferences, mine),
                tried("sound", mine.sound(), preferences::chooseSound),
                tried("vibration", mine.vibration(), preferences::chooseVibration),
                tried("system", mine.system(), preferences::chooseSystem),
                plain("awake", mine.awake(), preferences::chooseAwake));
        content.addClassName("preferences");
        add(content);
        getFooter().add(new Button(getTranslation("dialog.close"), _ -> close()));
    }

    private Component density(Preferences preferences, Preference mine) {
        var density = new RadioButtonGroup<Density>(getTranslation("preferences.density"));
        density.setItems(Density.values());
        density.setItemLabelGenerator(one -> getTranslation("preferences.density." + one));
        density.setValue(mine.density());
        density.addValueChangeListener(event -> preferences.chooseDensity(event.getValue()));
        return density;
    }

    /** A page speaks one language: in another it is loaded anew. */
    private Component language(Preferences preferences, Preference mine) {
        var language = new RadioButtonGroup<Optional<Locale>>(getTranslation("preferences.language"));
        language.setItems(Optional.of(Languages.CHINESE), Optional.of(Languages.ENGLISH), Optional.empty());
        language.setItemLabelGenerator(one -> one.map(locale -> Languages.isChinese(locale) ? "中文" : "English")
                .orElse(getTranslation("preferences.language.browser")));
        language.setValue(Optional.ofNullable(mine.language()));
        language.addValueChangeListener(event -> {
            preferences.chooseLanguage(event.getValue().orElse(null));
            UI.getCurrent().getPage().reload();
        });
        return language;
    }

    /** Of the pages that this person may open. */
    private Component start(Preferences preferences, Preference mine) {
        var start = new ComboBox<MenuEntry>(getTranslation("preferences.start"));
        var pages = MenuConfiguration.getMenuEntries();
        start.setItems(pages);
        start.setItemLabelGenerator(page -> getTranslation(page.title()));
        start.setPlaceholder(getTranslation("preferences.start.role"));
        start.setClearButtonVisible(true);
        pages.stream()
                .filter(page -> path(page).equals(mine.startPage()))
                .findFirst()
                .ifPresent(start::setValue);
        start.addValueChangeListener(
                event -> preferences.chooseStartPage(event.getValue() == null ? null : path(event.getValue())));
        return start;
    }

    private static String path(MenuEntry page) {
        return page.path().replaceFirst("^/", "");
    }

    private Component plain(String what, boolean on, Consumer<Boolean> choose) {
        var box = new Checkbox(getTranslation("preferences." + what), on);
        box.addValueChangeListener(event -> choose.accept(event.getValue()));
        return new Div(box);
    }

    /** Switched on, it is tried out by this very press; a browser that cannot do it says so. */
    private Component tried(String what, boolean on, Consumer<Boolean> choose) {
        var impossible = new Paragraph();
        impossible.addClassName("sub");
        impossible.getElement().setAttribute("role", "status");
        var box = new Checkbox(getTranslation("preferences." + what), on);
        box.addValueChangeListener(event -> {
            choose.accept(event.getValue());
            impossible.setText("");
            if (event.getValue()) {
                box.getElement()
                        .executeJs("return document.querySelector('notice-centre')?.tryOut($0) ?? true", what)
                        .then(
                                Boolean.class,
                                can -> impossible.setText(can ? "" : getTranslation("preferences." + what + ".not")));
            }
        });
        return new Div(box, impossible);
    }
}

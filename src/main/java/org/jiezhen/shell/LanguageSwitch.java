package org.jiezhen.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import java.util.function.Consumer;

/** 中 / EN: keeps the choice in a cookie, and with whoever is signed in, and shows the page again in it. */
public class LanguageSwitch extends Span {

    private final Consumer<Locale> chosen;

    /** For a page at which nobody is signed in. */
    public LanguageSwitch() {
        this(_ -> {});
    }

    /** @param chosen is told what was chosen, before the page is shown again */
    public LanguageSwitch(Consumer<Locale> chosen) {
        this.chosen = chosen;
        addClassName("lang");
        add(choice("中", "中文", Languages.CHINESE), choice("EN", "English", Languages.ENGLISH));
    }

    private NativeButton choice(String text, String label, Locale locale) {
        var choice = new NativeButton(text, _ -> choose(locale));
        choice.getElement().setAttribute("lang", locale.toLanguageTag());
        choice.setAriaLabel(label);
        var current = Languages.isChinese(UI.getCurrent().getLocale()) == Languages.isChinese(locale);
        choice.getElement().setAttribute("aria-pressed", String.valueOf(current));
        return choice;
    }

    private void choose(Locale locale) {
        chosen.accept(locale);
        UI.getCurrent().getPage().executeJs("""
                document.cookie = $0 + '=' + $1 + ';path=/;max-age=31536000;samesite=lax';
                location.reload();
                """, Languages.COOKIE, locale.toLanguageTag());
    }
}

package org.jiezhen.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.menu.MenuConfiguration;
import java.util.List;
import java.util.stream.Stream;
import org.jiezhen.shared.Pinyin;
import org.springframework.stereotype.Component;

/** The pages that this person may open, by their names in either language. */
@Component
class PagesFound implements Findings {

    @Override
    public int getOrder() {
        return 90;
    }

    @Override
    public String heading() {
        return "palette.pages";
    }

    @Override
    public List<Finding> find(String typed, int most) {
        return Stream.concat(
                        MenuConfiguration.getMenuEntries().stream()
                                .map(entry -> page(
                                        entry.icon() == null || entry.icon().isEmpty()
                                                ? Icon.TASKS
                                                : Icon.withId(entry.icon()),
                                        entry.title(),
                                        entry.path().replaceFirst("^/", ""),
                                        typed)),
                        Stream.of(page(Icon.LOCK, "nav.password", "password", typed)))
                .flatMap(List::stream)
                .limit(most)
                .toList();
    }

    private static List<Finding> page(Icon icon, String title, String path, String typed) {
        var meant = typed.isEmpty()
                || Stream.of(Languages.CHINESE, Languages.ENGLISH)
                        .anyMatch(language -> Pinyin.finds(typed, I18NProvider.translate(language, title)));
        var ui = UI.getCurrent();
        return meant
                ? List.of(Finding.page(icon, ui.getTranslation(title), path).then(ui.getTranslation("palette.go")))
                : List.of();
    }
}

package org.jiezhen.staff;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Permission;
import org.springframework.stereotype.Component;

/** Who changed what on something, and when; the last first. What it says now stands where it was opened. */
@StyleSheet("styles/staff.css")
public final class HistoryDialog extends Dialog {

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(BusinessTime.ZONE);

    /** Makes the button that opens it. */
    @Component
    public static class Factory {

        private final History history;
        private final CurrentStaff staff;

        Factory(History history, CurrentStaff staff) {
            this.history = history;
            this.staff = staff;
        }

        /**
         * The button, for whoever may.
         *
         * @param about whose history it is
         * @param open opens the dialog on the page
         */
        public Optional<Button> button(About about, Consumer<Dialog> open) {
            if (!staff.may(Permission.STAFF_HISTORY)) {
                return Optional.empty();
            }
            var button = new Button();
            button.setText(button.getTranslation("staff.history"));
            button.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
            button.addClickListener(
                    _ -> open.accept(new HistoryDialog(about, history.of(about.kind, about.ids, about.actions))));
            return Optional.of(button);
        }
    }

    /**
     * Whose history it is.
     *
     * @param kind as the journal names it
     * @param ids of all its records
     * @param actions the commands that are changes
     * @param words below which they have theirs: {@code customers.history.customers.correct}
     * @param parts below which the parts that were changed have theirs
     * @param reasons below which reasons have theirs
     */
    public record About(
            String kind, List<String> ids, Set<String> actions, String words, String parts, String reasons) {}

    private HistoryDialog(About about, List<History.Entry> entries) {
        setHeaderTitle(getTranslation("staff.history"));
        setWidth("min(560px, 100vw)");
        if (entries.isEmpty()) {
            add(new Paragraph(getTranslation("staff.history.none")));
        }
        var list = new OrderedList();
        list.addClassName("history");
        entries.forEach(entry -> list.add(line(about, entry)));
        add(list);
        getFooter().add(new Button(getTranslation("dialog.close"), _ -> close()));
    }

    private ListItem line(About about, History.Entry entry) {
        var when = new Span(WHEN.format(entry.at()));
        when.addClassNames("num", "sub");
        var did = getTranslation(about.words + "." + entry.action());
        var reason = entry.reason();
        var parts = entry.parts().stream()
                .map(part -> getTranslation(about.parts + "." + part))
                .collect(Collectors.joining(getTranslation("staff.history.and")));
        var what = new Span(Optional.ofNullable(entry.by()).orElse(getTranslation("staff.history.nobody"))
                + " · " + did
                + (reason == null ? "" : " · " + getTranslation(about.reasons + "." + reason))
                + (parts.isEmpty() ? "" : getTranslation("staff.history.parts", parts)));
        return new ListItem(when, what);
    }
}

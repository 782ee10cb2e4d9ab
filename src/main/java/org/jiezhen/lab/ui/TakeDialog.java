package org.jiezhen.lab.ui;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.dependency.StyleSheet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jiezhen.lab.RunnersBoard;
import org.jiezhen.lab.RunnersBoard.ErrandFact;
import org.jiezhen.lab.RunnersBoard.Mine;
import org.jiezhen.lab.Trips;
import org.jiezhen.shared.Localized;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.shell.Notice;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.tasks.TaskCode;
import org.jspecify.annotations.Nullable;

/** Several errands are taken at once, on one trip: by where they begin. */
@StyleSheet("styles/lab.css")
final class TakeDialog extends FormDialog {

    private final CheckboxGroup<ErrandFact> errands = form.secret("errands", new CheckboxGroup<>());

    TakeDialog(RunnersBoard source, Trips trips, List<TaskCode> kinds, CurrentStaff staff) {
        super("lab.take.title");
        var open = source.read().stream()
                .filter(errand -> errand.to(staff.id(), staff::may) == Mine.OPEN)
                .sorted(Comparator.comparingInt(ErrandFact::order).thenComparing(ErrandFact::due))
                .toList();
        errands.setLabel(getTranslation(open.isEmpty() ? "lab.runners.empty" : "lab.take.choose"));
        errands.setItems(open);
        errands.setItemLabelGenerator(errand -> said(errand, kinds));
        form.show(errands);
        act("lab.take.go", () -> {
            var taken = trips.take(
                    form.key(),
                    errands.getValue().stream().map(ErrandFact::task).collect(Collectors.toSet()));
            Notice.done(getTranslation("lab.take.done", taken.errands()));
        });
    }

    private String said(ErrandFact errand, List<TaskCode> kinds) {
        var kind = kinds.stream()
                .filter(one -> one.code().equals(errand.code()))
                .map(one -> one.name().in(getLocale()))
                .findFirst()
                .orElse(errand.code());
        return getTranslation(
                "lab.take.line",
                place(errand.from()),
                errand.label(),
                Optional.ofNullable(errand.tube())
                        .map(tube -> tube.in(getLocale()))
                        .orElse(kind),
                place(errand.to()));
    }

    private String place(@Nullable Localized place) {
        return place == null ? getTranslation("lab.nowhere.short") : place.in(getLocale());
    }
}

package org.jiezhen.intake.ui;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jiezhen.intake.IntakeForms;
import org.jiezhen.intake.IntakePermission;
import org.jiezhen.shell.Finding;
import org.jiezhen.shell.Icon;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitShortcut;

/** The way to a guest's intake form, and what it lacks, from any page. */
@org.springframework.stereotype.Component
class IntakeShortcut implements VisitShortcut {

    private final IntakeForms forms;

    IntakeShortcut(IntakeForms forms) {
        this.forms = forms;
    }

    @Override
    public int getOrder() {
        return 70;
    }

    @Override
    public Set<String> permissions() {
        return Set.of(IntakePermission.SEE);
    }

    @Override
    public Optional<Finding> of(Guest guest) {
        if (guest.fact().source() == Source.BUSINESS) {
            return Optional.empty();
        }
        var missing = forms.missing(guest.fact().visit()).stream()
                .map(one -> guest.text(one.field().name()))
                .collect(Collectors.joining(" · "));
        return Optional.of(guest.page(Icon.FORM, guest.text("intake.card.open"), "intake")
                .then(
                        missing.isEmpty()
                                ? guest.text("intake.card.complete")
                                : guest.text("intake.card.missing", missing)));
    }
}

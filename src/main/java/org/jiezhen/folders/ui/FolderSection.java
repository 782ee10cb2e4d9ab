package org.jiezhen.folders.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;
import org.jiezhen.folders.FolderPermission;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitCard;
import org.jiezhen.visits.VisitSection;

/** Where the guest's folder is, on the card of the visit; opened there. */
@org.springframework.stereotype.Component
class FolderSection implements VisitSection {

    private final FolderDialogs dialogs;

    FolderSection(FolderDialogs dialogs) {
        this.dialogs = dialogs;
    }

    @Override
    public int getOrder() {
        return 75;
    }

    @Override
    public Optional<Component> of(VisitCard card) {
        if (!card.may(FolderPermission.HANDLE) || card.fact().source() == Source.BUSINESS) {
            return Optional.empty();
        }
        var visit = card.fact().visit();
        var stand = dialogs.folders.of(visit);
        if (stand.isPresent()) {
            var where = FolderDialog.where(dialogs, stand.get(), UI.getCurrent().getLocale());
            return Optional.of(card.part(
                    "folders.section",
                    card.line(
                            new Span(where),
                            card.button(
                                    "folders.action.OPEN",
                                    false,
                                    () -> card.goOnWith(new FolderDialog(dialogs, stand.get(), card.undoBar()))))));
        }
        return card.may(FolderPermission.OPEN)
                ? Optional.of(card.part(
                        "folders.section",
                        card.line(card.button(
                                "folders.begin",
                                false,
                                () -> card.did(
                                        dialogs.folders.open(card.key(), visit), card.text("folders.done.OPEN"))))))
                : Optional.empty();
    }
}

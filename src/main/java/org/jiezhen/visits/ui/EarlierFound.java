package org.jiezhen.visits.ui;

import com.vaadin.flow.component.UI;
import java.util.List;
import org.jiezhen.shared.Permission;
import org.jiezhen.shell.Finding;
import org.jiezhen.shell.Findings;
import org.jiezhen.shell.Icon;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.visits.GuestSearch;

/** Visits of earlier days with the same number. */
@org.springframework.stereotype.Component
class EarlierFound implements Findings {

    private static final int FEW = 3;

    private final GuestSearch search;
    private final CurrentStaff staff;

    EarlierFound(GuestSearch search, CurrentStaff staff) {
        this.search = search;
        this.staff = staff;
    }

    @Override
    public int getOrder() {
        return 80;
    }

    @Override
    public String heading() {
        return "palette.earlier";
    }

    @Override
    public List<Finding> find(String typed, int most) {
        return staff.may(Permission.VISITS_SEE)
                ? search.earlier(typed, Math.min(FEW, most)).stream()
                        .map(EarlierFound::finding)
                        .toList()
                : List.of();
    }

    private static Finding finding(GuestSearch.Earlier visit) {
        var ui = UI.getCurrent();
        var ticket = visit.ticket();
        var name = GuestSearch.called(visit.shownName(), ui.getLocale());
        return Finding.page(
                        visit.over() ? Icon.CHECK : Icon.PERSON,
                        ui.getTranslation(
                                "palette.visit.of",
                                ticket.text(),
                                ticket.day().toString(),
                                name == null ? ui.getTranslation("board.name.unknown") : name),
                        "visit/" + ticket.day() + "/" + ticket.text())
                .then(ui.getTranslation("palette.visit.journey"));
    }
}

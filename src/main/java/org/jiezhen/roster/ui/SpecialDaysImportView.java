package org.jiezhen.roster.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.jiezhen.roster.RosterPermission;
import org.jiezhen.roster.SpecialDaysImportJobs;
import org.jiezhen.shell.Icon;
import org.jiezhen.shell.PageLink;
import org.jiezhen.tables.Figure;
import org.jiezhen.tables.ImportPanel;
import org.jiezhen.tables.RowByRow.Counts;

/** Brings in a file of public holidays. */
@Route("roster/days/import")
@PageTitle("roster.days.import")
@RolesAllowed(RosterPermission.CHANGE)
@StyleSheet("styles/roster.css")
class SpecialDaysImportView extends Div {

    SpecialDaysImportView(SpecialDaysImportJobs jobs) {
        addClassNames("page", "form-page");
        var back = new PageLink("roster/days", "roster.days.back", Icon.LEFT);
        var top = new Header(new H1(getTranslation("roster.days.import")), back);
        top.addClassName("top");
        add(
                top,
                new ImportPanel<>(jobs, SpecialDaysImportView::figures, "roster-days-remarks.csv")
                        .explained(
                                new Paragraph(getTranslation("roster.days.import.text")),
                                new Paragraph(getTranslation("roster.days.import.columns"))));
    }

    private static List<Figure> figures(Counts counts) {
        return List.of(
                new Figure("roster.import.changed", counts.changed()),
                new Figure("roster.import.unchanged", counts.unchanged()),
                new Figure("roster.import.refused", counts.refused(), counts.refused() > 0),
                new Figure("roster.import.broken", counts.broken(), counts.broken() > 0));
    }
}

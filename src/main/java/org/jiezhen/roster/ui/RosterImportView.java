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
import org.jiezhen.roster.RosterImportJobs;
import org.jiezhen.roster.RosterPermission;
import org.jiezhen.shell.Icon;
import org.jiezhen.shell.PageLink;
import org.jiezhen.tables.Figure;
import org.jiezhen.tables.ImportPanel;
import org.jiezhen.tables.RowByRow.Counts;

/** Brings in a roster's file. */
@Route("roster/import")
@PageTitle("roster.import.title")
@RolesAllowed(RosterPermission.CHANGE)
@StyleSheet("styles/roster.css")
class RosterImportView extends Div {

    RosterImportView(RosterImportJobs jobs) {
        addClassNames("page", "form-page");
        var back = new PageLink("roster", "roster.import.back", Icon.LEFT);
        var top = new Header(new H1(getTranslation("roster.import.title")), back);
        top.addClassName("top");
        add(
                top,
                new ImportPanel<>(jobs, RosterImportView::figures, "roster-remarks.csv")
                        .explained(
                                new Paragraph(getTranslation("roster.import.text")),
                                new Paragraph(getTranslation("roster.import.columns"))));
    }

    private static List<Figure> figures(Counts counts) {
        return List.of(
                new Figure("roster.import.fresh", counts.fresh()),
                new Figure("roster.import.changed", counts.changed()),
                new Figure("roster.import.unchanged", counts.unchanged()),
                new Figure("roster.import.refused", counts.refused(), counts.refused() > 0),
                new Figure("roster.import.broken", counts.broken(), counts.broken() > 0));
    }
}

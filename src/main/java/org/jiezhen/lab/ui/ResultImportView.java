package org.jiezhen.lab.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.jiezhen.lab.LabPermission;
import org.jiezhen.lab.ResultImportJobs;
import org.jiezhen.shell.Icon;
import org.jiezhen.shell.PageLink;
import org.jiezhen.tables.Figure;
import org.jiezhen.tables.ImportPanel;
import org.jiezhen.tables.RowByRow.Counts;

/** Brings in a file of results: a table, or messages as instruments write them. */
@Route("lab/import")
@PageTitle("lab.import.title")
@RolesAllowed(LabPermission.RESULT)
@StyleSheet("styles/lab.css")
class ResultImportView extends Div {

    ResultImportView(ResultImportJobs jobs) {
        addClassNames("page", "form-page");
        var back = new PageLink("lab", "lab.message.back", Icon.LEFT);
        var top = new Header(new H1(getTranslation("lab.import.title")), back);
        top.addClassName("top");
        add(
                top,
                new ImportPanel<>(jobs, ResultImportView::figures, "results-remarks.csv")
                        .alsoTakes(".hl7")
                        .explained(
                                new Paragraph(getTranslation("lab.import.text")),
                                new Paragraph(getTranslation("lab.import.columns")),
                                new Paragraph(getTranslation("lab.import.messages"))));
    }

    private static List<Figure> figures(Counts counts) {
        return List.of(
                new Figure("lab.import.fresh", counts.fresh()),
                new Figure("lab.import.unchanged", counts.unchanged()),
                new Figure("lab.import.refused", counts.refused(), counts.refused() > 0),
                new Figure("lab.import.broken", counts.broken(), counts.broken() > 0));
    }
}

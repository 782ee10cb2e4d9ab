package org.jiezhen.channels.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.jiezhen.channels.ChannelImportJobs;
import org.jiezhen.channels.ChannelPermission;
import org.jiezhen.shell.Icon;
import org.jiezhen.shell.PageLink;
import org.jiezhen.tables.Figure;
import org.jiezhen.tables.ImportPanel;
import org.jiezhen.tables.RowByRow.Counts;

/** Brings in a file of channels. */
@Route("admin/channels/import")
@PageTitle("channels.import")
@RolesAllowed(ChannelPermission.KEEP)
@StyleSheet("styles/channels.css")
class ChannelImportView extends Div {

    ChannelImportView(ChannelImportJobs jobs) {
        addClassNames("page", "form-page");
        var back = new PageLink("admin/channels", "channels.back", Icon.LEFT);
        var top = new Header(new H1(getTranslation("channels.import")), back);
        top.addClassName("top");
        add(
                top,
                new ImportPanel<>(jobs, ChannelImportView::figures, "channels-remarks.csv")
                        .explained(
                                new Paragraph(getTranslation("channels.import.text")),
                                new Paragraph(getTranslation("channels.import.columns"))));
    }

    private static List<Figure> figures(Counts counts) {
        return List.of(
                new Figure("channels.import.fresh", counts.fresh()),
                new Figure("channels.import.changed", counts.changed()),
                new Figure("channels.import.unchanged", counts.unchanged()),
                new Figure("channels.import.refused", counts.refused(), counts.refused() > 0),
                new Figure("channels.import.broken", counts.broken(), counts.broken() > 0));
    }
}

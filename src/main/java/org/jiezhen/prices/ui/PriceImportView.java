package org.jiezhen.prices.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import jakarta.annotation.security.RolesAllowed;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jiezhen.prices.PriceImportJobs;
import org.jiezhen.prices.PricePermission;
import org.jiezhen.prices.PriceSample;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shell.Icon;
import org.jiezhen.shell.PageLink;
import org.jiezhen.tables.Figure;
import org.jiezhen.tables.ImportPanel;
import org.jiezhen.tables.RowByRow.Counts;

/** Brings in a price list, whose prices hold from a day that is asked for. */
@Route("admin/prices/import")
@PageTitle("prices.import")
@RolesAllowed(PricePermission.WRITE)
@StyleSheet("styles/prices.css")
class PriceImportView extends Div {

    PriceImportView(PriceImportJobs jobs, Clock clock) {
        addClassNames("page", "form-page", "prices-import");
        var back = new PageLink("admin/prices", "prices.title", Icon.LEFT);
        var top = new Header(new H1(getTranslation("prices.import")), back);
        top.addClassName("top");
        var today = BusinessTime.day(clock.instant());
        var from = PriceDialog.day(today);
        var sample = new Anchor(
                DownloadHandler.fromInputStream(_ -> {
                    var file = PriceSample.file();
                    return new DownloadResponse(
                            new ByteArrayInputStream(file), "prices-sample.csv", "text/csv", file.length);
                }),
                getTranslation("prices.import.sample"));
        sample.setTarget(AnchorTarget.DEFAULT);
        sample.addClassName("btn");
        var asked = new Div(new Paragraph(getTranslation("prices.import.text")), from);
        asked.addClassName("prices-asked");
        add(
                top,
                new ImportPanel<>(jobs, PriceImportView::figures, "prices-remarks.csv")
                        .checkedBy((file, name) ->
                                jobs.check(Optional.ofNullable(from.getValue()).orElse(today), file, name))
                        .explained(
                                asked,
                                sample,
                                new Paragraph(getTranslation("prices.import.columns")),
                                new Paragraph(getTranslation("prices.import.sums"))));
    }

    private static List<Figure> figures(Counts counts) {
        return List.of(
                new Figure("prices.import.fresh", counts.fresh()),
                new Figure("prices.import.changed", counts.changed()),
                new Figure("prices.import.unchanged", counts.unchanged()),
                new Figure("prices.import.refused", counts.refused(), counts.refused() > 0),
                new Figure("prices.import.broken", counts.broken(), counts.broken() > 0));
    }
}

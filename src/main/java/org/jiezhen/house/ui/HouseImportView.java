package org.jiezhen.house.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
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
import java.util.List;
import java.util.function.Supplier;
import org.jiezhen.house.HouseImport;
import org.jiezhen.house.HouseImportJobs;
import org.jiezhen.house.HousePermission;
import org.jiezhen.house.HouseSample;
import org.jiezhen.shell.Icon;
import org.jiezhen.shell.PageLink;
import org.jiezhen.tables.Figure;
import org.jiezhen.tables.ImportPanel;
import org.jiezhen.tables.RowByRow.Counts;

/** Brings in a house's file, and takes it away. */
@Route("admin/house/import")
@PageTitle("house.import.title")
@RolesAllowed(HousePermission.CHANGE)
@StyleSheet("styles/house.css")
class HouseImportView extends Div {

    HouseImportView(HouseImportJobs jobs, HouseImport house) {
        addClassNames("page", "form-page", "house-import");
        var back = new PageLink("admin/house", "house.import.back", Icon.LEFT);
        var top = new Header(new H1(getTranslation("house.import.title")), back);
        top.addClassName("top");
        var locale = getLocale();
        var files = new Div(
                file("house.import.sample", "house-sample.csv", HouseSample::file),
                file("house.import.export", "house.csv", () -> house.export(locale)));
        files.addClassName("house-files");
        var panel = new ImportPanel<>(jobs, HouseImportView::figures, "house-remarks.csv")
                .explained(
                        new Paragraph(getTranslation("house.import.text")),
                        files,
                        new Paragraph(getTranslation("house.import.columns")),
                        new Paragraph(getTranslation("house.import.usual")));
        add(top, panel);
    }

    private static List<Figure> figures(Counts counts) {
        return List.of(
                new Figure("house.import.fresh", counts.fresh()),
                new Figure("house.import.changed", counts.changed()),
                new Figure("house.import.unchanged", counts.unchanged()),
                new Figure("house.import.refused", counts.refused(), counts.refused() > 0),
                new Figure("house.import.broken", counts.broken(), counts.broken() > 0));
    }

    private Anchor file(String words, String name, Supplier<byte[]> bytes) {
        var link = new Anchor(
                DownloadHandler.fromInputStream(event -> {
                    var file = bytes.get();
                    return new DownloadResponse(new ByteArrayInputStream(file), name, "text/csv", file.length);
                }),
                getTranslation(words));
        link.addClassName("btn");
        return link;
    }
}

package org.jiezhen.bookings.ui;

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
import java.time.Clock;
import java.util.List;
import org.jiezhen.bookings.BookingImport.Counts;
import org.jiezhen.bookings.BookingImportJobs;
import org.jiezhen.bookings.BookingSample;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Permission;
import org.jiezhen.shell.Icon;
import org.jiezhen.shell.PageLink;
import org.jiezhen.tables.Figure;
import org.jiezhen.tables.ImportPanel;

/** Brings in a file of bookings. */
@Route("bookings/import")
@StyleSheet("styles/bookings.css")
@PageTitle("bookings.import.title")
@RolesAllowed(Permission.BOOKINGS_IMPORT)
class BookingImportView extends Div {

    BookingImportView(BookingImportJobs jobs, Clock clock) {
        addClassNames("page", "form-page", "import-page");
        var back = new PageLink("bookings", "bookings.import.back", Icon.LEFT);
        var top = new Header(new H1(getTranslation("bookings.import.title")), back);
        top.addClassName("top");
        var panel = new ImportPanel<>(jobs, BookingImportView::figures, "bookings-remarks.csv")
                .explained(
                        new Paragraph(getTranslation("bookings.import.text")),
                        new Paragraph(getTranslation("bookings.import.columns")),
                        sample(clock));
        add(top, panel);
    }

    private static List<Figure> figures(Counts counts) {
        return List.of(
                new Figure("bookings.import.fresh", counts.fresh()),
                new Figure("bookings.import.changed", counts.changed()),
                new Figure("bookings.import.unchanged", counts.unchanged()),
                new Figure("bookings.import.cancelled", counts.cancelled()),
                new Figure("bookings.import.leftAlone", counts.leftAlone()),
                new Figure("bookings.import.broken", counts.broken(), counts.broken() > 0));
    }

    private Anchor sample(Clock clock) {
        return new Anchor(
                DownloadHandler.fromInputStream(event -> {
                    var file = BookingSample.from(BusinessTime.day(clock.instant()));
                    return new DownloadResponse(
                            new ByteArrayInputStream(file), "bookings.csv", "text/csv", file.length);
                }),
                getTranslation("bookings.import.sample"));
    }
}

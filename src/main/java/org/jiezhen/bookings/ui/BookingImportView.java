package org.jiezhen.bookings.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import com.vaadin.flow.server.streams.UploadHandler;
import jakarta.annotation.security.RolesAllowed;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import org.jiezhen.bookings.BookingImport;
import org.jiezhen.bookings.BookingImportJobs;
import org.jiezhen.bookings.BookingImportJobs.Job;
import org.jiezhen.bookings.BookingSample;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Permission;
import org.jiezhen.shell.Icon;
import org.jiezhen.shell.Notice;
import org.jspecify.annotations.Nullable;

/**
 * Brings in a file of bookings: what would happen is shown first, with every mistake by row and column. The work goes
 * on by itself; this page looks at it.
 */
@Route("bookings/import")
@StyleSheet("styles/bookings.css")
@PageTitle("bookings.import.title")
@RolesAllowed(Permission.BOOKINGS_IMPORT)
class BookingImportView extends Div {

    private final BookingImportJobs jobs;
    private final Clock clock;
    private final Div body = new Div();
    private @Nullable Job job;
    private @Nullable Runnable stop;

    BookingImportView(BookingImportJobs jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
        addClassNames("page", "form-page", "import-page");
        var back = new Anchor("bookings", getTranslation("bookings.import.back"));
        back.getElement().setAttribute("router-link", true);
        back.addClassName("btn");
        back.addComponentAsFirst(Icon.LEFT.create());
        var top = new Header(new H1(getTranslation("bookings.import.title")), back);
        top.addClassName("top");
        body.addClassName("import-body");
        add(top, body);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        jobs.mine().ifPresentOrElse(mine -> look(mine, event.getUI()), this::showUpload);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        lookAway();
    }

    private void look(Job mine, UI ui) {
        lookAway();
        job = mine;
        stop = mine.watch(() -> ui.access(() -> show(mine)));
        show(mine);
    }

    private void lookAway() {
        if (stop != null) {
            stop.run();
            stop = null;
        }
    }

    private void show(Job shown) {
        if (shown != job) {
            return;
        }
        var view = shown.view();
        body.removeAll();
        switch (view.state()) {
            case CHECKING, BRINGING -> body.add(new ImportProgress(view));
            case CHECKED -> {
                var checked = view.checked();
                if (checked != null) {
                    body.add(new ImportFindings(view.file(), checked, () -> jobs.bringIn(shown), this::another));
                }
            }
            case DONE -> showDone(view);
            case FAILED -> showFailed(view);
        }
    }

    private void showDone(BookingImportJobs.View view) {
        var counts = view.counts();
        if (counts != null) {
            body.add(ImportFindings.figures(this, "bookings.import.done", counts, view.file()));
        }
        body.add(again());
    }

    private void showFailed(BookingImportJobs.View view) {
        var failure = view.failure();
        var sentence = new Paragraph(failure == null ? "" : Notice.sentence(failure, getLocale()));
        sentence.addClassName("import-failed");
        sentence.getElement().setAttribute("role", "alert");
        body.add(sentence, again());
    }

    private Button again() {
        return new Button(getTranslation("bookings.import.again"), _ -> another());
    }

    private void another() {
        jobs.discard();
        lookAway();
        job = null;
        showUpload();
    }

    private void showUpload() {
        body.removeAll();
        var upload = new Upload((UploadHandler) event -> {
            // The browser keeps the limit too, but whoever forges a request is no browser.
            var file = event.getInputStream().readNBytes(BookingImport.MOST_BYTES + 1);
            var ui = event.getUI();
            var name = event.getFileName();
            ui.access(() -> look(jobs.check(file, name), ui));
        });
        upload.setMaxFiles(1);
        upload.setMaxFileSize(BookingImport.MOST_BYTES);
        upload.setAcceptedFileTypes(
                ".csv",
                ".txt",
                ".xlsx",
                "text/csv",
                "text/plain",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        upload.setUploadButton(new Button(getTranslation("bookings.import.choose")));
        upload.setDropLabel(new Span(getTranslation("bookings.import.drop")));
        upload.addFileRejectedListener(_ -> Notice.conflict(getTranslation("bookings.import.wrongFile")));
        var sample = new Anchor(
                DownloadHandler.fromInputStream(event -> {
                    var file = BookingSample.from(BusinessTime.day(clock.instant()));
                    return new DownloadResponse(
                            new ByteArrayInputStream(file), "bookings.csv", "text/csv", file.length);
                }),
                getTranslation("bookings.import.sample"));
        body.add(
                new Paragraph(getTranslation("bookings.import.text")),
                upload,
                new Paragraph(getTranslation("bookings.import.columns")),
                sample);
    }
}

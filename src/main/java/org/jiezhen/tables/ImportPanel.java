package org.jiezhen.tables;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jiezhen.shell.Notice;
import org.jspecify.annotations.Nullable;

/**
 * Brings in a file: what would happen is shown first, with every mistake by row and column. The work goes on by itself;
 * this looks at it.
 *
 * @param <R> what becomes of the rows
 */
@StyleSheet("styles/tables.css")
public final class ImportPanel<T, R> extends Div {

    // Of this tab: that an import is under way, and nothing of it.
    private static final String UNDER_WAY = "jz.import";

    private final ImportJobs<T, R> jobs;
    private final Function<R, List<Figure>> figures;
    private final String remarks;
    private final List<Component> above = new ArrayList<>();
    private final List<Component> below = new ArrayList<>();
    private final List<String> also = new ArrayList<>();
    private BiFunction<byte[], String, ImportJob<T, R>> check;
    private @Nullable ImportJob<T, R> job;
    private @Nullable Runnable stop;
    private boolean remembered;

    /**
     * @param figures how many rows are what
     * @param remarks what the list of mistakes is called, when it is taken away as a file
     */
    public ImportPanel(ImportJobs<T, R> jobs, Function<R, List<Figure>> figures, String remarks) {
        this.jobs = jobs;
        this.figures = figures;
        this.remarks = remarks;
        this.check = jobs::check;
        addClassName("import-body");
    }

    /** Says above the place for the file what this is, and below it how such a file looks. */
    public ImportPanel<T, R> explained(Component what, Component... how) {
        above.add(what);
        below.addAll(List.of(how));
        return this;
    }

    /** Has a file looked through otherwise: with what else is asked for on the page. */
    public ImportPanel<T, R> checkedBy(BiFunction<byte[], String, ImportJob<T, R>> looked) {
        check = looked;
        return this;
    }

    /** The same, for files of these endings as well. */
    public ImportPanel<T, R> alsoTakes(String... endings) {
        also.addAll(List.of(endings));
        return this;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        jobs.mine().ifPresentOrElse(mine -> look(mine, event.getUI()), () -> {
            showUpload();
            askWhetherOneIsLost();
        });
    }

    /** The work is done by one node: when that dies, its import ends, and a page that looked at it says so. */
    private void askWhetherOneIsLost() {
        getElement().executeJs("return sessionStorage.getItem($0)", UNDER_WAY).then(String.class, left -> {
            // Another's, or of another kind of file, is said to whoever it is about.
            if (jobs.whose().equals(left) && job == null) {
                var lost = new Paragraph(getTranslation("tables.lost"));
                lost.addClassName("import-failed");
                lost.getElement().setAttribute("role", "alert");
                addComponentAsFirst(lost);
                remembered = true;
                remember(false);
            }
        });
    }

    private void remember(boolean underWay) {
        if (underWay == remembered) {
            return;
        }
        remembered = underWay;
        getElement()
                .executeJs(
                        underWay ? "sessionStorage.setItem($0, $1)" : "sessionStorage.removeItem($0)",
                        UNDER_WAY,
                        jobs.whose());
    }

    @Override
    protected void onDetach(DetachEvent event) {
        lookAway();
    }

    private void look(ImportJob<T, R> mine, UI ui) {
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

    private void show(ImportJob<T, R> shown) {
        if (shown != job) {
            return;
        }
        var view = shown.view();
        removeAll();
        remember(view.state() != ImportJob.State.DONE && view.state() != ImportJob.State.FAILED);
        switch (view.state()) {
            case CHECKING, BRINGING -> add(new ImportProgress(view));
            case CHECKED -> {
                var checked = view.checked();
                if (checked != null) {
                    add(new ImportFindings(
                            view.file(),
                            checked,
                            figures.apply(checked.foreseen()),
                            remarks,
                            () -> jobs.bringIn(shown),
                            this::another));
                }
            }
            case DONE -> {
                var outcome = view.outcome();
                if (outcome != null) {
                    add(ImportFindings.figures(this, "tables.done", figures.apply(outcome), view.file()));
                }
                add(again());
            }
            case FAILED -> add(failed(view.failure()), again());
        }
    }

    private Component failed(@Nullable Throwable failure) {
        var sentence = new Paragraph(failure == null ? "" : Notice.sentence(failure, getLocale()));
        sentence.addClassName("import-failed");
        sentence.getElement().setAttribute("role", "alert");
        return sentence;
    }

    private Button again() {
        return new Button(getTranslation("tables.again"), _ -> another());
    }

    private void another() {
        jobs.discard();
        lookAway();
        remember(false);
        job = null;
        showUpload();
    }

    private void showUpload() {
        removeAll();
        var upload = new Upload((UploadHandler) event -> {
            // The browser keeps the limit too, but whoever forges a request is no browser.
            var file = event.getInputStream().readNBytes(TableReader.MOST_BYTES + 1);
            var ui = event.getUI();
            var name = event.getFileName();
            ui.access(() -> look(check.apply(file, name), ui));
        });
        upload.setMaxFiles(1);
        upload.setMaxFileSize(TableReader.MOST_BYTES);
        var types = new ArrayList<>(List.of(
                ".csv",
                ".txt",
                ".xlsx",
                "text/csv",
                "text/plain",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));
        types.addAll(also);
        upload.setAcceptedFileTypes(types.toArray(String[]::new));
        upload.setUploadButton(new Button(getTranslation("tables.choose")));
        upload.setDropLabel(new Span(getTranslation("tables.drop")));
        upload.addFileRejectedListener(_ -> Notice.conflict(getTranslation("tables.wrongFile")));
        add(above);
        add(upload);
        add(below);
    }
}

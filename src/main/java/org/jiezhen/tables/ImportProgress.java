package org.jiezhen.tables;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import org.jiezhen.tables.ImportJob.State;
import org.jiezhen.tables.ImportJob.View;

/** How far an import is. */
final class ImportProgress extends Div {

    ImportProgress(View<?, ?> view) {
        var bar = new ProgressBar();
        bar.setIndeterminate(view.of() == 0);
        bar.setValue(view.of() == 0 ? 0 : (double) view.done() / view.of());
        var key = view.state() == State.CHECKING ? "tables.checking" : "tables.bringing";
        var words = new Paragraph(
                getTranslation(key, Integer.toString(view.done()), view.of() == 0 ? "…" : Integer.toString(view.of())));
        words.getElement().setAttribute("role", "status");
        add(words, bar);
    }
}

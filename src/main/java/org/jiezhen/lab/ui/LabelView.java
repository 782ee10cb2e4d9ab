package org.jiezhen.lab.ui;

import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jiezhen.lab.Bars;
import org.jiezhen.lab.LabPermission;
import org.jiezhen.lab.SpecimenId;
import org.jiezhen.lab.Specimens;
import org.jiezhen.lab.Specimens.Label;
import org.jiezhen.shared.BusinessTime;

/** The label of a tube, in the size of the house's labels. Whoever comes by the link of the chair has it printed at once. */
@Route(value = "label/:specimen")
@RolesAllowed(LabPermission.DRAW)
@StyleSheet("styles/lab.css")
class LabelView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final DateTimeFormatter PRINTED =
            DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(BusinessTime.ZONE);

    private static final String AT_ONCE = "print";
    private static final String PRINT = "window.print()";

    private final Specimens specimens;
    private String title = "";

    /** The way to a label, printed at once. */
    static String path(SpecimenId specimen) {
        return "label/" + specimen + "?" + AT_ONCE;
    }

    LabelView(Specimens specimens) {
        this.specimens = specimens;
        addClassNames("page", "label-page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        event.getRouteParameters()
                .get("specimen")
                .flatMap(LabelView::id)
                .flatMap(specimens::printed)
                .ifPresentOrElse(
                        label -> show(
                                label,
                                event.getLocation()
                                        .getQueryParameters()
                                        .getParameters()
                                        .containsKey(AT_ONCE)),
                        () -> event.rerouteToError(NotFoundException.class));
    }

    private static Optional<SpecimenId> id(String text) {
        try {
            return Optional.of(SpecimenId.of(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void show(Label label, boolean atOnce) {
        title = label.accession();
        var print = new NativeButton(
                getTranslation("lab.label.print"), _ -> getElement().executeJs(PRINT));
        print.addClassName("btn");
        add(new H1(getPageTitle()), paper(label), new Paragraph(getTranslation("lab.label.text")), print);
        if (atOnce) {
            getElement().executeJs("requestAnimationFrame(() => " + PRINT + ")");
        }
    }

    private Div paper(Label label) {
        var first = new Div(new Span(label.ticket().text()), new Span(label.name() == null ? "" : label.name()));
        first.addClassName("label-who");
        var second = new Div(
                new Span(label.tube().in(getLocale())),
                new Span(label.ticket().day().toString()));
        second.addClassName("label-what");
        var third = new Div(new Span(label.code()), new Span(PRINTED.format(label.printed()) + " #" + label.number()));
        third.addClassName("label-code");
        var codes = new Div(new Html(Bars.code128(label.code())), new Html(Bars.qr(label.code())));
        codes.addClassName("label-bars");
        var paper = new Div(first, second, codes, third);
        paper.addClassName("label-paper");
        paper.getStyle().set("width", label.widthMm() + "mm").set("height", label.heightMm() + "mm");
        return paper;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("lab.label.title", title.substring(Math.max(0, title.length() - 4)));
    }
}

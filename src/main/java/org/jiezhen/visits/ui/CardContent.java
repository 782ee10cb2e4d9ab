package org.jiezhen.visits.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jiezhen.acts.Done;
import org.jiezhen.shared.Localized;
import org.jiezhen.shell.Form;
import org.jiezhen.shell.UndoBar;
import org.jiezhen.visits.ArrivalsBoard.VisitFact;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitCard;

/** What stands on a card: what is so, and what can be done next. Its parts and its foot are what the modules bring. */
final class CardContent implements VisitCard {

    private final VisitActions.Factory services;
    private final VisitActions act;
    private final FrontDesk.Look look;
    private final VisitFact fact;
    private final Form form;
    private final Runnable close;

    /**
     * @param form on which refusals are said
     * @param close puts the card away, once something of it is done
     */
    CardContent(VisitActions.Factory services, VisitActions act, FrontDesk.Look look, Form form, Runnable close) {
        this.services = services;
        this.act = act;
        this.look = look;
        this.fact = look.fact();
        this.form = form;
        this.close = close;
    }

    /** Shows what is so and the parts, and in the foot what else can be done. */
    void show(HasComponents foot) {
        form.show(facts());
        services.sections.orderedStream().forEach(section -> section.of(this).ifPresent(form::show));
        services.actions
                .orderedStream()
                .filter(action -> action.permissions().stream().anyMatch(this::may))
                .forEach(action -> action.of(this).ifPresent(foot::add));
    }

    /** The card as the screens of visits know it. */
    static CardContent of(VisitCard card) {
        return (CardContent) card;
    }

    /** Whose card it is, for its heading. */
    String name() {
        var name = fact.name();
        return name == null ? text("board.name.unknown") : name;
    }

    /** What follows on the card, on the same page. */
    VisitActions act() {
        return act;
    }

    FrontDesk.Look look() {
        return look;
    }

    Locale language() {
        return UI.getCurrent().getLocale();
    }

    /** How, and through which channel. */
    private String came() {
        return fact.source().with(fact.channel()) instanceof Localized told
                ? text(told)
                : text("visits.source." + fact.source());
    }

    private Div facts() {
        var place = fact.place();
        var with = fact.with();
        var lines = List.of(
                text(fact.reason().state()),
                fact.also().stream().map(reason -> text(reason.waitsFor())).collect(Collectors.joining(" · ")),
                place == null ? text("visits.place.STANDING") : place.in(language()),
                fact.source() == Source.BUSINESS
                        ? ""
                        : text(services.types.of(fact.type()).name()),
                came(),
                with != null
                        ? text("visits.dialog.with", with.name())
                        : text(fact.holder().equals("DESK") ? "visits.dialog.desk" : "visits.dialog.nobody"));
        var facts = new Div();
        facts.addClassName("facts");
        lines.stream().filter(line -> !line.isEmpty()).forEach(line -> facts.add(new Span(line)));
        if (fact.sameName()) {
            facts.add(new Span(text("visits.sameName.ask")));
        }
        return facts;
    }

    @Override
    public VisitFact fact() {
        return fact;
    }

    @Override
    public UUID key() {
        return form.key();
    }

    @Override
    public boolean mine() {
        return fact.with() != null && fact.with().id().equals(services.staff.id());
    }

    @Override
    public boolean may(String permission) {
        return act.may(permission);
    }

    @Override
    public void did(Done<?> done, String text) {
        act.undoBar().show(done, text);
        close();
    }

    @Override
    public UndoBar undoBar() {
        return act.undoBar();
    }

    @Override
    public void goOnWith(Dialog next) {
        close();
        act.open(next);
    }

    @Override
    public void close() {
        close.run();
    }

    @Override
    public Button button(String words, boolean primary, Runnable press) {
        var button = form.press(words, press);
        if (primary) {
            button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        }
        return button;
    }

    @Override
    public Button button(String text, Runnable press) {
        return form.pressNamed(text, press);
    }

    @Override
    public String text(Localized words) {
        return words.in(language());
    }

    @Override
    public String text(String words, Object... args) {
        return form.getTranslation(words, args);
    }

    @Override
    public Div part(String title, Component... content) {
        var part = new Div(new H2(text(title)));
        part.addClassName("part");
        part.add(content);
        return part;
    }

    @Override
    public Div line(Component... content) {
        var line = new Div(content);
        line.addClassName("line");
        return line;
    }
}

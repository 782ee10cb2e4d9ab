package org.jiezhen.triage.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shell.Face;
import org.jiezhen.staff.StaffId;
import org.jiezhen.triage.Choice;
import org.jiezhen.triage.Choice.Ranked;
import org.jiezhen.triage.Choice.Why;
import org.jiezhen.triage.TriageLooks.Look;
import org.jiezhen.triage.TriageLooks.Today;

/** Everybody who receives guests, ranked: a column for each rule with what it says, today's guests, the room. */
@StyleSheet("styles/triage.css")
final class Candidates extends Div {

    private static final int SQUARES = 8;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm").withZone(BusinessTime.ZONE);

    private final Said said;
    private final Consumer<StaffId> chosen;

    Candidates(Said said, Consumer<StaffId> chosen) {
        this.said = said;
        this.chosen = chosen;
        addClassName("candidates");
        getElement().setAttribute("role", "table");
        getElement().setAttribute("aria-label", said.words("triage.candidates"));
    }

    /** @param picked who is chosen now */
    void show(Look look, StaffId picked) {
        removeAll();
        var rules = look.rules().inForce();
        getElement().getStyle().set("--rules", rules.size() + "");
        var head = row("head");
        head.add(cell("who", new Span(said.words("triage.column.who"))));
        rules.forEach(rule -> head.add(cell("rule", new Span(said.words("triage.rule." + rule)))));
        head.add(
                cell("rule", new Span(said.words("triage.rule.SPECIALTY"))),
                cell("rule", new Span(said.words("triage.rule.WHEEL"))),
                cell("today", new Span(said.words("triage.column.today"))),
                cell("room", new Span(said.words("triage.column.room"))),
                cell("when", new Span(said.words("triage.column.when"))));
        head.getChildren().forEach(cell -> cell.getElement().setAttribute("role", "columnheader"));
        add(head);
        var place = 0;
        for (var one : look.choice().ranked()) {
            if (look.people().containsKey(one.who())) {
                add(row(look, one, ++place, one.who().equals(picked)));
            }
        }
    }

    private Div row(Look look, Ranked one, int place, boolean picked) {
        var row = row(picked ? "picked" : one.can() ? "can" : "cannot");
        var colleague = Objects.requireNonNull(look.people().get(one.who()));
        var name = colleague.name();
        var pick = new NativeButton(name, _ -> chosen.accept(one.who()));
        pick.addClassName("pick");
        pick.getElement().setAttribute("aria-pressed", picked + "");
        var rank = new Span(one.can() ? place + "" : "–");
        rank.addClassName("rank");
        var face = new Face(name, colleague.post().in(said.locale()));
        face.getElement().setAttribute("aria-hidden", "true");
        row.add(cell("who", rank, face, pick));
        var by = place == 1 && one.can() ? one.by() : "";
        look.rules().inForce().forEach(rule -> row.add(rule(one.of(rule.name()), "triage.rule." + rule, by)));
        row.add(specialty(one, by), rule(one.of(Choice.WHEEL), "triage.rule.WHEEL", by));
        row.add(today(look.today().getOrDefault(one.who(), Today.NOBODY)), room(look, one.who()), when(look, one));
        return row;
    }

    private Div specialty(Ranked one, String by) {
        var cells = new ArrayList<Div>();
        for (var rule : List.of("SPECIALTY", "LANGUAGE", "GRADE")) {
            var why = one.of(rule);
            if (why.speaks() != null) {
                cells.add(rule(why, "triage.rule." + rule, by));
            }
        }
        var all = cell("rule", cells.isEmpty() ? nothing() : new Div(cells.toArray(Component[]::new)));
        label(all, "triage.rule.SPECIALTY");
        return all;
    }

    private Div rule(Why why, String label, String by) {
        var text = said.of(why);
        var decides =
                why.rule().equals(by) || (by.equals(Choice.CREDIT) && why.code().equals("OWED"));
        var cell = cell("rule", text.isEmpty() ? nothing() : new Span(text));
        if (Boolean.TRUE.equals(why.speaks())) {
            cell.addClassName("pro");
        } else if (Boolean.FALSE.equals(why.speaks())) {
            cell.addClassName("con");
        }
        if (decides) {
            cell.addClassName("decides");
        }
        label(cell, label);
        return cell;
    }

    private void label(Div cell, String label) {
        cell.getElement().setAttribute("data-label", said.words(label));
    }

    private static Span nothing() {
        var nothing = new Span("—");
        nothing.addClassName("nothing");
        return nothing;
    }

    /** Solid is a turn, outline another visit. */
    private Div today(Today today) {
        var bar = new Div();
        bar.addClassName("squares");
        bar.getElement().setAttribute("aria-hidden", "true");
        for (var n = 0; n < Math.min(SQUARES, today.turns() + today.others()); n++) {
            var square = new Span();
            square.addClassName(n < today.turns() ? "turn" : "other");
            bar.add(square);
        }
        var sub = new Span(said.words("triage.today", today.turns() + "", today.others() + ""));
        sub.addClassName("sub");
        return cell("today", bar, sub);
    }

    private Div room(Look look, StaffId who) {
        var room = look.roomOf(who);
        if (room == null) {
            return cell("room", new Span(said.words("triage.room.none")));
        }
        var when = new Span(
                room.advice().admits()
                        ? said.words("triage.room.now")
                        : said.sentences(room.advice().why()));
        when.addClassName("sub");
        return cell("room", new Span(room.place().name().in(said.locale())), when);
    }

    /** When she would have time and a room: at once, at about a time, or nobody knows. */
    private Div when(Look look, Ranked one) {
        var her = look.consultant(one.who());
        var minutes = look.minutes(one.who());
        var text = her == null || !her.standing().present()
                ? said.words("triage.when.AWAY")
                : minutes == null
                        ? said.words("triage.when.BUSY")
                        : minutes > 0
                                ? said.words(
                                        "triage.when.ABOUT",
                                        TIME.format(look.situation().at().plusSeconds(60L * minutes)))
                                : her.now() > 0
                                        ? said.words("triage.when.HAS", her.now() + "")
                                        : said.words("triage.when.NOW");
        return cell("when", new Span(text));
    }

    private static Div row(String kind) {
        var row = new Div();
        row.addClassNames("row", kind);
        row.getElement().setAttribute("role", "row");
        return row;
    }

    private static Div cell(String kind, Component... content) {
        var cell = new Div(content);
        cell.addClassNames("cell", kind);
        cell.getElement().setAttribute("role", "cell");
        return cell;
    }
}

package org.jiezhen.callbacks.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.time.Year;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jiezhen.acts.Undo;
import org.jiezhen.callbacks.CallLook;
import org.jiezhen.callbacks.CallLook.Before;
import org.jiezhen.callbacks.CallbackBoard;
import org.jiezhen.callbacks.CallbackCalls;
import org.jiezhen.callbacks.CallbackPermission;
import org.jiezhen.callbacks.CalledBackground;
import org.jiezhen.callbacks.Owed;
import org.jiezhen.callbacks.PlaybookLook;
import org.jiezhen.callbacks.Profiles;
import org.jiezhen.callbacks.Whose;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shell.Dialogs;
import org.jiezhen.shell.Notice;
import org.jiezhen.shell.Sentences;
import org.jiezhen.shell.UndoBar;
import org.jiezhen.staff.CurrentStaff;
import org.jspecify.annotations.Nullable;

/**
 * The call that one has in hand: who it is, what is known, what is said and asked, and what becomes of it. Before it is known
 * who speaks nothing is there to be said. The address and the title name nobody.
 */
@Route("callbacks/call")
@RolesAllowed(CallbackPermission.CALL)
@StyleSheet("styles/callbacks.css")
class CallView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(BusinessTime.ZONE);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(BusinessTime.ZONE);
    private static final int WHILE_TYPING_MILLIS = 800;

    // As long as the page is open in a browser that runs, the call is in hand.
    private static final String ALIVE = """
            const beat = setInterval(() => {
              if (this.isConnected) { this.$server.alive(); } else { clearInterval(beat); }
            }, 30000);""";

    // A key of the upper row chooses an outcome, whose consequence is shown then; Enter commits. Not while somebody
    // types, or has
    // something else open.
    private static final String KEYS = """
            const keys = (event) => {
              if (!this.isConnected) { document.removeEventListener('keydown', keys); return; }
              const typed = event.composedPath()[0];
              if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.repeat
                  || document.querySelector('vaadin-dialog[opened], dialog[open]')
                  || typed.closest?.('input, textarea, select, [contenteditable]')) { return; }
              if (/^[-=0-9]$/.test(event.key)) {
                this.querySelector(`[data-key="${event.key}"]:not([disabled])`)?.click();
              } else if (event.key === 'Enter' && !typed.closest?.('button, a, [role=button], [role=option], summary')) {
                this.querySelector('[data-commits]:not([hidden]):not([disabled])')?.click();
              }
            };
            document.addEventListener('keydown', keys);""";

    private final LiveBoards boards;
    private final CallbackBoard source;
    private final CallbackCalls calls;
    private final PlaybookLook playbook;
    private final Profiles profiles;
    private final CurrentStaff staff;
    private final Clock clock;
    private final UndoBar bar;
    private final Div body = new Div();
    private final Div dials = new Div();
    private final Div said = new Div();
    private @Nullable CallEnds ends;
    private @Nullable String number;

    CallView(
            LiveBoards boards,
            CallbackBoard source,
            CallbackCalls calls,
            PlaybookLook playbook,
            Profiles profiles,
            CurrentStaff staff,
            Clock clock,
            Undo undo) {
        this.boards = boards;
        this.source = source;
        this.calls = calls;
        this.playbook = playbook;
        this.profiles = profiles;
        this.staff = staff;
        this.clock = clock;
        this.bar = new UndoBar(undo);
        addClassNames("page", "call-page");
        // Told to whoever asks for the keys of the page.
        getElement().setAttribute("data-keys", "0–9 - =");
        body.addClassName("call-body");
        add(body, bar);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        getElement().executeJs(ALIVE);
        getElement().executeJs(KEYS);
    }

    @ClientCallable
    private void alive() {
        calls.alive();
    }

    /** Everything anew, as it stands. */
    void show() {
        body.removeAll();
        calls.inHand().ifPresentOrElse(this::show, this::nobody);
    }

    private void nobody() {
        number = null;
        var next = new Button(getTranslation("callbacks.next"), _ -> next(UUID.randomUUID()));
        next.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        var list = new Anchor("callbacks", getTranslation("callbacks.toList"));
        list.getElement().setAttribute("router-link", true);
        var acts = new Div(next, list);
        acts.addClassName("line");
        var empty = new Div(
                new H1(getTranslation("callbacks.call.none")),
                new Paragraph(getTranslation("callbacks.call.noneText")),
                acts);
        empty.addClassName("call-none");
        body.add(empty);
    }

    /** Rings whoever is next; when there is nobody, that is said here. */
    void next(UUID key) {
        try {
            calls.takeNext(key);
        } catch (Refusal refusal) {
            show();
            Notice.conflict(refusal);
            return;
        }
        number = null;
        show();
    }

    private void show(CallLook call) {
        dials.removeAll();
        dials.add(number(call));
        said.removeAll();
        said.add(new CallTalk(calls, call, this::showTalk));
        var asks = new Section(dials, facts(call), said);
        asks.addClassName("call-talk");
        var past = new Section(planned(call), before(call), meet(call), playbook(call));
        past.addClassName("call-past");
        var end = new CallEnds(calls, call, this, bar, clock);
        end.addComponentAsFirst(note(call));
        ends = end;
        body.add(top(call), past, asks, end);
    }

    /** What is said, anew; what is just being typed stays as it is. */
    private void showTalk() {
        var call = calls.inHand();
        var end = ends;
        if (call.isEmpty() || end == null) {
            show();
            return;
        }
        said.removeAll();
        said.add(new CallTalk(calls, call.get(), this::showTalk));
        end.spoke(Boolean.TRUE.equals(call.get().spoke()));
    }

    /** How to meet her, for whoever may know it. */
    private Div meet(CallLook call) {
        var part = new Div();
        if (staff.may(CallbackPermission.PROFILE)) {
            part.add(new H2(getTranslation("profile.title")), new ProfilePart(profiles, playbook, call.customer()));
        }
        return part;
    }

    private Div playbook(CallLook call) {
        var part = new Div();
        if (staff.may(CallbackPermission.PLAYBOOK)) {
            part.add(
                    new H2(getTranslation("playbook.here")),
                    new PlaybookPanel(
                            typed -> playbook.find(call.customer(), typed),
                            call.used(),
                            entry -> calls.used(call.customer(), entry.code(), entry.version())));
        }
        return part;
    }

    // ---- who

    private Header top(CallLook call) {
        var back = new Anchor("callbacks", getTranslation("callbacks.toList"));
        back.getElement().setAttribute("router-link", true);
        back.addClassName("back");
        var who = new H1(call.name() == null ? getTranslation("callbacks.unknown") : call.name());
        var about = new Span(Stream.of(
                        call.label(),
                        call.birthYear() == null
                                ? ""
                                : getTranslation(
                                        "callbacks.call.age",
                                        Year.from(clock.instant().atZone(BusinessTime.ZONE))
                                                        .getValue()
                                                - call.birthYear()),
                        call.discreet() ? getTranslation("callbacks.call.discreet") : "",
                        call.tries() == 0 ? "" : getTranslation("callbacks.call.tries", call.tries()),
                        call.hour() == null ? "" : getTranslation("callbacks.call.hour", call.hour()))
                .filter(text -> !text.isEmpty())
                .reduce((one, other) -> one + " · " + other)
                .orElse(""));
        about.addClassName("sub");
        // While one talks, the board says that she has come in.
        var state = new BoardComponent<>(
                boards, source, CallbackBoard.heldBy(staff.id()), "call", List.of(), config -> config.opens()
                        .empty("i-call", "callbacks.held.over", "callbacks.held.overText"));
        var top = new Header(back, new Div(who, about), state);
        top.addClassName("call-top");
        return top;
    }

    private Div number(CallLook call) {
        var line = new Div();
        line.addClassName("call-number");
        if (call.phoneTail() == null) {
            line.add(new Span(getTranslation("callbacks.call.noNumber")));
            return line;
        }
        var whose = whose(call);
        var shown = number;
        if (shown == null) {
            var masked = new Span("*** **** " + call.phoneTail());
            masked.addClassName("num");
            var reveal = new Button(getTranslation("callbacks.call.reveal"), _ -> {
                number = calls.number(call.customer()).orElse(null);
                dials.removeAll();
                dials.add(number(call));
            });
            line.add(masked, whose, reveal, sub("callbacks.call.revealText"));
        } else {
            var dial = new Anchor("tel:" + shown, shown);
            dial.addClassNames("num", "dial");
            line.add(dial, whose, sub("callbacks.call.dial"));
        }
        if (call.whose() != null && call.whose() != Whose.SELF) {
            var others = new Paragraph(
                    getTranslation("callbacks.whose.others", getTranslation("callbacks.whose." + call.whose())));
            others.addClassName("call-alarm");
            line.add(others);
        }
        return line;
    }

    /** Whose number it is: known before it is dialled, and written down when somebody says it. */
    private Select<Whose> whose(CallLook call) {
        var whose = new Select<Whose>();
        whose.setAriaLabel(getTranslation("callbacks.whose"));
        whose.setPlaceholder(getTranslation("callbacks.whose"));
        whose.setItems(Whose.values());
        whose.setItemLabelGenerator(one -> one == null ? "" : getTranslation("callbacks.whose." + one));
        whose.setValue(call.whose());
        whose.addValueChangeListener(event -> {
            if (event.isFromClient() && event.getValue() != null) {
                calls.numberIs(UUID.randomUUID(), call.customer(), event.getValue());
                calls.inHand().ifPresent(now -> {
                    dials.removeAll();
                    dials.add(number(now));
                });
            }
        });
        return whose;
    }

    private Span sub(String key) {
        var text = new Span(getTranslation(key));
        text.addClassName("sub");
        return text;
    }

    private Div facts(CallLook call) {
        var facts = new Div();
        facts.addClassName("call-facts");
        facts.add(fact(
                getTranslation("callbacks.call.why"),
                call.due().stream()
                        .map(one -> one.what().in(getLocale()))
                        .distinct()
                        .reduce((one, other) -> one + "、" + other)
                        .orElse(""),
                false));
        calls.health(call.customer())
                .forEach(one ->
                        facts.add(fact(one.field().in(getLocale()), one.value().in(getLocale()), true)));
        call.background()
                .forEach(line -> facts.add(fact(label(line), line.value().in(getLocale()), line.warns())));
        return facts;
    }

    private String label(CalledBackground.Line line) {
        var what = line.what().in(getLocale());
        return line.day() == null ? what : what + " " + line.day();
    }

    private static Div fact(String label, String value, boolean warns) {
        var name = new Span(label);
        name.addClassName("sub");
        var fact = new Div(name, new Span(value));
        fact.addClassName("call-fact");
        if (warns) {
            fact.addClassName("warns");
        }
        return fact;
    }

    // ---- what is written down

    private Div note(CallLook call) {
        var kept = new Span();
        kept.addClassName("sub");
        kept.getElement().setAttribute("role", "status");
        var note = new TextArea(getTranslation("callbacks.note"));
        note.setValue(call.note());
        note.setMinRows(3);
        note.setMaxRows(8);
        note.setValueChangeMode(ValueChangeMode.TIMEOUT);
        note.setValueChangeTimeout(WHILE_TYPING_MILLIS);
        note.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                try {
                    calls.note(call.customer(), event.getValue());
                    note.setInvalid(false);
                    kept.setText(getTranslation("callbacks.note.kept", CLOCK.format(clock.instant())));
                } catch (Refusal refusal) {
                    note.setErrorMessage(Sentences.of(refusal, getLocale()));
                    note.setInvalid(true);
                }
            }
        });
        var part = new Div(note, kept);
        part.addClassName("call-note");
        return part;
    }

    // ---- what was, and what comes

    private Div planned(CallLook call) {
        var plan = new Div(new H2(getTranslation("callbacks.plan")));
        plan.addClassName("call-plan");
        call.due().forEach(one -> plan.add(step(one, true)));
        call.planned().forEach(one -> plan.add(step(one, false)));
        return plan;
    }

    private Div step(Owed owed, boolean now) {
        var step = new Div(
                new Span(owed.what().in(getLocale())), new Span(owed.due().toString()));
        step.addClassNames("call-step", now ? "now" : "ahead");
        return step;
    }

    private Div before(CallLook call) {
        var all = new Div(new H2(getTranslation("callbacks.before")));
        all.addClassName("call-before");
        if (call.before().isEmpty()) {
            all.add(sub("callbacks.before.none"));
        }
        call.before().forEach(one -> all.add(before(call, one)));
        return all;
    }

    private Div before(CallLook call, Before one) {
        var when = new Span(moment(one.at()));
        when.addClassName("num");
        var what = new Span(Stream.of(
                        one.inPerson()
                                ? getTranslation("callbacks.before.inPerson")
                                : one.outcome() == null
                                        ? getTranslation("callbacks.before.unfinished")
                                        : getTranslation("callbacks.outcome." + one.outcome()),
                        one.mood() == null ? "" : getTranslation("callbacks.mood." + one.mood()),
                        one.by())
                .filter(text -> !text.isEmpty())
                .reduce((first, other) -> first + " · " + other)
                .orElse(""));
        var line = new Div(when, what);
        line.addClassName("call-was");
        if (one.note() != null) {
            var note = new Paragraph(one.note());
            line.add(note);
        }
        if (one.scripted()) {
            var open = new Button(
                    getTranslation("callbacks.past"),
                    _ -> Dialogs.open(
                            this, new PastDialog(calls.past(call.customer(), one.call()), playbook, moment(one.at()))));
            open.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
            line.add(open);
        }
        return line;
    }

    private static String moment(Instant at) {
        return MOMENT.format(at);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("callbacks.call.title");
    }
}

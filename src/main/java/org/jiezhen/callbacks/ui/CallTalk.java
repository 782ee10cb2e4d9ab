package org.jiezhen.callbacks.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import java.util.UUID;
import org.jiezhen.callbacks.CallLook;
import org.jiezhen.callbacks.CallLook.Line;
import org.jiezhen.callbacks.CallbackCalls;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shell.Sentences;

/** What is said and asked in a call, and what is answered. Before it is known who speaks nothing is there to be said. */
@StyleSheet("styles/callbacks.css")
final class CallTalk extends Div {

    private static final int SCALE = 10;

    private final CallbackCalls calls;
    private final Runnable again;

    /** @param again what is to be done when something was answered: the page asks anew how things stand */
    CallTalk(CallbackCalls calls, CallLook call, Runnable again) {
        this.calls = calls;
        this.again = again;
        addClassName("call-script");
        add(new H2(getTranslation("callbacks.script")), identity(call));
        if (Boolean.TRUE.equals(call.spoke())) {
            call.script().forEach(line -> add(line(call, line)));
            if (call.isAlarming()) {
                add(alarm("callbacks.alarm"));
            }
        } else if (call.spoke() != null) {
            add(alarm("callbacks.identity.nothing"));
        }
    }

    private Paragraph alarm(String key) {
        var alarm = new Paragraph(getTranslation(key));
        alarm.addClassName("call-alarm");
        alarm.getElement().setAttribute("role", "alert");
        return alarm;
    }

    private Div identity(CallLook call) {
        var line = new Div(said(
                "1",
                getTranslation(
                        "callbacks.identity",
                        call.name() == null ? getTranslation("callbacks.identity.you") : call.name())));
        line.addClassName("call-line");
        line.add(choices(
                getTranslation("callbacks.identity.who"),
                choice("callbacks.identity.SELF", Boolean.TRUE.equals(call.spoke()), () -> spoke(call, true)),
                choice("callbacks.identity.OTHER", Boolean.FALSE.equals(call.spoke()), () -> spoke(call, false))));
        return line;
    }

    private void spoke(CallLook call, boolean self) {
        calls.spoke(UUID.randomUUID(), call.customer(), self);
        again.run();
    }

    private Div line(CallLook call, Line line) {
        var shown = new Div(said(Integer.toString(line.line() + 1), line.words().in(getLocale())));
        shown.addClassName("call-line");
        if (line.answer() != null) {
            shown.addClassName("answered");
        }
        if (line.alarming()) {
            shown.addClassName("alarming");
        }
        if (line.asks() != null) {
            shown.add(answer(call, line, line.asks()));
        }
        return shown;
    }

    private static Div said(String number, String words) {
        var mark = new Span(number);
        mark.addClassName("call-mark");
        var said = new Div(mark, new Span(words));
        said.addClassName("call-said");
        return said;
    }

    private Component answer(CallLook call, Line line, CallLook.Asks asks) {
        var words = line.words().in(getLocale());
        return switch (asks) {
            case YES_NO ->
                choices(
                        words,
                        choice("callbacks.answer.no", "0".equals(line.answer()), () -> answer(call, line, "0")),
                        choice("callbacks.answer.yes", "1".equals(line.answer()), () -> answer(call, line, "1")));
            case SCALE -> {
                var all = new Div();
                all.addClassNames("call-choices", "scale");
                all.getElement().setAttribute("role", "group").setAttribute("aria-label", words);
                for (var n = 0; n <= SCALE; n++) {
                    var value = Integer.toString(n);
                    all.add(pressed(new Button(value, _ -> answer(call, line, value)), value.equals(line.answer())));
                }
                yield all;
            }
            case TEMPERATURE, WORDS -> {
                var field = new TextField();
                field.setAriaLabel(words);
                field.setValue(line.answer() == null ? "" : line.answer());
                if (asks == CallLook.Asks.TEMPERATURE) {
                    field.setSuffixComponent(new Span("℃"));
                    field.addClassName("short");
                } else {
                    field.addClassName("wide");
                }
                field.addValueChangeListener(event -> {
                    if (event.isFromClient()) {
                        answered(call, line, field, event.getValue(), asks == CallLook.Asks.TEMPERATURE);
                    }
                });
                yield field;
            }
        };
    }

    private void answered(CallLook call, Line line, TextField field, String value, boolean anew) {
        try {
            calls.answer(call.customer(), line.line(), value);
            field.setInvalid(false);
            if (anew) {
                again.run();
            }
        } catch (Refusal refusal) {
            field.setErrorMessage(Sentences.of(refusal, getLocale()));
            field.setInvalid(true);
        }
    }

    private void answer(CallLook call, Line line, String value) {
        calls.answer(call.customer(), line.line(), value.equals(line.answer()) ? null : value);
        again.run();
    }

    private static Div choices(String label, Button... choices) {
        var all = new Div(choices);
        all.addClassName("call-choices");
        all.getElement().setAttribute("role", "group").setAttribute("aria-label", label);
        return all;
    }

    private Button choice(String key, boolean on, Runnable press) {
        return pressed(new Button(getTranslation(key), _ -> press.run()), on);
    }

    private static Button pressed(Button button, boolean on) {
        button.getElement().setAttribute("aria-pressed", Boolean.toString(on));
        button.setClassName("on", on);
        return button;
    }
}

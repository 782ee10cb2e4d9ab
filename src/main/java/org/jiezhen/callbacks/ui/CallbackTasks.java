package org.jiezhen.callbacks.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.Map;
import java.util.stream.Stream;
import org.jiezhen.callbacks.CallTasks;
import org.jiezhen.callbacks.CallTasks.Told;
import org.jiezhen.shared.Permission;
import org.jiezhen.tasks.TaskCard;
import org.jiezhen.tasks.TaskPart;
import org.springframework.stereotype.Component;

/** What a call asked of somebody: of whom, what was answered and noted, and who rang. */
@Component
class CallbackTasks implements TaskPart {

    private final CallTasks tasks;

    CallbackTasks(CallTasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public Map<String, String> elsewhere() {
        return Map.of();
    }

    @Override
    public void addTo(TaskCard card) {
        tasks.about(card.task().task()).ifPresent(told -> {
            var part = card.form().section("callbacks.task", new Paragraph(who(card, told)));
            told.answers()
                    .forEach(answer -> part.add(card.line(
                            new Span(card.text(answer.question())),
                            strong(answer.alarming(), answered(card, answer)))));
            if (told.note() != null) {
                part.add(new Paragraph(told.note()));
            }
            if (told.phone() != null) {
                part.add(card.line(new Anchor("tel:" + told.phone(), told.phone())));
            }
            if (card.may(Permission.CUSTOMERS_SEE)) {
                part.add(card.line(new Anchor("customers/" + told.customer(), card.text("callbacks.task.record"))));
            }
        });
    }

    private static String answered(TaskCard card, CallTasks.Answer answer) {
        return answer.yesOrNo()
                ? card.text(answer.value().equals("1") ? "callbacks.answer.yes" : "callbacks.answer.no")
                : answer.value();
    }

    private static String who(TaskCard card, Told told) {
        return Stream.of(
                        told.name() == null ? card.text("callbacks.unknown") : told.name(),
                        card.text(told.what()),
                        card.text("callbacks.task.by", told.by(), told.at()))
                .reduce((one, other) -> one + " · " + other)
                .orElse("");
    }

    private static Span strong(boolean late, String text) {
        var span = new Span(text);
        span.addClassName("strong");
        if (late) {
            span.addClassName("late");
        }
        return span;
    }
}

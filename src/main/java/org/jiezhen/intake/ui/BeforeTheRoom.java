package org.jiezhen.intake.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.Optional;
import java.util.Set;
import org.jiezhen.fasting.FastingPermission;
import org.jiezhen.fasting.SurgeryToday;
import org.jiezhen.intake.IntakeField.Choice;
import org.jiezhen.intake.IntakePermission;
import org.jiezhen.intake.WayToTheRoom;
import org.jiezhen.intake.WayToTheRoom.Answers;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitCard;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitSection;
import org.jiezhen.visits.WaitingReason;
import org.springframework.stereotype.Component;

/** On the card, before rooms are chosen: what is to be asked on the way there, in one step; and what was answered. */
@Component
class BeforeTheRoom implements VisitSection {

    private static final Set<String> ON_THE_WAY =
            Set.of(WaitingReason.AWAITING_TRIAGE, WaitingReason.AWAITING_CONSULTATION);

    private final WayToTheRoom way;
    private final Drafts drafts;

    BeforeTheRoom(WayToTheRoom way, Drafts drafts) {
        this.way = way;
        this.drafts = drafts;
    }

    /** Before the places to which a guest is called and led. */
    @Override
    public int getOrder() {
        return 15;
    }

    @Override
    public Optional<com.vaadin.flow.component.Component> of(VisitCard card) {
        if (card.fact().source() == Source.BUSINESS
                || !(card.may(IntakePermission.FILL) || card.may(FastingPermission.SAY))) {
            return Optional.empty();
        }
        var said = way.said(card.fact().visit());
        var waits = !said.complete() && ON_THE_WAY.contains(card.fact().code());
        var asks = card.button(
                said.complete() ? "intake.way.change" : "intake.way.open",
                waits,
                () -> card.goOnWith(new Ask(way, drafts, card, said)));
        var line = said.isEmpty() ? card.line(asks) : card.line(new Span(says(card, said)), asks);
        return Optional.of(card.part("intake.way.section", line));
    }

    private String says(VisitCard card, Answers said) {
        var surgery = said.surgery();
        var drink = way.drinks().stream()
                .filter(one -> one.code().equals(said.drink()))
                .findFirst()
                .map(one -> card.text(one.name()))
                .orElse(card.text("intake.way.notAsked"));
        return card.text(
                "intake.way.says",
                surgery == null ? card.text("intake.way.notAsked") : card.text("fasting.answer." + surgery),
                drink);
    }

    /** Both questions at once. */
    private static final class Ask extends FormDialog {

        private final WayToTheRoom way;
        private final VisitCard card;
        private final VisitId visit;
        private final Answers shown;
        private final RadioButtonGroup<SurgeryToday> surgery =
                form.field("surgery", new RadioButtonGroup<>(getTranslation("intake.way.surgery")));
        private final RadioButtonGroup<Choice> drink =
                form.field("drink", new RadioButtonGroup<>(getTranslation("intake.way.drink")), Choice::code);

        Ask(WayToTheRoom way, Drafts drafts, VisitCard card, Answers shown) {
            super("intake.way.title", card.fact().ticket().text());
            this.way = way;
            this.card = card;
            this.visit = card.fact().visit();
            this.shown = shown;
            surgery.setItems(SurgeryToday.values());
            surgery.setItemLabelGenerator(answer -> getTranslation("fasting.answer." + answer));
            surgery.setHelperText(getTranslation("intake.way.hint"));
            drink.setItems(way.drinks());
            drink.setItemLabelGenerator(one -> one.name().in(getLocale()));
            Optional.ofNullable(shown.surgery()).ifPresent(surgery::setValue);
            way.drinks().stream()
                    .filter(one -> one.code().equals(shown.drink()))
                    .findFirst()
                    .ifPresent(drink::setValue);
            form.show(new Div(surgery, drink));
            form.keeps(drafts, Drafts.About.of("onTheWay", visit, 0));
            act("intake.way.go", this::save);
        }

        private void save() {
            var wanted = Optional.ofNullable(drink.getValue()).map(Choice::code).orElse(null);
            card.did(
                    way.answer(form.key(), visit, shown, new Answers(surgery.getValue(), wanted)),
                    card.text("intake.way.done"));
        }
    }
}

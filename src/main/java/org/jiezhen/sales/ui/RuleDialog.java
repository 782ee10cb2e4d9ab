package org.jiezhen.sales.ui;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiezhen.sales.Part;
import org.jiezhen.sales.ShareRule;
import org.jiezhen.sales.ShareRules;
import org.jiezhen.shell.DateTexts;
import org.jiezhen.shell.FormDialog;

/** The rule by which deals are credited: those that there were, and another from a day on. */
@StyleSheet("styles/sales.css")
final class RuleDialog extends FormDialog {

    private final ShareRules rules;
    private final DatePicker from = form.secret("from", new DatePicker());
    private final Map<Part, IntegerField> worth = new EnumMap<>(Part.class);

    RuleDialog(ShareRules rules) {
        super("sales.rule.title");
        this.rules = rules;
        var all = new Div();
        all.addClassName("sales-form");
        var known = rules.all();
        known.forEach(rule -> all.add(new Paragraph(said(rule))));
        from.setLabel(getTranslation("sales.rule.from"));
        from.setLocale(getLocale());
        from.setI18n(DateTexts.in(getLocale()).setBadInputErrorMessage(getTranslation("refusal.deal.ruleDay")));
        var line = new Div(from);
        line.addClassName("sales-worth");
        for (var part : Part.values()) {
            var field = form.secret(part.name(), new IntegerField(getTranslation("sales.part." + part)));
            field.setValue(known.getFirst().worth().getOrDefault(part, 0));
            field.setMin(0);
            field.setMax(1000);
            field.setStepButtonsVisible(false);
            worth.put(part, field);
            line.add(field);
        }
        all.add(line, new Paragraph(getTranslation("sales.rule.help")));
        form.show(all);
        act("sales.rule.go", this::write);
    }

    private String said(ShareRule rule) {
        return getTranslation(
                "sales.rule.says",
                rule.from().toString(),
                Stream.of(Part.values())
                        .map(part -> getTranslation("sales.part." + part) + " "
                                + rule.worth().getOrDefault(part, 0) + "‰")
                        .collect(Collectors.joining(" · ")));
    }

    private void write() {
        rules.write(
                form.key(),
                from.getValue(),
                worth.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                one -> Objects.requireNonNullElse(one.getValue().getValue(), 0))));
    }
}

package org.jiezhen.triage.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiezhen.shell.Form;
import org.jiezhen.staff.StaffId;
import org.jiezhen.triage.Rules;
import org.jiezhen.triage.Rules.Effect;
import org.jiezhen.triage.Rules.Named;
import org.jiezhen.triage.Rules.Own;
import org.jiezhen.triage.Rules.Reason;
import org.jiezhen.triage.Situation.Grade;
import org.jspecify.annotations.Nullable;

/** The draft of the rules: their order, which are on, and what each is told. */
@StyleSheet("styles/triage.css")
final class DraftForm extends Div {

    private final RuleSentences said;
    private final List<Named> order;
    private final Set<Named> off;
    private final Div rules = new Div();
    private final Select<Own> own = new Select<>();
    private final Checkbox specialty;
    private final Checkbox language;
    private final Select<StaffId> supervisor = new Select<>();
    private final Map<String, Select<Grade>> grades = new LinkedHashMap<>();
    private final Map<String, MultiSelectComboBox<StaffId>> channels = new LinkedHashMap<>();
    private final Map<Reason, Select<Effect>> effects = new EnumMap<>(Reason.class);

    DraftForm(Form form, RuleSentences said, Rules draft) {
        this.said = said;
        this.order = new ArrayList<>(draft.order());
        this.off = new HashSet<>(draft.off());
        addClassName("triage-draft");
        own.setLabel(said.words("triage.draft.own"));
        own.setItems(Own.values());
        own.setItemLabelGenerator(one -> said.words("triage.own." + one));
        own.setValue(draft.own());
        specialty = new Checkbox(said.words("triage.draft.specialty"), draft.specialty());
        language = new Checkbox(said.words("triage.draft.language"), draft.language());
        rules.addClassName("triage-order");
        form.secret("own", own);
        form.secret("specialty", specialty);
        form.secret("language", language);
        showOrder();
        add(new H3(said.words("triage.draft.order")), rules, own, specialty, language);
        channels(form, draft);
        grades(form, draft);
        effects(form, draft);
    }

    private void showOrder() {
        rules.removeAll();
        for (var n = 0; n < order.size(); n++) {
            var rule = order.get(n);
            var on = new Checkbox(said.words("triage.rule." + rule), !off.contains(rule));
            on.addValueChangeListener(event -> {
                if (event.getValue()) {
                    off.remove(rule);
                } else {
                    off.add(rule);
                }
            });
            var line = new Div(new Span(n + 1 + ""), on);
            if (n > 0) {
                line.add(up(n));
            }
            rules.add(line);
        }
    }

    private Button up(int place) {
        var up = new Button(said.words("triage.draft.up"), _ -> {
            Collections.swap(order, place, place - 1);
            showOrder();
        });
        up.setAriaLabel(said.words("triage.draft.upOf", said.words("triage.rule." + order.get(place))));
        return up;
    }

    private void channels(Form form, Rules draft) {
        var all = new Div();
        all.addClassName("triage-fields");
        said.named().channels().stream().filter(channel -> channel.inUse()).forEach(channel -> {
            var field = new MultiSelectComboBox<StaffId>(channel.path().in(said.locale()));
            field.setItems(said.named().people().keySet());
            field.setItemLabelGenerator(said::person);
            field.setValue(new HashSet<>(draft.channels().getOrDefault(channel.code(), List.of())));
            form.secret("channel." + channel.code(), field);
            channels.put(channel.code(), field);
            all.add(field);
        });
        supervisor.setLabel(said.words("triage.draft.supervisor"));
        supervisor.setEmptySelectionAllowed(true);
        supervisor.setItems(said.named().people().keySet());
        supervisor.setItemLabelGenerator(one -> one == null ? "" : said.person(one));
        if (draft.supervisor() != null && said.named().people().containsKey(draft.supervisor())) {
            supervisor.setValue(draft.supervisor());
        }
        form.secret("supervisor", supervisor);
        add(new H3(said.words("triage.draft.channels")), all, supervisor);
    }

    private void grades(Form form, Rules draft) {
        var all = new Div();
        all.addClassName("triage-fields");
        said.named().specialties().forEach(one -> {
            var field = new Select<Grade>();
            field.setLabel(one.name().in(said.locale()));
            field.setEmptySelectionAllowed(true);
            field.setItems(Grade.values());
            field.setItemLabelGenerator(grade -> grade == null ? "" : said.words("triage.grade." + grade));
            field.setValue(draft.grades().get(one.code()));
            form.secret("grade." + one.code(), field);
            grades.put(one.code(), field);
            all.add(field);
        });
        add(new H3(said.words("triage.draft.grades")), all);
    }

    private void effects(Form form, Rules draft) {
        var all = new Div();
        all.addClassName("triage-fields");
        Arrays.stream(Reason.values()).forEach(reason -> {
            var field = new Select<Effect>();
            field.setLabel(said.words("triage.reason." + reason));
            field.setItems(reason.possible());
            field.setItemLabelGenerator(effect -> said.words("triage.effect." + effect));
            field.setValue(draft.effect(reason));
            form.secret("effect." + reason, field);
            effects.put(reason, field);
            all.add(field);
        });
        add(new H3(said.words("triage.draft.effects")), all);
    }

    /** The rules as they stand in the form. */
    Rules read() {
        var least = new HashMap<String, Grade>();
        grades.forEach((code, field) -> field.getOptionalValue().ifPresent(grade -> least.put(code, grade)));
        var whose = new HashMap<String, List<StaffId>>();
        channels.forEach((code, field) -> {
            if (!field.getValue().isEmpty()) {
                whose.put(
                        code,
                        field.getValue().stream()
                                .sorted(Comparator.comparing(StaffId::toString))
                                .toList());
            }
        });
        var does = new EnumMap<Reason, Effect>(Reason.class);
        effects.forEach((reason, field) -> {
            if (field.getValue() != reason.usual()) {
                does.put(reason, field.getValue());
            }
        });
        return new Rules(
                order,
                List.copyOf(off),
                own.getValue(),
                specialty.getValue(),
                language.getValue(),
                least,
                whose,
                supervised(),
                does);
    }

    private @Nullable StaffId supervised() {
        return supervisor.getValue();
    }
}

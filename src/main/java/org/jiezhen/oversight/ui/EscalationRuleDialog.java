package org.jiezhen.oversight.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jiezhen.oversight.EscalationRules;
import org.jiezhen.oversight.EscalationRules.Rule;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.Drafts.About;
import org.jiezhen.shell.FormDialog;
import org.jspecify.annotations.Nullable;

/** A rule by which what is late goes on: of which kind of task, after how many minutes, to whom. */
final class EscalationRuleDialog extends FormDialog {

    /** A kind of task; the one without a code is every kind that has no rules of its own. */
    private record Kind(@Nullable String code, String words) {

        String named() {
            return code == null ? "" : code;
        }
    }

    private record Whom(String permission, String words) {}

    private final EscalationRules rules;
    private final ComboBox<Kind> kind = form.field("kind", new ComboBox<Kind>(), Kind::named);
    private final IntegerField minutes = form.field("minutes", new IntegerField());
    private final ComboBox<Whom> to = form.field("to", new ComboBox<Whom>(), Whom::permission);

    /** A new one. */
    EscalationRuleDialog(EscalationRules rules, Drafts drafts) {
        super("oversight.rules.add");
        this.rules = rules;
        fields(null);
        act("oversight.rules.save", () -> rules.add(form.key(), kind(), minutes(), to()));
        form.keeps(drafts, About.something("oversight.rule"));
    }

    /** One that there is. */
    EscalationRuleDialog(EscalationRules rules, Drafts drafts, Rule rule) {
        super("oversight.rules.change");
        this.rules = rules;
        fields(rule.permission());
        kind.getListDataView()
                .getItems()
                .filter(one ->
                        rule.code() == null ? one.code == null : rule.code().equals(one.code))
                .findFirst()
                .ifPresent(kind::setValue);
        minutes.setValue(rule.minutes());
        to.getListDataView()
                .getItems()
                .filter(one -> one.permission.equals(rule.permission()))
                .findFirst()
                .ifPresent(to::setValue);
        var use = form.button(
                rule.enabled() ? "oversight.rules.off" : "oversight.rules.on",
                () -> rules.enable(form.key(), rule.id(), rule.version(), !rule.enabled()));
        act(
                "oversight.rules.save",
                () -> rules.change(form.key(), rule.id(), rule.version(), kind(), minutes(), to()),
                use);
        form.keeps(drafts, About.of("oversight.rule", Integer.toString(rule.id()), rule.version()));
    }

    private void fields(@Nullable String stands) {
        kind.setLabel(getTranslation("oversight.rule.kind"));
        kind.setItems(Stream.concat(
                        Stream.of(new Kind(null, getTranslation("board.oversight.rule.every"))),
                        rules.kinds().stream()
                                .map(code -> new Kind(code.code(), code.name().in(getLocale()))))
                .toList());
        kind.setItemLabelGenerator(Kind::words);
        minutes.setLabel(getTranslation("oversight.rule.minutes"));
        minutes.setMin(0);
        minutes.setMax(EscalationRules.MOST_MINUTES);
        minutes.setStepButtonsVisible(true);
        to.setLabel(getTranslation("oversight.rule.to"));
        to.setItems(receivers(stands));
        to.setItemLabelGenerator(Whom::words);
        var columns = new Div(kind, minutes);
        columns.addClassName("two-columns");
        var hint = new Span(getTranslation("oversight.rules.hint"));
        hint.addClassName("sub");
        form.show(columns, to, hint);
    }

    /** Of several permissions that the same roles hold one: nobody could tell them apart. */
    private Collection<Whom> receivers(@Nullable String stands) {
        Map<String, Whom> byWords = new TreeMap<>();
        rules.receivers().stream()
                .sorted(Comparator.comparing((String permission) -> !permission.equals(stands))
                        .thenComparing(Comparator.naturalOrder()))
                .map(permission -> new Whom(
                        permission, EscalationRulesView.whom(rules, permission).in(getLocale())))
                .forEach(whom -> byWords.putIfAbsent(whom.words, whom));
        return byWords.values();
    }

    private @Nullable String kind() {
        return Optional.ofNullable(kind.getValue())
                .orElseThrow(() -> new InvalidInput("kind", "refusal.oversight.ruleKind"))
                .code;
    }

    private int minutes() {
        return Optional.ofNullable(minutes.getValue())
                .orElseThrow(() ->
                        new InvalidInput("minutes", "refusal.oversight.ruleMinutes", EscalationRules.MOST_MINUTES));
    }

    private String to() {
        return Optional.ofNullable(to.getValue())
                .orElseThrow(() -> new InvalidInput("to", "refusal.oversight.ruleWhom"))
                .permission;
    }
}

package org.jiezhen.oversight.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.BoardConfig;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.Pressed;
import org.jiezhen.oversight.EscalationRules;
import org.jiezhen.oversight.EscalationRulesBoard;
import org.jiezhen.oversight.OversightPermission;
import org.jiezhen.shared.Localized;
import org.jiezhen.shell.Dialogs;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.Words;
import org.jiezhen.tasks.TaskPermission;

/** The rules by which what is late goes on to others: seen, added, changed, switched off. */
@Route("admin/escalation")
@StyleSheet("styles/oversight.css")
@RolesAllowed(OversightPermission.RULES)
@Menu(title = "nav.rules", icon = "i-steps", order = 272)
class EscalationRulesView extends Div implements HasDynamicTitle {

    private final EscalationRules rules;
    private final Drafts drafts;

    EscalationRulesView(LiveBoards boards, EscalationRulesBoard source, EscalationRules rules, Drafts drafts) {
        this.rules = rules;
        this.drafts = drafts;
        addClassNames("page", "rules-page");
        var board = new BoardComponent<>(
                boards, source, EscalationRulesBoard.ALL, EscalationRulesBoard.NAME, List.of(), this::describe);
        board.onAction(this::act);
        board.lead(new Paragraph(getTranslation("oversight.rules.text")));
        add(board);
    }

    private void describe(BoardConfig config) {
        config.title("oversight.rules.title")
                .orderedBy("o")
                .primary("ADD", "oversight.rules.add", "N")
                .texts(
                        "to",
                        rules.receivers().stream()
                                .collect(Collectors.toMap(Function.identity(), to -> whom(rules, to))))
                .filter("oversight.filter.all", BoardConfig.Rule.ALL)
                .filter("off", "oversight.rule.use.OFF", "u", List.of("OFF"))
                .empty("i-task", "oversight.rules.empty", "oversight.rules.emptyText");
    }

    /** Whoever holds a permission, as people say it: by their roles. */
    static Localized whom(EscalationRules rules, String permission) {
        return new Localized(
                whom(rules, permission, Locale.SIMPLIFIED_CHINESE), whom(rules, permission, Locale.ENGLISH));
    }

    private static String whom(EscalationRules rules, String permission, Locale locale) {
        var words = Words.ofTheHouse();
        return permission.equals(TaskPermission.TAKE)
                ? words.getTranslation("oversight.rule.everybody", locale)
                : rules.roles(permission).stream()
                        .map(role -> words.getTranslation("staff.role." + role, locale))
                        .collect(Collectors.joining(words.getTranslation("oversight.rule.and", locale)));
    }

    private void act(String action, String row, UUID key) {
        switch (action) {
            case "ADD" -> Dialogs.open(this, new EscalationRuleDialog(rules, drafts));
            case "OPEN" -> Dialogs.open(this, new EscalationRuleDialog(rules, drafts, rules.rule(id(row))));
            default -> throw Pressed.unknown();
        }
    }

    private static int id(String row) {
        if (!row.matches("rule:\\d{1,9}")) {
            throw Pressed.unknown();
        }
        return Integer.parseInt(row.substring("rule:".length()));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("oversight.rules.title");
    }
}

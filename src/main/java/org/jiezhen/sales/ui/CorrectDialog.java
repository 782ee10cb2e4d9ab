package org.jiezhen.sales.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import org.jiezhen.sales.Corrections;
import org.jiezhen.sales.Corrections.Credited;
import org.jiezhen.sales.Corrections.Given;
import org.jiezhen.sales.DealId;
import org.jiezhen.sales.Part;
import org.jiezhen.sales.Share;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.shell.UndoBar;
import org.jiezhen.staff.Colleague;
import org.jspecify.annotations.Nullable;

/** Who is credited with a deal, corrected by hand: the shares, a thousand in all, and why. */
@StyleSheet("styles/sales.css")
final class CorrectDialog extends FormDialog {

    private static final int ALL = 1000;

    private record Row(Div line, ComboBox<Colleague> who, Select<Part> part, IntegerField worth) {

        Given given() {
            var person = who.getValue();
            return new Given(person == null ? null : person.id(), part.getValue(), worth.getValue());
        }
    }

    private final List<Colleague> people;
    private final List<Row> rows = new ArrayList<>();
    private final Div all = new Div();

    CorrectDialog(Corrections corrections, DealId deal, UndoBar bar) {
        this(corrections, deal, corrections.look(deal), bar);
    }

    private CorrectDialog(Corrections corrections, DealId deal, Credited now, UndoBar bar) {
        super("sales.correct.title", now.guest());
        people = corrections.people();
        all.addClassName("sales-form");
        var reason = now.reason();
        if (reason != null) {
            form.show(new Paragraph(getTranslation("sales.correct.was", now.by() == null ? "" : now.by(), reason)));
        }
        now.shares().forEach(this::row);
        form.show(all);
        var more = new Button(getTranslation("sales.correct.more"), _ -> row(null));
        var why = form.field("reason", new TextField(getTranslation("sales.correct.why")));
        why.setWidthFull();
        form.show(all, more, new Paragraph(getTranslation("sales.correct.help", ALL)), why);
        act("sales.correct.go", () -> {
            var done = corrections.correct(
                    form.key(),
                    deal,
                    now.shares(),
                    rows.stream().map(Row::given).toList(),
                    why.getValue());
            bar.show(done, getTranslation("sales.correct.done", now.guest()));
        });
    }

    private void row(@Nullable Share share) {
        var who = new ComboBox<Colleague>();
        who.setAriaLabel(getTranslation("sales.correct.who"));
        who.setItems(people);
        who.setItemLabelGenerator(Colleague::name);
        var part = new Select<Part>();
        part.setAriaLabel(getTranslation("sales.correct.part"));
        part.setItems(Part.values());
        part.setItemLabelGenerator(one -> one == null ? "" : getTranslation("sales.part." + one));
        var worth = new IntegerField();
        worth.setAriaLabel(getTranslation("sales.correct.worth"));
        worth.setMin(1);
        worth.setMax(ALL);
        worth.setStepButtonsVisible(false);
        var line = new Div();
        line.addClassName("sales-worth");
        var row = new Row(line, who, part, worth);
        var away = new Button(getTranslation("sales.correct.away"), _ -> {
            rows.remove(row);
            all.remove(line);
        });
        line.add(who, part, worth, away);
        if (share != null) {
            people.stream()
                    .filter(one -> one.id().equals(share.staff()))
                    .findFirst()
                    .ifPresent(who::setValue);
            part.setValue(share.part());
            worth.setValue(share.perMille());
        }
        rows.add(row);
        all.add(line);
    }
}

package org.jiezhen.hospitality.ui;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.stream.Collectors;
import org.jiezhen.hospitality.DrinkOrders;
import org.jiezhen.hospitality.DrinkOrders.Wanted;
import org.jiezhen.hospitality.HospitalityPermission;
import org.jiezhen.hospitality.Menu;
import org.jiezhen.hospitality.Menu.Word;
import org.jiezhen.hospitality.MenuItem;
import org.jiezhen.hospitality.Whom;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.visits.VisitCard;
import org.jspecify.annotations.Nullable;

/** A cup or plate is ordered, for the guest or for whoever came along. Of a guest who fasts only the latter is offered. */
@StyleSheet("styles/hospitality.css")
final class OrderDialog extends FormDialog {

    private final DrinkOrders orders;
    private final Menu menu;
    private final VisitCard card;
    private final RadioButtonGroup<Whom> whom =
            form.field("whom", new RadioButtonGroup<>(getTranslation("hospitality.order.whom")));
    private final ComboBox<MenuItem> item =
            form.field("item", new ComboBox<>(getTranslation("hospitality.order.item")), one -> one.id()
                    .toString());
    private final CheckboxGroup<Word> wishes = form.secret("wishes", new CheckboxGroup<>());
    private final Paragraph told = new Paragraph();

    OrderDialog(DrinkOrders orders, Menu menu, Drafts drafts, VisitCard card, boolean guestMay) {
        super("hospitality.order.title", card.fact().ticket().text());
        this.orders = orders;
        this.menu = menu;
        this.card = card;
        whom.setItems(Whom.values());
        whom.setItemLabelGenerator(one -> getTranslation("hospitality.who." + one));
        whom.setItemEnabledProvider(
                one -> one == Whom.GUEST ? guestMay : card.fact().companions() > 0);
        whom.setHelperText(guestMay ? null : getTranslation("hospitality.order.fasting"));
        whom.setValue(guestMay ? Whom.GUEST : card.fact().companions() > 0 ? Whom.COMPANION : null);
        whom.addValueChangeListener(_ -> offered());
        item.setItemLabelGenerator(one -> one.name().in(getLocale()));
        item.addValueChangeListener(event -> tell(event.getValue()));
        wishes.setLabel(getTranslation("hospitality.order.wishes"));
        wishes.setItems(menu.wishes());
        wishes.setItemLabelGenerator(word -> word.name().in(getLocale()));
        told.addClassName("sub");
        offered();
        var all = new Div(whom, item, told, wishes);
        all.addClassName("tea-form");
        form.show(all);
        form.keeps(drafts, Drafts.About.of("drink", card.fact().visit(), 0));
        var go = form.primary("hospitality.order.go", this::order);
        if (card.may(HospitalityPermission.SERVE)) {
            foot(go, form.button("hospitality.order.serve", this::serve));
        } else {
            foot(go);
        }
    }

    private void offered() {
        var before = item.getValue();
        var all = menu.offered().stream()
                .filter(one -> whom.getValue() == null || one.servedTo().admits(whom.getValue()))
                .toList();
        item.setItems(all);
        if (before != null && all.contains(before)) {
            item.setValue(before);
        }
    }

    /** What it is, and what is in it: so that whoever orders can ask. */
    private void tell(@Nullable MenuItem chosen) {
        if (chosen == null) {
            told.setText("");
            return;
        }
        var has = menu.allergens().stream()
                .filter(word -> chosen.allergens().contains(word.code()))
                .map(word -> word.name().in(getLocale()))
                .collect(Collectors.joining(getTranslation("hospitality.comma")));
        var made = getTranslation("hospitality.made." + chosen.made());
        told.setText(has.isEmpty() ? made : getTranslation("hospitality.contains", made, has));
    }

    private Wanted wanted() {
        var chosen = item.getValue();
        var to = whom.getValue();
        return new Wanted(
                chosen == null ? null : chosen.id(),
                to == null ? Whom.GUEST : to,
                wishes.getValue().stream().map(Word::code).collect(Collectors.toSet()));
    }

    private void order() {
        card.did(orders.order(form.key(), card.fact().visit(), wanted()), card.text("hospitality.done.ORDER"));
    }

    private void serve() {
        card.did(orders.serve(form.key(), card.fact().visit(), wanted()), card.text("hospitality.done.SERVE"));
    }
}

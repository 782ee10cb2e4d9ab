package org.jiezhen.roster.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Paragraph;
import java.time.LocalDate;
import java.util.List;
import org.jiezhen.roster.ShiftSwaps;
import org.jiezhen.roster.ShiftSwaps.Partner;
import org.jiezhen.roster.ShiftSwaps.PlannedDay;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shell.FormDialog;

/** Asks a colleague to take over what is planned for oneself, for a day in exchange or for nothing. */
final class SwapDialog extends FormDialog {

    private final ComboBox<Partner> other = new ComboBox<>(getTranslation("swap.other"));
    private final ComboBox<PlannedDay> exchange = new ComboBox<>(getTranslation("swap.exchange"));

    /**
     * @param text what is planned for oneself, as the screen says it
     * @param asked what follows once it is asked
     */
    SwapDialog(ShiftSwaps swaps, String role, LocalDate day, String text, Runnable asked) {
        super("swap.dialog", dated(day), text);
        other.setItems(swaps.partners(role));
        other.setItemLabelGenerator(Partner::name);
        other.setWidthFull();
        exchange.setItemLabelGenerator(one -> dated(one.day()) + " " + worded(one.text()));
        exchange.setClearButtonVisible(true);
        exchange.setPlaceholder(getTranslation("swap.nothing"));
        exchange.setWidthFull();
        exchange.setEnabled(false);
        other.addValueChangeListener(event -> {
            var partner = event.getValue();
            exchange.setItems(partner == null ? List.of() : swaps.days(partner.id(), role));
            exchange.setEnabled(partner != null);
        });
        form.field("other", other);
        form.field("exchange", exchange);
        form.show(other, exchange, new Paragraph(getTranslation("swap.text")));
        act("swap.ask", () -> {
            if (other.getValue() == null) {
                throw new InvalidInput("other", "refusal.shiftswap.whom");
            }
            var taken = exchange.getValue();
            swaps.ask(form.key(), role, day, other.getValue().id(), taken == null ? null : taken.day());
            asked.run();
        });
    }

    private static String dated(LocalDate day) {
        return "%02d-%02d".formatted(day.getMonthValue(), day.getDayOfMonth());
    }

    private String worded(String text) {
        return text.replace("TEA", getTranslation("roster.tea")).replace("LEAVE", getTranslation("roster.leave"));
    }
}

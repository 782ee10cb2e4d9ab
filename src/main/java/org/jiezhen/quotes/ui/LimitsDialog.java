package org.jiezhen.quotes.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.BigDecimalField;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jiezhen.quotes.DiscountLimits;
import org.jiezhen.quotes.DiscountLimits.RoleLimit;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shell.FormDialog;
import org.jspecify.annotations.Nullable;

/** How far each role may go with discounts, in percent of the list price. */
final class LimitsDialog extends FormDialog {

    private final DiscountLimits limits;
    private final Map<String, Integer> shown;
    private final Map<String, BigDecimalField> fields = new LinkedHashMap<>();

    LimitsDialog(DiscountLimits limits) {
        super("quotes.limits.title");
        this.limits = limits;
        var all = limits.all();
        shown = all.stream().collect(Collectors.toMap(RoleLimit::role, RoleLimit::perMille));
        form.show(new Paragraph(getTranslation("quotes.limits.text")));
        all.forEach(this::show);
        act("quotes.limits.go", () -> limits.set(form.key(), shown, typed()));
    }

    private void show(RoleLimit limit) {
        var field = form.secret(limit.role(), new BigDecimalField(getTranslation("staff.role." + limit.role())));
        field.setLocale(getLocale());
        field.setValue(BigDecimal.valueOf(limit.perMille(), 1).stripTrailingZeros());
        field.setSuffixComponent(new Span("%"));
        if (limit.approves()) {
            field.setHelperText(getTranslation("quotes.limits.approves"));
        }
        fields.put(limit.role(), field);
        form.show(new Div(field));
    }

    private Map<String, Integer> typed() {
        return fields.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        one -> perMille(one.getKey(), one.getValue().getValue())));
    }

    private static int perMille(String role, @Nullable BigDecimal percent) {
        if (percent == null) {
            return 0;
        }
        try {
            return percent.movePointRight(1).intValueExact();
        } catch (ArithmeticException e) {
            throw new InvalidInput(role, "refusal.quote.percent");
        }
    }
}

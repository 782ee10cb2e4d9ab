package org.jiezhen.outcomes.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.customers.CustomerLines;
import org.jiezhen.customers.CustomerPart;
import org.jiezhen.outcomes.OutcomePermission;
import org.jiezhen.outcomes.Outcomes;
import org.jiezhen.staff.CurrentStaff;

/** What became of a customer's visits, on the customer's page: why not, and what was noted, for those whom it concerned. */
@org.springframework.stereotype.Component
class OutcomesOfCustomer implements CustomerPart {

    private static final int MOST = 20;

    private final Outcomes outcomes;
    private final CurrentStaff staff;

    OutcomesOfCustomer(Outcomes outcomes, CurrentStaff staff) {
        this.outcomes = outcomes;
        this.staff = staff;
    }

    @Override
    public int getOrder() {
        return 20;
    }

    @Override
    public String heading() {
        return "outcomes.ofCustomer";
    }

    @Override
    public Optional<Component> of(CustomerId customer) {
        var all = staff.may(OutcomePermission.SEE) ? outcomes.ofCustomer(customer, MOST) : null;
        if (all == null || all.isEmpty()) {
            return Optional.empty();
        }
        var lines = new CustomerLines();
        all.forEach(one -> {
            var why = one.why();
            lines.add(
                    "visit/" + one.ticket().day() + "/" + one.ticket().text(),
                    one.ticket().day() + " " + one.ticket().text(),
                    Stream.of(
                                    lines.getTranslation("outcomes.kind." + one.kind()),
                                    why == null ? null : why.in(UI.getCurrent().getLocale()),
                                    one.by())
                            .filter(Objects::nonNull)
                            .toList(),
                    one.note());
        });
        return Optional.of(lines);
    }
}

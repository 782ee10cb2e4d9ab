package org.jiezhen.customers.ui;

import com.vaadin.flow.component.UI;
import java.util.List;
import org.jiezhen.customers.Customers;
import org.jiezhen.customers.Hit;
import org.jiezhen.customers.HitRow;
import org.jiezhen.shared.Permission;
import org.jiezhen.shell.Finding;
import org.jiezhen.shell.Findings;
import org.jiezhen.shell.Icon;
import org.jiezhen.staff.CurrentStaff;

/** Records of customers: those that were opened of late, or what is typed. Who is discreet is not found over any page. */
@org.springframework.stereotype.Component
class CustomersFound implements Findings {

    private final Customers customers;
    private final CurrentStaff staff;

    CustomersFound(Customers customers, CurrentStaff staff) {
        this.customers = customers;
        this.staff = staff;
    }

    @Override
    public int getOrder() {
        return 20;
    }

    @Override
    public String heading() {
        return "palette.customers";
    }

    @Override
    public List<Finding> find(String typed, int most) {
        if (!staff.may(Permission.CUSTOMERS_SEE)) {
            return List.of();
        }
        return (typed.isEmpty() ? customers.recent(most) : customers.find(typed, most))
                .stream()
                        .filter(hit -> !hit.discreet())
                        .map(CustomersFound::finding)
                        .toList();
    }

    private static Finding finding(Hit hit) {
        var ui = UI.getCurrent();
        var here = hit.here();
        var name = hit.name() == null ? ui.getTranslation("customers.noName") : hit.name();
        return Finding.page(Icon.PEOPLE, name, "customers/" + hit.id())
                .about(String.join(" · ", HitRow.told(hit, ui)))
                .then(
                        here != null
                                ? ui.getTranslation("customers.found.here", here.ticket())
                                : ui.getTranslation("customers.found.open"));
    }
}

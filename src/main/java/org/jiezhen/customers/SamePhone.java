package org.jiezhen.customers;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.Optional;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Phone;
import org.jspecify.annotations.Nullable;

/** Below a telephone number: who has it already, with the way to that record; and whether it is shared on purpose. */
@StyleSheet("styles/customers.css")
public final class SamePhone extends Div {

    private static final int SHOWN = 3;

    private final Customers customers;
    private final @Nullable CustomerId self;
    private final Div others = new Div();
    private final Checkbox shared = new Checkbox(getTranslation("customers.phone.shared"));
    private final Runnable leave;

    /**
     * @param self the customer whose number it is to be; null for a new one
     * @param leave what is done before another record is opened
     */
    public SamePhone(Customers customers, @Nullable CustomerId self, Runnable leave) {
        this.customers = customers;
        this.self = self;
        this.leave = leave;
        addClassName("same-phone");
        getElement().setAttribute("role", "status").setAttribute("colspan", "2");
        add(new Paragraph(getTranslation("customers.phone.others")), others, shared);
        setVisible(false);
    }

    /** Tells when somebody says that the number is shared. */
    public void onShared(Runnable listener) {
        shared.addValueChangeListener(_ -> listener.run());
    }

    /** Whether somebody said that others have the number too. */
    public boolean isShared() {
        return isVisible() && shared.getValue();
    }

    /** Looks who has this number. */
    public void look(String typed) {
        var known =
                number(typed).map(phone -> customers.withPhone(phone, SHOWN)).orElse(List.of());
        // A number that the person has already is no news.
        var news = known.stream().noneMatch(hit -> hit.id().equals(self));
        others.removeAll();
        shared.setValue(false);
        setVisible(news && !known.isEmpty());
        known.forEach(hit -> others.add(record(hit)));
    }

    // What is no number yet is said at the field, once it is sent.
    private static Optional<Phone> number(String typed) {
        try {
            return Phone.parse("phone", typed);
        } catch (InvalidInput e) {
            return Optional.empty();
        }
    }

    private Anchor record(Hit hit) {
        var link = new Anchor("customers/" + hit.id(), new HitRow(hit));
        link.getElement().setAttribute("router-link", true).addEventListener("click", _ -> leave.run());
        return link;
    }
}

package org.jiezhen.customers;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import org.springframework.core.Ordered;

/** A part of a customer's page, which the module that knows of it brings as a bean. They stand in their order, below the visits. */
public interface CustomerPart extends Ordered {

    /** The key of its heading. */
    String heading();

    /** What there is to know of this customer, for whoever looks; empty when it is not for that person. */
    Optional<Component> of(CustomerId customer);
}

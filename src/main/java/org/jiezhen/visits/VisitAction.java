package org.jiezhen.visits;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.Ordered;

/** What stands at the foot of a visit's card: the module that knows of it brings it as a bean. In their order. */
public interface VisitAction extends Ordered {

    /** One of these must be permitted to be offered it; its service asks again. */
    Set<String> permissions();

    /** The button, or the way to another page; empty when there is nothing to do with this visit as it is. */
    Optional<Component> of(VisitCard card);
}

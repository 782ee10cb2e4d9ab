package org.jiezhen.visits;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import org.springframework.core.Ordered;

/** A part of a visit's card, which the module that knows of it brings as a bean. They stand in their order. */
public interface VisitSection extends Ordered {

    /** What there is to say or to do about this visit, for whoever looks; empty when there is nothing. */
    Optional<Component> of(VisitCard card);
}

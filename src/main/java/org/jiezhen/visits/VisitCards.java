package org.jiezhen.visits;

import com.vaadin.flow.component.html.Div;
import org.jiezhen.shell.UndoBar;

/** The way to a visit's card from any board. */
public interface VisitCards {

    /**
     * Opens the card.
     *
     * @param host the page; the card closes with it
     * @param undo where what is done on the card can be taken back
     * @throws org.jiezhen.shared.Refusal when the visit is over, or none of the business of whoever looks
     */
    void open(Div host, UndoBar undo, VisitId visit);
}

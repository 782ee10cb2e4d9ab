package org.jiezhen.visits;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.util.function.Consumer;
import org.jiezhen.live.LiveComponent.ActionHandler;
import org.jiezhen.shared.Ticket;
import org.jiezhen.shell.UndoBar;

/** The way to a visit's card, and to what is pressed on a row of a visit, from any board. */
public interface VisitCards {

    /** The cards of one page. They close with it; a refusal is left to the frame, which says it. */
    interface OfPage extends ActionHandler {

        /**
         * Opens the card of an open visit.
         *
         * @throws org.jiezhen.shared.Refusal when the visit is over, or none of the business of whoever looks
         */
        void open(VisitId visit);

        /**
         * The card of an open visit as a part of the page.
         *
         * @param again draws it anew, once something of it is done
         * @throws org.jiezhen.shared.Refusal when the visit is over, or none of the business of whoever looks
         */
        Component show(VisitId visit, Runnable again);

        /**
         * What is begun from the card of an open visit, without its being opened.
         *
         * @throws org.jiezhen.shared.Refusal when the visit is over, or none of the business of whoever looks
         */
        void begin(VisitId visit, Consumer<VisitCard> what);

        /** Opens what sets a visit right, over or not. */
        void rectify(VisitId visit, Ticket ticket);

        /** What was just done here, to be taken back; the page shows it. */
        UndoBar undoBar();
    }

    /** The cards of a page that has an undo bar of its own for everything that is done on it. */
    OfPage on(Div page, UndoBar undo);

    /** The cards of a page on which nothing else is done. */
    OfPage on(Div page);
}

package org.jiezhen.visits;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import java.util.UUID;
import org.jiezhen.acts.Done;
import org.jiezhen.shared.Localized;
import org.jiezhen.shell.UndoBar;
import org.jiezhen.visits.ArrivalsBoard.VisitFact;

/**
 * The card of one open visit: what is so, and what can be done next. A module adds to it a {@link VisitSection} or a
 * {@link VisitAction}.
 */
public interface VisitCard {

    /** What is so of the visit. */
    VisitFact fact();

    /** The press: one for a card, so that pressing twice is pressing once. */
    UUID key();

    /** Whether whoever looks has this guest. */
    boolean mine();

    /** Whether whoever looks may. */
    boolean may(String permission);

    /** Words in the language of the screen. */
    String text(String key, Object... args);

    /** A part of the card, under a heading. */
    Div part(String title, Component... content);

    /** Things side by side. */
    Div line(Component... content);

    /** Words that are data, in the language of the screen. */
    String text(Localized words);

    /** A button whose refusal is said on the card. */
    Button button(String words, boolean primary, Runnable press);

    /** The same, with words that are data. */
    Button button(String text, Runnable press);

    /** Something was done: the card closes, and it can be taken back. */
    void did(Done<?> done, String text);

    /** What was just done on its page, to be taken back: for what follows the card. */
    UndoBar undoBar();

    /** Closes the card, and opens on its page what follows. */
    void goOnWith(Dialog next);

    /** Closes the card. */
    void close();
}

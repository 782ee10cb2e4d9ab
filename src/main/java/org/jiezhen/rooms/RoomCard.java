package org.jiezhen.rooms;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import java.time.Instant;
import org.jiezhen.acts.Done;
import org.jiezhen.rooms.RoomsBoard.Guest;
import org.jiezhen.rooms.RoomsBoard.RoomFact;
import org.jiezhen.shared.Localized;
import org.jiezhen.shell.Form;
import org.jiezhen.shell.UndoBar;

/** The card of one room: what is so, and what can be done next. A module adds to it a {@link RoomPart}. */
public interface RoomCard {

    /** What is so of the room, when the card was opened. */
    RoomFact room();

    /** The form that the card is: its key is the press, and it says what is refused. */
    Form form();

    /** Whether whoever looks may. */
    boolean may(String permission);

    /** Words in the language of the screen. */
    String text(String key, Object... args);

    /** Words that are data, in the language of the screen. */
    String text(Localized words);

    /** A guest, as this screen may call one. */
    String called(Guest guest);

    /** A time of today. */
    String time(Instant at);

    /** Things side by side. */
    Div line(Component... content);

    /** Something was done: it can be taken back on the page. */
    void did(Done<?> done, String text);

    /** What was just done on its page, to be taken back: for what follows the card. */
    UndoBar undoBar();

    /** Asks something above the card, which stays. */
    void ask(Dialog question);

    /** Closes the card, and opens on its page what follows. */
    void goOnWith(Dialog next);
}

package org.jiezhen.shell;

import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A line of the palette: something that was found, or something that can be done with it.
 *
 * @param about what tells it from others, below its name; empty when nothing does
 * @param then what happens when it is taken, or why it cannot be
 * @param address of the page to which it leads, without a leading slash; null when it leads to none
 * @param press what is done; null when it leads to a page, or cannot be taken
 * @param narrows what one types to find this one alone; null when there is nothing of the kind
 * @param acts what can be done with it, and what cannot and why
 */
public record Finding(
        Icon icon,
        String title,
        String about,
        String then,
        @Nullable String address,
        @Nullable Consumer<Here> press,
        @Nullable String narrows,
        Supplier<List<Finding>> acts) {

    /** Where a dialog opens, and what was done is shown, on whatever page. */
    public interface Here {

        /** What dialogs open in. */
        Div page();

        /** What was just done, to be taken back. */
        UndoBar undoBar();
    }

    /** Leads to a page; it can be opened in another tab. */
    public static Finding page(Icon icon, String title, String address) {
        return new Finding(icon, title, "", "", address, null, null, List::of);
    }

    /** Does something, or opens the dialog in which it is done. */
    public static Finding press(Icon icon, String title, Consumer<Here> press) {
        return new Finding(icon, title, "", "", null, press, null, List::of);
    }

    /** Cannot be taken, and says why. */
    public static Finding refused(Icon icon, String title, String why) {
        return new Finding(icon, title, "", why, null, null, null, List::of);
    }

    /** Whether it says why it cannot be taken. */
    public boolean isRefused() {
        return address == null && press == null;
    }

    /** The same, with what tells it from others. */
    public Finding about(String text) {
        return new Finding(icon, title, text, then, address, press, narrows, acts);
    }

    /** The same, with what happens when it is taken. */
    public Finding then(String text) {
        return new Finding(icon, title, about, text, address, press, narrows, acts);
    }

    /** The same, with what one types to find it alone. */
    public Finding narrows(String text) {
        return new Finding(icon, title, about, then, address, press, text, acts);
    }

    /** The same, with what can be done with it. */
    public Finding acts(Supplier<List<Finding>> what) {
        return new Finding(icon, title, about, then, address, press, narrows, what);
    }
}

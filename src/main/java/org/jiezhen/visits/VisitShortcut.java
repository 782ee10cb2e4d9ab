package org.jiezhen.visits;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jiezhen.shared.Localized;
import org.jiezhen.shell.Finding;
import org.jiezhen.shell.Icon;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.ArrivalsBoard.VisitFact;
import org.springframework.core.Ordered;

/**
 * What can be done for a guest from any page, in a line of the palette: the module that knows of it brings it as a bean. It leads
 * to where it is done, or does it by the command that the card calls; where it cannot be done, it says why. In their order.
 */
public interface VisitShortcut extends Ordered {

    /** One of these must be permitted to be told of it. */
    Set<String> permissions();

    /** The line; empty when it has nothing to do with this guest. */
    Optional<Finding> of(Guest guest);

    /** The guest whom somebody has found. */
    interface Guest {

        /** What is so of the visit. */
        VisitFact fact();

        /** Whether whoever looks has this guest. */
        boolean mine();

        /** Whoever looks. */
        StaffId me();

        /** Whether whoever looks may. */
        boolean may(String permission);

        /** Words in the language of the screen. */
        String text(String key, Object... args);

        /** Words that are data, in the language of the screen. */
        String text(Localized words);

        /** Who has the guest, in words. */
        String holder();

        /** What is begun as from the card, without opening it. */
        Finding press(Icon icon, String title, Consumer<VisitCard> press);

        /** The same, with a page that the ticket leads to: {@code intake/2026-11-24/A012}. */
        default Finding page(Icon icon, String title, String page) {
            var ticket = fact().ticket();
            return Finding.page(icon, title, page + "/" + ticket.day() + "/" + ticket.text());
        }
    }

    /** Knows why a guest cannot be seen off yet; a bean of the module that will refuse it. */
    interface BeforeFarewell {

        /** What is missing, and who supplies it; empty when nothing is. */
        Optional<String> missing(Guest guest);
    }
}

package org.jiezhen.closing;

import java.time.LocalDate;
import java.util.List;
import org.jiezhen.shared.Localized;

/** What a day must have before it is closed, beside a word about each guest: each module asks for its own, as a bean. */
public interface AskedOfADay {

    /**
     * What is not there.
     *
     * @param code as the journal keeps it
     */
    record Missing(String code, Localized what) {}

    /** What of this day is not there, in the house's order; nothing where nobody did anything that needs it. */
    List<Missing> missing(LocalDate day);
}

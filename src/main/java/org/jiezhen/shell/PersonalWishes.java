package org.jiezhen.shell;

import java.util.Locale;
import java.util.Optional;

/** What whoever is signed in wishes of every page, on whatever machine. Implemented by the module that keeps it. */
public interface PersonalWishes {

    /** The language; empty when nobody is signed in, or nothing was said: then it is the browser's. */
    Optional<Locale> language();

    /** Says in which language the pages are to be; of nobody nothing is kept. */
    void speak(Locale language);

    /** The page to begin with; empty when it is the role's. */
    Optional<String> startPage();
}

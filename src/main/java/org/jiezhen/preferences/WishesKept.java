package org.jiezhen.preferences;

import java.util.Locale;
import java.util.Optional;
import org.jiezhen.shell.PersonalWishes;
import org.jiezhen.staff.CurrentStaff;
import org.springframework.stereotype.Component;

/** Tells the frame what whoever is signed in has chosen. */
@Component
class WishesKept implements PersonalWishes {

    private final Preferences preferences;
    private final CurrentStaff staff;

    WishesKept(Preferences preferences, CurrentStaff staff) {
        this.preferences = preferences;
        this.staff = staff;
    }

    @Override
    public Optional<Locale> language() {
        return staff.find().flatMap(_ -> Optional.ofNullable(preferences.mine().language()));
    }

    @Override
    public void speak(Locale language) {
        if (staff.find().isPresent()) {
            preferences.chooseLanguage(language);
        }
    }

    @Override
    public Optional<String> startPage() {
        return staff.find().flatMap(_ -> Optional.ofNullable(preferences.mine().startPage()));
    }
}

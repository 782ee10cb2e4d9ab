package org.jiezhen.preferences.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeButton;
import java.util.Optional;
import org.jiezhen.preferences.Preferences;
import org.jiezhen.shell.FrameNote;
import org.jiezhen.shell.Icon;
import org.jiezhen.staff.CurrentStaff;
import org.springframework.core.annotation.Order;

/** The way to one's preferences, at the foot of the frame. */
@org.springframework.stereotype.Component
@Order(PreferencesNote.AFTER_OTHERS)
class PreferencesNote implements FrameNote {

    static final int AFTER_OTHERS = Integer.MAX_VALUE;

    private final Preferences preferences;
    private final CurrentStaff staff;

    PreferencesNote(Preferences preferences, CurrentStaff staff) {
        this.preferences = preferences;
        this.staff = staff;
    }

    @Override
    public Optional<Component> create() {
        return staff.find().map(_ -> button());
    }

    private Component button() {
        var button = new NativeButton("", _ -> new PreferencesDialog(preferences).open());
        button.add(Icon.SETTINGS.create());
        button.add(button.getTranslation("preferences.open"));
        // By which other parts of the page lead here.
        button.getElement().setAttribute("data-opens", "preferences");
        return button;
    }
}

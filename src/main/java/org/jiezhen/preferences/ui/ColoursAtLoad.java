package org.jiezhen.preferences.ui;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import java.util.Locale;
import org.jiezhen.preferences.Colours;
import org.jiezhen.preferences.Density;
import org.jiezhen.preferences.Preference;
import org.jiezhen.preferences.Preferences;
import org.jiezhen.staff.CurrentStaff;
import org.springframework.stereotype.Component;

/** Writes a person's colours and density into the page itself, so that not even its first moment has others. */
@Component
class ColoursAtLoad implements VaadinServiceInitListener {

    private final transient Preferences preferences;
    private final transient CurrentStaff staff;

    ColoursAtLoad(Preferences preferences, CurrentStaff staff) {
        this.preferences = preferences;
        this.staff = staff;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(this::colour);
    }

    private void colour(IndexHtmlResponse response) {
        var mine = staff.find().map(_ -> preferences.mine()).orElse(Preference.USUAL);
        var colours = mine.colours();
        var head = response.getDocument().head();
        // Before any sheet has come, by which the browser would know it.
        head.prependElement("meta").attr("name", "color-scheme").attr("content", scheme(colours));
        if (mine.density() == Density.COMPACT) {
            response.getDocument().select("html").attr("data-density", "compact");
        }
        if (colours != Colours.SYSTEM) {
            response.getDocument()
                    .select("html")
                    .attr("data-colours", colours.name().toLowerCase(Locale.ROOT));
        }
    }

    private static String scheme(Colours colours) {
        return switch (colours) {
            case SYSTEM -> "light dark";
            case LIGHT -> "light";
            case DARK -> "dark";
        };
    }
}

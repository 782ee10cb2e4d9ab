package org.jiezhen.shell;

import com.vaadin.flow.component.Component;
import java.util.Optional;

/** Something that a module adds to the frame of whoever is signed in, on every page. */
public interface FramePart {

    /** Where in the frame. */
    enum Where {
        /** Above the links of the navigation; on a phone behind the face. */
        NAVIGATION,
        /** On the face of a phone, always to be seen. */
        FACE,
        /** Over the page, wherever it is scrolled to. */
        PAGE
    }

    /** One for a frame that is being made; nothing where there is nothing. */
    Optional<Component> create(Where where);
}

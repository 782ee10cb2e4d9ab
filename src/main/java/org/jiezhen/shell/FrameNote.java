package org.jiezhen.shell;

import com.vaadin.flow.component.Component;
import java.util.Optional;

/** Something that a module adds to the foot of the frame, above language and signing out. */
public interface FrameNote {

    /** One for a frame that is being made; nothing when there is nothing to say. */
    Optional<Component> create();
}

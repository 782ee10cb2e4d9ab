package org.jiezhen.lab.ui;

import com.vaadin.flow.component.Component;
import java.util.ArrayList;
import java.util.List;
import org.jiezhen.live.BoardConfig;
import tools.jackson.databind.node.ObjectNode;

/** What the elements that read codes say. */
final class CameraWords {

    private CameraWords() {}

    /** The words of the camera, in the language of the host, and further ones. */
    static ObjectNode of(Component host, String... further) {
        var keys = new ArrayList<>(List.of(
                "lab.camera.open", "lab.camera.hold", "lab.camera.close", "lab.camera.refused", "lab.camera.none"));
        keys.addAll(List.of(further));
        return BoardConfig.words(host, keys.toArray(String[]::new));
    }
}

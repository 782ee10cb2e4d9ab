package org.jiezhen.preferences.ui;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.List;
import org.jiezhen.live.BoardConfig;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.LiveComponent;
import org.jiezhen.preferences.PreferencesBoard;
import org.jiezhen.preferences.PreferencesBoard.Chosen;
import org.jiezhen.staff.StaffId;
import tools.jackson.databind.node.ObjectNode;

/** Shows nothing: it gives the page its colours, and tells others on it what may be heard and felt. */
@Tag("personal-preferences")
@JsModule("./preferences/personal-preferences.ts")
final class PersonalPreferences extends LiveComponent<Chosen> {

    PersonalPreferences(LiveBoards boards, PreferencesBoard board, StaffId person) {
        super(boards, board, PreferencesBoard.of(person));
    }

    @Override
    protected ObjectNode config() {
        return new BoardConfig(this, "preferences", List.of(), audience()).build();
    }
}

package org.jiezhen.hospitality.ui;

import java.util.Map;
import org.jiezhen.tasks.TaskCard;
import org.jiezhen.tasks.TaskPart;

/** A tray that is moved ends in the tea room's page, at the door where its guest is. */
@org.springframework.stereotype.Component
class TrolleyTasks implements TaskPart {

    @Override
    public Map<String, String> elsewhere() {
        return Map.of("TROLLEY", "tea");
    }

    @Override
    public void addTo(TaskCard card) {}
}

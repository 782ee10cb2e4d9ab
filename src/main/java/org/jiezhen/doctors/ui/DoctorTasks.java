package org.jiezhen.doctors.ui;

import java.util.Map;
import java.util.Set;
import org.jiezhen.doctors.DoctorRequests;
import org.jiezhen.tasks.TaskCard;
import org.jiezhen.tasks.TaskPart;

/** A face-to-face is begun by coming and ends with its record, on the doctors' page. */
@org.springframework.stereotype.Component
class DoctorTasks implements TaskPart {

    @Override
    public Map<String, String> elsewhere() {
        return Map.of(DoctorRequests.FACE_TO_FACE, "doctor");
    }

    @Override
    public Set<String> begunElsewhere() {
        return Set.of(DoctorRequests.FACE_TO_FACE);
    }

    @Override
    public void addTo(TaskCard card) {}
}

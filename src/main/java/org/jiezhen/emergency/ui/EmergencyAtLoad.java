package org.jiezhen.emergency.ui;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import org.jiezhen.emergency.EmergencyPermission;
import org.jiezhen.emergency.EmergencySheets;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.LockedScreen;
import org.springframework.stereotype.Component;

/**
 * Each page says, as it is loaded, whose sheet this browser may keep: of whoever is signed in and may keep one, behind a lock as
 * well. A sheet of anybody else is wiped: of whoever has signed out, whose shift is over, who may keep none any more.
 */
@Component
class EmergencyAtLoad implements VaadinServiceInitListener {

    private final transient CurrentStaff staff;
    private final transient LockedScreen locked;

    EmergencyAtLoad(CurrentStaff staff, LockedScreen locked) {
        this.staff = staff;
        this.locked = locked;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(this::say);
    }

    private void say(IndexHtmlResponse response) {
        var head = response.getDocument().head();
        staff.find()
                .or(locked::person)
                .filter(person -> person.may(EmergencyPermission.KEEP))
                .ifPresent(keeper -> head.appendElement("meta")
                        .attr("name", "jz-keeper")
                        .attr("content", keeper.id().toString()));
        staff.find()
                .ifPresent(_ ->
                        head.appendElement("meta").attr("name", "jz-told").attr("content", EmergencySheets.TOLD_AT));
    }
}

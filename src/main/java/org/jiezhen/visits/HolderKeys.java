package org.jiezhen.visits;

import java.util.Collection;
import java.util.HashSet;
import org.jiezhen.shared.Permission;
import org.jiezhen.staff.CurrentStaff;
import org.springframework.stereotype.Component;

/** By which keys boards know the holder in front of the screen. */
@Component
public class HolderKeys {

    private final CurrentStaff staff;

    HolderKeys(CurrentStaff staff) {
        this.staff = staff;
    }

    /** Those that mean the person who is signed in: herself, and the desk where she is of the desk. */
    public Collection<String> me() {
        var me = new HashSet<String>();
        me.add("staff:" + staff.id());
        if (staff.may(Permission.VISITS_DESK)) {
            me.add("desk");
        }
        return me;
    }
}

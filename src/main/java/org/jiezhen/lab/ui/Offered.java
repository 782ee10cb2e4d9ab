package org.jiezhen.lab.ui;

import org.jiezhen.house.House;
import org.jiezhen.lab.Panels;
import org.jiezhen.staff.StaffDirectory;

/** What a panel can be said to be of: tubes, places, roles. */
record Offered(Panels panels, House house, StaffDirectory directory) {}

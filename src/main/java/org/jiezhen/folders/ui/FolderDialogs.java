package org.jiezhen.folders.ui;

import java.time.Clock;
import org.jiezhen.duty.Standings;
import org.jiezhen.folders.FolderId;
import org.jiezhen.folders.Folders;
import org.jiezhen.house.House;
import org.jiezhen.shell.UndoBar;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.StaffDirectory;
import org.springframework.stereotype.Component;

/** Opens a folder's dialog, from its page and from the card of its visit. */
@Component
class FolderDialogs {

    final Folders folders;
    final House house;
    final StaffDirectory directory;
    final Standings standings;
    final CurrentStaff staff;
    final Clock clock;

    FolderDialogs(
            Folders folders,
            House house,
            StaffDirectory directory,
            Standings standings,
            CurrentStaff staff,
            Clock clock) {
        this.folders = folders;
        this.house = house;
        this.directory = directory;
        this.standings = standings;
        this.staff = staff;
        this.clock = clock;
    }

    FolderDialog of(FolderId folder, UndoBar bar) {
        return new FolderDialog(this, folders.find(folder).orElseThrow(Folders::notOut), bar);
    }
}

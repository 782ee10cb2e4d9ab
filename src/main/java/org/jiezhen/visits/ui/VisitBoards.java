package org.jiezhen.visits.ui;

import java.util.Arrays;
import java.util.Set;
import java.util.function.Consumer;
import org.jiezhen.house.House;
import org.jiezhen.live.BoardConfig;
import org.jiezhen.live.BoardConfig.Rule;
import org.jiezhen.staff.StaffDirectory;
import org.jiezhen.visits.Stage;
import org.springframework.stereotype.Component;

/** How boards of visits look: what arrivals and "my customers" have around their columns. */
@Component
class VisitBoards {

    static final Set<String> WAITING = Set.copyOf(
            Arrays.stream(Stage.values()).filter(Stage::waits).map(Stage::name).toList());

    private final StaffDirectory directory;
    private final House house;

    VisitBoards(StaffDirectory directory, House house) {
        this.directory = directory;
        this.house = house;
    }

    /** What both boards have around their columns. Read before the board is attached: nothing is queried while it is shown. */
    Consumer<BoardConfig> describe(String title, String all, String empty) {
        var roles = directory.roles();
        var lateAlone = house.targetSeconds("ALONE");
        return board -> board.title(title)
                .lateAlone(lateAlone)
                .search("arrivals.search", "tk", "nm", "ph")
                .spelledIn("py")
                .codes("role", "staff.role", roles)
                .figure(all, Rule.ALL)
                .figure("arrivals.waiting", "st", WAITING)
                .figure("arrivals.late", Rule.LATE)
                .figure("arrivals.alone", Rule.ALONE)
                .empty("i-arr", empty + ".title", empty + ".text");
    }
}

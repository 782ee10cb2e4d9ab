package org.jiezhen.visits.ui;

import java.util.List;
import java.util.function.Consumer;
import org.jiezhen.live.BoardConfig;
import org.jiezhen.live.BoardConfig.Rule;
import org.jiezhen.shared.Permission;
import org.jiezhen.staff.StaffDirectory;
import org.jiezhen.visits.VisitTypes;
import org.jiezhen.visits.WaitingReasons;
import org.springframework.stereotype.Component;

/** How boards of visits look: what arrivals and "my customers" have around their columns. */
@Component
class VisitBoards {

    private final StaffDirectory directory;
    private final WaitingReasons reasons;
    private final VisitTypes types;

    VisitBoards(StaffDirectory directory, WaitingReasons reasons, VisitTypes types) {
        this.directory = directory;
        this.reasons = reasons;
        this.types = types;
    }

    /** What both boards have around their columns. Read before the board is attached: nothing is queried while it is shown. */
    Consumer<BoardConfig> describe(String title, String all, String empty) {
        // By their first role people are called; of those alone who can have a guest.
        var roles = directory.colleagues(Permission.VISITS_ACCOMPANY).stream()
                .flatMap(colleague -> colleague.roles().stream().limit(1))
                .distinct()
                .toList();
        return board -> {
            reasons.tellState(board, "st");
            types.tell(board, "ty");
            reasons.tellWaitsFor(board, "wf");
            reasons.tellActions(board);
            board.marks("st", reasons.marks());
            around(board, title, all, empty, roles);
        };
    }

    private void around(BoardConfig board, String title, String all, String empty, List<String> roles) {
        board.title(title)
                .link("to")
                .search("arrivals.search", "tk", "nm", "ph")
                .numbersEndIn("ph")
                .spelledIn("py")
                .codes("role", "staff.role", roles)
                .figure(all, Rule.ALL)
                .figure("arrivals.waiting", "st", reasons.waiting())
                .figure("arrivals.late", Rule.LATE)
                .figure("arrivals.alone", Rule.ALONE)
                .empty("i-arr", empty + ".title", empty + ".text");
    }
}

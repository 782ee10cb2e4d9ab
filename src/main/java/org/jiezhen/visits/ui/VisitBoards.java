package org.jiezhen.visits.ui;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jiezhen.house.House;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.BoardConfig;
import org.jiezhen.live.BoardConfig.Mark;
import org.jiezhen.live.BoardConfig.Rule;
import org.jiezhen.shared.Permission;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.StaffDirectory;
import org.jiezhen.visits.ArrivalsBoard;
import org.jiezhen.visits.ArrivalsBoard.VisitFact;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.Stage;
import org.springframework.stereotype.Component;

/** How boards of visits look: the columns that arrivals and "my customers" share. */
@Component
class VisitBoards {

    private static final List<Mark> MARKS = Arrays.stream(Stage.values())
            .map(stage -> switch (stage) {
                case ARRIVED -> new Mark(stage.name(), "ring0", false);
                case INTAKE -> new Mark(stage.name(), "ring1", false);
                case AWAITING_TRIAGE -> new Mark(stage.name(), "ring2", false);
                case AWAITING_CONSULTATION -> new Mark(stage.name(), "ring3", false);
                case IN_CONSULTATION -> new Mark(stage.name(), "disc", true);
                case AWAITING_HOST -> new Mark(stage.name(), "ring0", false);
                case WITH_HOST -> new Mark(stage.name(), "disc", true);
                case LEAVING -> new Mark(stage.name(), "out", false);
            })
            .toList();

    static final Set<String> WAITING = Set.copyOf(
            Arrays.stream(Stage.values()).filter(Stage::waits).map(Stage::name).toList());

    private final CurrentStaff staff;
    private final StaffDirectory directory;
    private final House house;

    VisitBoards(CurrentStaff staff, StaffDirectory directory, House house) {
        this.staff = staff;
        this.directory = directory;
        this.house = house;
    }

    /** The holder keys that mean the person who is signed in. */
    Collection<String> me() {
        var me = new HashSet<String>();
        me.add("staff:" + staff.id());
        if (staff.may(Permission.VISITS_DESK)) {
            me.add("desk");
        }
        return me;
    }

    /** The part that both boards share. Read before the board is attached: nothing is queried while it is shown. */
    Function<BoardComponent<VisitFact>, BoardConfig> describe(String name, String title, String all, String empty) {
        var me = me();
        var roles = directory.roles();
        var lateAlone = house.targetSeconds("ALONE");
        var stages = Arrays.stream(Stage.values()).map(Stage::name).toList();
        return board -> new BoardConfig(board, name, me)
                .title(title)
                .lateAlone(lateAlone)
                .search("arrivals.search", "tk", "nm", "ph")
                .spelledIn("py")
                .ticket("tk", "arrivals.ticket")
                .text("nm", "arrivals.customer", true, "name.unknown", "sn", "first", "src", "dy", "dc")
                .status("st", "arrivals.state", MARKS, "pl")
                .text("wf", "arrivals.waitsFor", false, "", "cl", "cp", "cn", "co")
                .holder("who", "arrivals.custody")
                .elapsed("s", "tg", "arrivals.elapsed")
                .actions(
                        "visits.action",
                        "ACCEPT",
                        "DECLINE",
                        "TAKE",
                        "INTAKE",
                        "AWAITING_TRIAGE",
                        "WITH_HOST",
                        "CALL",
                        "CALL_AGAIN",
                        "REQUEUE",
                        "FAREWELL",
                        "OPEN")
                .codes("st", "visits.stage", stages)
                .codes("wf", "visits.waitsFor", stages)
                .codes("first", "visits.first", List.of("FIRST", "RETURN"))
                .codes(
                        "src",
                        "visits.source",
                        Arrays.stream(Source.values()).map(Source::name).toList())
                .codes("pl", "visits.place", List.of("STANDING"))
                .codes(
                        "cl",
                        "visits.call",
                        Arrays.stream(ArrivalsBoard.Call.Status.values())
                                .map(Enum::name)
                                .toList())
                .counts("cn", "visits.call.times.one", "visits.call.times")
                .codes("sn", "visits.sameName", List.of("YES"))
                .codes("dc", "visits.discreet", List.of("YES"))
                .codes("role", "staff.role", roles)
                .counts("co", "visits.companions.one", "visits.companions")
                .figure(all, Rule.ALL)
                .figure("arrivals.waiting", "st", WAITING)
                .figure("arrivals.late", Rule.LATE)
                .figure("arrivals.alone", Rule.ALONE)
                .empty("i-arr", empty + ".title", empty + ".text");
    }
}

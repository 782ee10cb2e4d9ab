package org.jiezhen.visits.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.BoardConfig;
import org.jiezhen.live.BoardConfig.Rule;
import org.jiezhen.live.HeldBy;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.shared.Permission;
import org.jiezhen.staff.BehindLock;
import org.jiezhen.staff.StaffUser;
import org.jiezhen.visits.ArrivalsBoard;
import org.jiezhen.visits.ArrivalsBoard.VisitFact;
import org.jiezhen.visits.WaitingReasons;

/** Who waits, for what, since when, by ticket: the desk must know it at every moment, also before a locked screen. */
@org.springframework.stereotype.Component
class ArrivalsBehindLock implements BehindLock {

    private final LiveBoards boards;
    private final ArrivalsBoard source;
    private final WaitingReasons reasons;

    ArrivalsBehindLock(LiveBoards boards, ArrivalsBoard source, WaitingReasons reasons) {
        this.boards = boards;
        this.source = source;
        this.reasons = reasons;
    }

    @Override
    public Optional<Component> create(StaffUser person) {
        if (person.may(Permission.VISITS_SEE)) {
            var me = person.may(Permission.VISITS_DESK) ? Set.of(HeldBy.DESK.h()) : Set.<String>of();
            return Optional.of(board(ArrivalsBoard.BEHIND_LOCK, me, "arrivals.title", "arrivals.inHouse"));
        }
        return person.may(Permission.VISITS_ACCOMPANY)
                ? Optional.of(board(
                        ArrivalsBoard.mineBehindLock(person.id()),
                        Set.of(HeldBy.key(person.id())),
                        "mine.title",
                        "mine.count"))
                : Optional.empty();
    }

    private Component board(Audience<VisitFact> audience, Set<String> me, String title, String all) {
        return new BoardComponent<>(boards, source, audience, "locked", me, describe(title, all));
    }

    private Consumer<BoardConfig> describe(String title, String all) {
        return board -> {
            reasons.tellState(board, "st");
            reasons.tellWaitsFor(board, "wf");
            board.marks("st", reasons.marks());
            board.title(title)
                    .opens()
                    .words("holder.somebody")
                    .figure(all, Rule.ALL)
                    .figure("arrivals.waiting", "st", reasons.waiting())
                    .figure("arrivals.late", Rule.LATE)
                    .figure("arrivals.alone", Rule.ALONE)
                    .empty("i-arr", "arrivals.empty.title", "arrivals.empty.text");
        };
    }
}

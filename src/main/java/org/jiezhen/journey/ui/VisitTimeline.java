package org.jiezhen.journey.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.StyleSheet;
import java.util.Collection;
import java.util.List;
import org.jiezhen.journey.TimelineBoard;
import org.jiezhen.journey.TimelineBoard.TimelineFact;
import org.jiezhen.journey.Timelines;
import org.jiezhen.live.BoardConfig;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.LiveComponent;
import org.jiezhen.live.Watched;
import org.jiezhen.shared.Permission;
import org.jiezhen.shell.Words;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.StaffDirectory;
import org.jiezhen.visits.HolderKeys;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitTypes;
import org.jiezhen.visits.WaitingReason;
import org.jiezhen.visits.WaitingReasons;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** A visit's journey. While it is on a screen, this node reads it. */
@Tag("visit-timeline")
@JsModule("./journey/visit-timeline.ts")
@StyleSheet("styles/journey.css")
final class VisitTimeline extends LiveComponent<TimelineFact> {

    /** What a journey is drawn with. Read before it is attached: nothing is queried while it is shown. */
    @Component
    static class Factory {

        private final LiveBoards boards;
        private final TimelineBoard source;
        private final HolderKeys holders;
        private final StaffDirectory directory;
        private final CurrentStaff staff;
        private final WaitingReasons reasons;
        private final VisitTypes types;

        Factory(
                LiveBoards boards,
                TimelineBoard source,
                HolderKeys holders,
                StaffDirectory directory,
                CurrentStaff staff,
                WaitingReasons reasons,
                VisitTypes types) {
            this.boards = boards;
            this.source = source;
            this.holders = holders;
            this.directory = directory;
            this.staff = staff;
            this.reasons = reasons;
            this.types = types;
        }

        VisitTimeline of(Timelines.Journey journey) {
            return new VisitTimeline(this, journey, holders.me(), directory.roles());
        }
    }

    private final Factory services;
    private final VisitId visit;
    private final Collection<String> me;
    private final List<String> roles;
    private Watched.@Nullable Watch watch;

    private VisitTimeline(Factory services, Timelines.Journey journey, Collection<String> me, List<String> roles) {
        super(services.boards, services.source, journey.audience());
        this.services = services;
        this.visit = journey.visit();
        this.me = me;
        this.roles = roles;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        watch = services.source.watch(visit);
        super.onAttach(event);
        services.boards.lookAgain(services.source);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        super.onDetach(event);
        if (watch != null) {
            watch.close();
            watch = null;
        }
    }

    @Override
    protected ObjectNode config() {
        var board = new BoardConfig(this, TimelineBoard.NAME, me, audience())
                .words(
                        "name.unknown",
                        "offer.stays",
                        "timeline.title",
                        "timeline.act",
                        "timeline.rectify",
                        "timeline.now",
                        "timeline.where",
                        "timeline.with",
                        "timeline.elapsed",
                        "timeline.inHouse",
                        "timeline.chain",
                        "timeline.chainHint",
                        "timeline.waits",
                        "timeline.served",
                        "timeline.handoff",
                        "timeline.call",
                        "timeline.called",
                        "timeline.calledAgain",
                        "timeline.absent",
                        "timeline.requeued",
                        "timeline.for.staff",
                        "timeline.for.desk",
                        "timeline.for.none",
                        "timeline.step",
                        "timeline.undone",
                        "timeline.undoneBySystem",
                        "timeline.system",
                        "timeline.discreet",
                        "timeline.gone",
                        "timeline.goneText",
                        "timeline.status.COMPLETED",
                        "timeline.status.ENTERED_IN_ERROR",
                        "timeline.parts",
                        "timeline.part.done",
                        "timeline.part.skipped",
                        "timeline.part.ahead")
                .codes("did", "journey.did", Words.ofTheHouse().below("journey.did"))
                .codes("why", "journey.why", Words.ofTheHouse().below("journey.why"))
                .codes("role", "staff.role", roles);
        services.types.tell(board, "ty");
        services.reasons.tellState(board, "st");
        services.reasons.tellWaitsFor(board, "wf");
        var config = board.build();
        config.put("rectify", services.staff.may(Permission.VISITS_RECTIFY));
        services.reasons.waiting().forEach(config.putArray("waiting")::add);
        var marks = config.putObject("marks");
        services.reasons.marks().forEach(mark -> marks.putObject(mark.code())
                .put("icon", mark.icon())
                .put("on", mark.on()));
        services.reasons
                .parts()
                .forEach(part -> tell(part, config.withArray("parts").addObject()));
        return config;
    }

    private void tell(WaitingReasons.Part part, ObjectNode told) {
        told.put("name", part.name().in(getLocale()));
        if (part.business() != null) {
            told.put("business", part.business());
        }
        services.reasons.all().stream()
                .filter(reason -> part.code().equals(reason.part()))
                .map(WaitingReason::code)
                .forEach(told.putArray("of")::add);
    }
}

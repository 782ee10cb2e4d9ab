package org.jiezhen.tasks;

import java.time.Instant;
import java.util.List;
import org.jiezhen.acts.Chain;
import org.jiezhen.acts.Subject;
import org.jiezhen.house.PlaceId;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions.Track;
import org.jiezhen.shared.Transitions.Value;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;

/**
 * A task, locked.
 *
 * @param requester who asked for it; null where it came about by itself
 * @param person who alone is asked; null when everybody is who may
 * @param receiver to whom the guest is handed on; null is the desk
 * @param over how it ended; null while it is open
 */
record Task(
        TaskId id,
        long number,
        TaskCode code,
        @Nullable VisitId visit,
        @Nullable PlaceId room,
        @Nullable PlaceId to,
        @Nullable StaffId requester,
        @Nullable StaffId person,
        @Nullable StaffId receiver,
        @Nullable Over over)
        implements Subject<TaskId> {

    /** Whose it is. */
    static final Track OWNER = Chain.custody("task_owner", "task_id");

    /** To whom it is passed, until that is answered. */
    static final Track HANDOFF = Chain.handoff("task_handoff", "task_id");

    /** That somebody is at it. */
    static final Track WORK = new Track("task_work", "task_id", List.of(new Value("staff_id", "uuid")));

    static final List<Track> TRACKS = List.of(OWNER, HANDOFF, WORK);

    /** How a task ended: FHIR Task.status. */
    enum Outcome {
        COMPLETED,
        REJECTED,
        FAILED,
        CANCELLED,
        /** The request was taken back. */
        ENTERED_IN_ERROR
    }

    /** @param by who ended it */
    record Over(Outcome outcome, Instant at, String by) {}

    static String label(long number) {
        return "T" + number;
    }

    @Override
    public String label() {
        return label(number);
    }

    @Override
    public Journal.@Nullable Subject about() {
        return visit == null ? null : new Journal.Subject("visit", visit.toString());
    }

    @Override
    public void requireOpen() {
        if (over != null) {
            throw new Refusal(
                    over.outcome == Outcome.COMPLETED ? "refusal.task.done" : "refusal.task.over",
                    code.name(),
                    over.by,
                    over.at);
        }
    }
}

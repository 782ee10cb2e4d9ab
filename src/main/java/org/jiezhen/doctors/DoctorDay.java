package org.jiezhen.doctors;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jiezhen.doctors.DoctorBoard.RequestFact;
import org.jiezhen.doctors.DoctorLooks.Stage;
import org.jiezhen.habits.Neglect;
import org.jiezhen.habits.PlayedDay;
import org.jiezhen.habits.Round;
import org.jiezhen.habits.SpokenFor;
import org.jiezhen.house.House;
import org.jiezhen.staff.StaffId;
import org.jiezhen.tasks.TasksBoard;
import org.jiezhen.tasks.TasksBoard.TaskFact;
import org.jiezhen.visits.VisitId;

/**
 * Requests for a doctor on a played day: for whom, and what becomes of each, in turn. No doctor says that he or she is on duty, so
 * each is told to whoever answers for the day until somebody comes; and now and then nobody answers at all.
 */
final class DoctorDay {

    private static final String UNMANNED = "TASK_UNMANNED";
    private static final String LATE = "TASK_LATE";

    // What is known here of the house's rules, and not read from them: what nobody answers is told when it is due.
    private static final Duration BEYOND = Duration.ofMinutes(2);

    /** What becomes of a request. */
    enum Fate {
        /** A guide stays with the guest while the consultant briefs; the doctor comes and writes. */
        ACCOMPANIED,
        /** Nobody answers: it is late, and withdrawn. */
        UNANSWERED,
        /** One doctor cannot come, another does. */
        DECLINED,
        /** The doctor leaves the room, and writes later. */
        WRITTEN_LATER
    }

    /** What is so of all of it at one moment. */
    record Seen(List<RequestFact> requests, List<TaskFact> stays) {}

    private final Set<VisitId> asked = ConcurrentHashMap.newKeySet();
    private final Map<DoctorRequestId, Fate> fates = new ConcurrentHashMap<>();
    private final Map<VisitId, StaffId> back = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();

    private DoctorDay() {}

    static DoctorDay of(PlayedDay day) {
        return day.remembered(DoctorDay.class, DoctorDay::new);
    }

    /** All of it, once a round; with whom it goes on, nobody else begins anything. */
    static Seen seen(Round round, DoctorBoard board, TasksBoard tasks) {
        return round.seen(Seen.class, () -> {
            var seen = new Seen(
                    board.read(),
                    round.shown(tasks, tasks::read).stream()
                            .filter(task -> task.code().equals(DoctorRequests.STAY_WITH))
                            .toList());
            var with = new HashSet<VisitId>(of(round.day()).back.keySet());
            seen.requests.stream()
                    .filter(request -> request.stage() != Stage.ANSWERED && request.stage() != Stage.RECORD_OWED)
                    .forEach(request -> with.add(request.visit()));
            SpokenFor.on(round.day()).are(DoctorDay.class, with);
            return seen;
        });
    }

    boolean isAsked(VisitId visit) {
        return asked.contains(visit);
    }

    /** Somebody has asked: what becomes of it, and what people must be told. */
    void asked(RequestFact request, Round round, House house) {
        asked.add(request.visit());
        var fate = Fate.values()[count.getAndIncrement() % Fate.values().length];
        fates.put(request.request(), fate);
        round.day().book().write(new Neglect(UNMANNED, request.task().toString(), round.now()));
        if (fate == Fate.UNANSWERED) {
            round.day().book().write(new Neglect(LATE, request.task().toString(), told(request, house)));
        }
    }

    private static Instant told(RequestFact request, House house) {
        return request.requested().plusSeconds(house.targetSeconds("TASK_FACE_TO_FACE"));
    }

    boolean is(Fate fate, RequestFact request) {
        return fates.get(request.request()) == fate;
    }

    /** Whether whoever asked has waited in vain for long enough. */
    boolean isGivenUp(RequestFact request, Round round, House house) {
        return is(Fate.UNANSWERED, request)
                && !round.now().isBefore(told(request, house).plus(BEYOND));
    }

    /** Somebody is to have this guest back. */
    void lends(VisitId visit, StaffId to) {
        back.put(visit, to);
    }

    boolean isLent(VisitId visit) {
        return back.containsKey(visit);
    }

    /** Whom this person is to have back. */
    Set<VisitId> lentBy(StaffId to) {
        return back.entrySet().stream()
                .filter(lent -> lent.getValue().equals(to))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean isBackTo(VisitId visit, StaffId to) {
        return to.equals(back.get(visit));
    }

    void isBack(VisitId visit) {
        back.remove(visit);
    }
}

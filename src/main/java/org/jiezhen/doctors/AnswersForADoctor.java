package org.jiezhen.doctors;

import static java.util.UUID.randomUUID;

import java.time.Duration;
import java.util.HashMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jiezhen.doctors.DoctorBoard.RequestFact;
import org.jiezhen.doctors.DoctorDay.Fate;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.Habit;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Round;
import org.jiezhen.habits.Urgency;
import org.jiezhen.prices.ItemId;
import org.jiezhen.tasks.TasksBoard;
import org.springframework.stereotype.Component;

/** 医生: comes to whom he or she is asked, unless another does or nobody thinks of it; sees the guest, and writes the record. */
@Component
class AnswersForADoctor implements Habit {

    // Long enough that whoever answers for the day has been told that no doctor says to be on duty.
    private static final int SOONEST = 30;
    private static final int LATEST = 70;
    private static final int SHORTEST = 60;
    private static final int LONGEST = 150;
    private static final int MINUTES = 20;

    private final DoctorAnswers answers;
    private final DoctorLooks looks;
    private final DoctorBoard board;
    private final TasksBoard tasks;

    AnswersForADoctor(DoctorAnswers answers, DoctorLooks looks, DoctorBoard board, TasksBoard tasks) {
        this.answers = answers;
        this.looks = looks;
        this.board = board;
        this.tasks = tasks;
    }

    @Override
    public Set<String> roles() {
        return Set.of("DOCTOR");
    }

    @Override
    public Urgency urgency() {
        return Urgency.ASKED;
    }

    @Override
    public Optional<Act> next(Person me, Round round) {
        var day = DoctorDay.of(round.day());
        return DoctorDay.seen(round, board, tasks).requests().stream()
                .filter(request -> request.isFor(me.id()) && !round.isTouched(request.request()))
                .flatMap(request -> answer(request, me, day, round).stream())
                .findFirst();
    }

    private Optional<Act> answer(RequestFact request, Person me, DoctorDay day, Round round) {
        var mine = request.comes() != null && request.comes().id().equals(me.id());
        var id = request.request();
        return switch (request.stage()) {
            case ASKED -> asked(request, me, day, round);
            case COMING ->
                mine && isOver(request, "comes", SOONEST, LATEST, round) && request.where() != null
                        ? Optional.of(new Act(id, () -> answers.come(randomUUID(), id)))
                        : Optional.empty();
            case WITH_GUEST ->
                mine && isOver(request, "sees", SHORTEST, LONGEST, round)
                        ? Optional.of(new Act(id, () -> {
                            if (day.is(Fate.WRITTEN_LATER, request)) {
                                answers.leave(randomUUID(), id);
                            } else {
                                write(id);
                            }
                        }))
                        : Optional.empty();
            case RECORD_OWED ->
                mine && isOver(request, "writes", SHORTEST + LONGEST, LONGEST + LONGEST, round)
                        ? Optional.of(new Act(id, () -> write(id)))
                        : Optional.empty();
            case ANSWERED -> Optional.empty();
        };
    }

    private Optional<Act> asked(RequestFact request, Person me, DoctorDay day, Round round) {
        var id = request.request();
        if (day.is(Fate.UNANSWERED, request)
                || request.decliners().contains(me.id())
                || !round.isOver(request.requested(), takes(request, "answers", SOONEST, LATEST, round))) {
            return Optional.empty();
        }
        var declines = day.is(Fate.DECLINED, request) && request.decliners().isEmpty();
        return Optional.of(new Act(id, () -> {
            if (declines) {
                answers.decline(randomUUID(), id, Declined.IN_THEATRE, "");
            } else {
                answers.accept(randomUUID(), id, MINUTES);
            }
        }));
    }

    /** Of what is planned this doctor confirms whatever the own filings cover. */
    private void write(DoctorRequestId request) {
        var said = new HashMap<ItemId, Verdict>();
        looks.open(request).planned().stream()
                .filter(one -> one.lacks() == null)
                .forEach(one -> said.put(one.item(), Verdict.CONFIRMED));
        answers.record(randomUUID(), request, new Findings("上睑皮肤轻度松弛，双侧对称", "有适应证", "近期不宜同时填充", "按方案进行，三个月后再评估"), said);
    }

    private static boolean isOver(RequestFact request, String what, int least, int most, Round round) {
        return round.isOver(Objects.requireNonNull(request.comesSince()), takes(request, what, least, most, round));
    }

    private static Duration takes(RequestFact request, String what, int least, int most, Round round) {
        return Duration.ofSeconds(
                round.day().dice().between(least, most, what, request.ticket().number()));
    }
}

package org.jiezhen.triage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.staff.StaffId;
import org.jiezhen.triage.Choice.Ranked;
import org.jiezhen.triage.Rules.Effect;
import org.jiezhen.triage.Rules.Reason;
import org.jiezhen.triage.Situation.Consultant;
import org.jiezhen.triage.Situation.Owed;
import org.jspecify.annotations.Nullable;

/**
 * A time that has passed, decided again by other rules: each guest as it was then, each consultant standing as then, and the
 * wheel as it would have turned. Whoever was chosen for a reason stays chosen; what was given back is given back.
 */
public final class Replay {

    private final Rules rules;
    private final Map<StaffId, Seat> seats = new HashMap<>();
    private final Map<StaffId, Instant> freeThen = new HashMap<>();
    private final Map<StaffId, Instant> freeNow = new HashMap<>();
    private final PriorityQueue<GivenBack> given =
            new PriorityQueue<>(Comparator.comparing(GivenBack::at).thenComparing(GivenBack::no));
    private long passes;

    private Replay(Rules rules) {
        this.rules = rules;
    }

    /**
     * A decision that was made.
     *
     * @param overruled why another was chosen than the rules said
     * @param givenBack when its turn was given back, if it was
     * @param talk how long she talked with the guest then; null when she did not
     */
    record Past(
            long no,
            Situation situation,
            StaffId chosen,
            @Nullable String overruled,
            @Nullable Instant givenBack,
            @Nullable Duration talk) {}

    /**
     * The same one as it would have been.
     *
     * @param would whom the rules would have named; null when nobody
     * @param agrees whether the rules would have named whoever was chosen for a reason
     * @param waited how long the guest waited for her, reckoned as it is for the other
     * @param wouldWait how long the guest would have waited; null where nothing can be said
     */
    public record Again(
            long no,
            Instant at,
            String type,
            StaffId was,
            @Nullable StaffId would,
            String by,
            boolean overruled,
            boolean agrees,
            @Nullable Duration waited,
            @Nullable Duration wouldWait) {

        /** Whether another would have received the guest. */
        public boolean isOther() {
            return !was.equals(would);
        }
    }

    private record GivenBack(Instant at, long no, List<Runnable> undo) {}

    private static final class Seat {
        private int level;
        private boolean in;
        private @Nullable Instant last;
        private int today;
        private String day = "";
        private final List<Owed> owed = new ArrayList<>();
    }

    static List<Again> of(List<Past> past, Rules rules) {
        var replay = new Replay(rules);
        return past.stream().map(replay::again).toList();
    }

    private Again again(Past past) {
        while (!given.isEmpty() && given.peek().at.isBefore(past.situation.at())) {
            given.poll().undo.forEach(Runnable::run);
        }
        var situation = asItWouldBe(past.situation);
        var choice = Chooser.choose(situation, rules);
        var undo = new ArrayList<Runnable>();
        choice.comings().forEach(coming -> {
            var seat = seat(coming.who());
            seat.level += coming.raises();
            seat.in = coming.in();
        });
        var turn = situation.guest().turn();
        var first = choice.first();
        if (past.overruled != null) {
            raise(past.chosen, overruled(past.overruled, turn), undo);
            received(past.chosen, null, undo);
        } else if (first.isPresent()) {
            decide(first.get(), choice, situation, undo);
        }
        if (past.givenBack != null) {
            given.add(new GivenBack(past.givenBack, past.no, undo));
        }
        var would =
                past.overruled != null ? past.chosen : first.map(Ranked::who).orElse(null);
        return new Again(
                past.no,
                situation.at(),
                situation.guest().type(),
                past.chosen,
                would,
                past.overruled != null ? past.overruled : first.map(Ranked::by).orElse(Choice.WHEEL),
                past.overruled != null,
                past.overruled != null
                        && first.filter(one -> one.who().equals(past.chosen)).isPresent(),
                waits(freeThen, past.chosen, past),
                waits(freeNow, would, past));
    }

    /** Each talk takes as long as it took, whoever has the guest; and whoever talks takes the next one afterwards. */
    private static @Nullable Duration waits(Map<StaffId, Instant> free, @Nullable StaffId who, Past past) {
        if (who == null || past.talk == null) {
            return null;
        }
        var at = past.situation.at();
        var from = free.getOrDefault(who, at);
        var begins = from.isAfter(at) ? from : at;
        free.put(who, begins.plus(past.talk));
        return Duration.between(at, begins);
    }

    private int overruled(String why, boolean turn) {
        var reason =
                switch (Reason.valueOf(why)) {
                    case MANAGER_MOVED -> Reason.MANAGER;
                    case OTHERS_WISH, PASSED_ON -> Reason.BY_NAME;
                    default -> Reason.valueOf(why);
                };
        return turn && rules.effect(reason) == Effect.TURN ? 1 : 0;
    }

    private void decide(Ranked first, Choice choice, Situation situation, List<Runnable> undo) {
        var turn = situation.guest().turn();
        switch (first.by()) {
            case Choice.CREDIT -> {
                var seat = seat(first.who());
                var served = seat.owed.removeFirst();
                undo.add(() -> seat.owed.addFirst(served));
                received(first.who(), situation.at(), undo);
            }
            case Choice.WHEEL -> {
                if (turn) {
                    choice.passed().forEach(passed -> {
                        raise(passed.who(), passed.effect() == Effect.NOTHING ? 0 : 1, undo);
                        if (passed.effect() == Effect.CREDIT) {
                            owe(passed.who(), situation.at(), undo);
                        }
                    });
                    raise(first.who(), 1, undo);
                }
                received(first.who(), turn ? situation.at() : null, undo);
            }
            default -> {
                raise(first.who(), turn && rules.effect(Reason.valueOf(first.by())) == Effect.TURN ? 1 : 0, undo);
                received(first.who(), null, undo);
            }
        }
    }

    private void raise(StaffId who, int by, List<Runnable> undo) {
        var seat = seat(who);
        seat.level += by;
        undo.add(() -> seat.level -= by);
    }

    /** @param turn when the wheel gave it; null when it did not */
    private void received(StaffId who, @Nullable Instant turn, List<Runnable> undo) {
        var seat = seat(who);
        seat.today++;
        undo.add(() -> seat.today--);
        if (turn != null) {
            var before = seat.last;
            seat.last = turn;
            undo.add(() -> {
                if (turn.equals(seat.last)) {
                    seat.last = before;
                }
            });
        }
    }

    private void owe(StaffId who, Instant at, List<Runnable> undo) {
        var seat = seat(who);
        var pass = new Owed(++passes, at);
        seat.owed.add(pass);
        // A make-up turn that was served meanwhile stays, with its place.
        undo.add(() -> {
            if (!seat.owed.remove(pass)) {
                seat.level++;
            }
        });
    }

    private Seat seat(StaffId who) {
        return seats.computeIfAbsent(who, _ -> new Seat());
    }

    /** Who is new here brings what she had before. */
    private Situation asItWouldBe(Situation then) {
        var day = BusinessTime.day(then.at()).toString();
        var all = then.consultants().stream()
                .map(one -> {
                    var seat = seats.computeIfAbsent(one.id(), _ -> begun(one));
                    if (!seat.day.equals(day)) {
                        seat.today = seat.day.isEmpty() ? one.today() : 0;
                        seat.day = day;
                    }
                    return new Consultant(
                            one.id(),
                            one.standing(),
                            one.scope(),
                            one.languages(),
                            one.grade(),
                            one.now(),
                            one.atOnce(),
                            seat.today,
                            one.aDay(),
                            one.wheel(),
                            seat.in,
                            seat.level,
                            seat.last,
                            seat.owed,
                            one.left());
                })
                .toList();
        return new Situation(then.at(), then.no(), then.guest(), all);
    }

    private Seat begun(Consultant one) {
        var seat = new Seat();
        seat.level = one.level();
        seat.in = one.in();
        seat.last = one.lastTurn();
        seat.owed.addAll(one.owed());
        passes =
                Math.max(passes, one.owed().stream().mapToLong(Owed::pass).max().orElse(0));
        return seat;
    }
}

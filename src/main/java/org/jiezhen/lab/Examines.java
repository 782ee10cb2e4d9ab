package org.jiezhen.lab;

import static java.util.UUID.randomUUID;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.Habit;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Round;
import org.jiezhen.habits.Urgency;
import org.jiezhen.lab.ImagingBoard.ExaminationFact;
import org.jiezhen.lab.ImagingBoard.Stage;
import org.jiezhen.lab.SeenLab.Seen;
import org.jiezhen.lab.Written.Overall;
import org.springframework.stereotype.Component;

/**
 * 影像科: calls whoever waits at the desk, examines whoever is there, writes what was seen. Now and then a guest is not prepared
 * and is called once more, or a report is written anew.
 */
@Component
class Examines implements Habit {

    private static final int ABNORMAL_ONCE_IN = 3;
    private static final Duration LOOKS = Duration.ofSeconds(30);
    private static final Duration FINDS = Duration.ofSeconds(40);
    private static final Duration AGAIN = Duration.ofSeconds(90);
    private static final Duration READS_ANEW = Duration.ofSeconds(240);
    private static final int QUICKEST = 80;
    private static final int SLOWEST = 180;
    private static final int SOONEST = 40;
    private static final int LATEST = 120;

    private final Imaging imaging;
    private final SeenLab lab;

    Examines(Imaging imaging, SeenLab lab) {
        this.imaging = imaging;
        this.lab = lab;
    }

    @Override
    public Set<String> roles() {
        return Set.of("IMAGING");
    }

    @Override
    public Urgency urgency() {
        return Urgency.ASKED;
    }

    @Override
    public Optional<Act> next(Person me, Round round) {
        var seen = lab.on(round);
        var busy = seen.examinations().stream()
                .anyMatch(one -> one.stage() == Stage.BEGUN && me.id().equals(one.holder()));
        return seen.examinations().stream()
                .flatMap(one -> step(one, busy, seen, me, round).stream())
                .findFirst();
    }

    private Optional<Act> step(ExaminationFact one, boolean busy, Seen seen, Person me, Round round) {
        return switch (one.stage()) {
            case WAITING, CALLED -> busy ? Optional.empty() : begins(one, seen, round);
            case BEGUN -> me.id().equals(one.holder()) ? ends(one, round) : Optional.empty();
            case DONE -> writes(one, round);
            case REPORTED -> writesAnew(one, round);
        };
    }

    private Optional<Act> begins(ExaminationFact one, Seen seen, Round round) {
        var day = LabDay.of(round.day());
        if (one.place() != null && one.place().equals(one.guestAt())) {
            return act(one, () -> imaging.begin(randomUUID(), one.which()));
        }
        var waits = day.givenBack(one.which())
                .map(since -> round.isOver(since, AGAIN))
                .orElse(true);
        // Whoever is with somebody is brought by whom that one asks.
        var calls = one.stage() == Stage.WAITING
                && waits
                && round.isOver(one.since(), LOOKS)
                && seen.isFree(one)
                && lab.guest(one.visit(), round)
                        .filter(guest -> guest.holder().equals("DESK"))
                        .isPresent();
        return calls ? act(one, () -> imaging.call(randomUUID(), one.which())) : Optional.empty();
    }

    private Optional<Act> ends(ExaminationFact one, Round round) {
        var day = LabDay.of(round.day());
        if (day.isToBeGivenBack(one.which(), one.ticket().number())) {
            return round.isOver(one.since(), FINDS)
                    ? act(one, () -> {
                        imaging.giveBack(randomUUID(), one.which(), NotExamined.NOT_PREPARED);
                        day.givesBack(one.which(), round.now());
                    })
                    : Optional.empty();
        }
        return round.isOver(one.since(), takes(one, round, "examines", QUICKEST, SLOWEST))
                ? act(one, () -> imaging.done(randomUUID(), one.which()))
                : Optional.empty();
    }

    private Optional<Act> writes(ExaminationFact one, Round round) {
        var takes = takes(one, round, "writes", SOONEST, LATEST);
        if (!one.preliminary()) {
            return round.isOver(one.since(), takes)
                    ? act(one, () -> imaging.write(randomUUID(), one.which(), seen(one, round)))
                    : Optional.empty();
        }
        return round.isOver(one.since(), takes.multipliedBy(2))
                ? act(one, () -> imaging.conclude(randomUUID(), one.which(), seen(one, round)))
                : Optional.empty();
    }

    private Optional<Act> writesAnew(ExaminationFact one, Round round) {
        return !one.amended()
                        && isAbnormal(one, round)
                        && round.day().dice().onceIn(2, "anew", one.ticket().number())
                        && round.isOver(one.since(), READS_ANEW)
                ? act(one, () -> imaging.amend(randomUUID(), one.which(), normal(one), "复核：干扰所致"))
                : Optional.empty();
    }

    private static Optional<Act> act(ExaminationFact one, Runnable does) {
        return Optional.of(new Act(one.which(), does));
    }

    private static Duration takes(ExaminationFact one, Round round, String what, int from, int to) {
        return Duration.ofSeconds(
                round.day().dice().between(from, to, what, one.ticket().number()));
    }

    private static boolean isAbnormal(ExaminationFact one, Round round) {
        return round.day()
                .dice()
                .onceIn(
                        ABNORMAL_ONCE_IN,
                        "is seen",
                        one.ticket().number(),
                        one.which().panel());
    }

    private static Written seen(ExaminationFact one, Round round) {
        return !isAbnormal(one, round)
                ? normal(one)
                : one.which().panel().equals("ECG")
                        ? new Written("窦性心律，心率 104 次/分", "窦性心动过速", Overall.ABNORMAL)
                        : new Written("右侧乳腺外上象限低回声结节，6×4 mm，边界清", "右侧乳腺结节，BI-RADS 3 类", Overall.ABNORMAL);
    }

    private static Written normal(ExaminationFact one) {
        return one.which().panel().equals("ECG")
                ? new Written("窦性心律，心率 72 次/分", "正常心电图", Overall.NORMAL)
                : new Written("腺体层次清晰，未见明显占位", "未见明显异常", Overall.NORMAL);
    }
}

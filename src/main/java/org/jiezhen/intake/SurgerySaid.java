package org.jiezhen.intake;

import java.util.stream.Stream;
import org.jiezhen.fasting.FastingRecords;
import org.jiezhen.fasting.SurgeryToday;
import org.jiezhen.visits.VisitRecords.Moment;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What follows when a guest says whether surgery is intended today: here, and nowhere else. */
@Component
class SurgerySaid {

    private final FastingRecords fasting;

    SurgerySaid(FastingRecords fasting) {
        this.fasting = fasting;
    }

    /**
     * Somebody wrote down what the guest says: whoever intends surgery fasts, and a later "no" never lifts that.
     *
     * @param answer YES, NO or UNKNOWN, and what more was said; empty when it was taken out, which takes nothing back
     */
    void said(Moment moment, String answer) {
        var said = answer(answer);
        if (said != null) {
            fasting.answered(moment, said);
        }
    }

    /** What stands in the field, without what more was said; null when it was taken out. */
    static @Nullable SurgeryToday answer(String value) {
        var code = value.split(" ", 2)[0];
        return Stream.of(SurgeryToday.values())
                .filter(one -> one.name().equals(code))
                .findFirst()
                .orElse(null);
    }
}

package org.jiezhen.duty;

import java.util.List;
import org.jiezhen.acts.Subject;
import org.jiezhen.shared.Transitions.Track;
import org.jiezhen.shared.Transitions.Value;
import org.jiezhen.staff.StaffId;

/** Somebody of whose duty something is said, locked. */
record OnDuty(StaffId id, String label) implements Subject<StaffId> {

    /** What the person says. */
    static final Track PERIOD = new Track("duty_period", "account_id", List.of(new Value("state", "text")));

    /** What the person answered last; it lapses with the word. */
    static final Track ANSWER = new Track("duty_answer", "account_id", List.of(new Value("said", "text")));

    /** That the shift is over, and whether the person is still on duty is asked. */
    static final Track QUESTION =
            new Track("duty_question", "account_id", List.of(new Value("shift_end", "timestamptz")));

    /** Whoever works here may come on duty. */
    @Override
    public void requireOpen() {}
}

package org.jiezhen.staff;

import java.util.HexFormat;
import java.util.UUID;
import org.jiezhen.journal.Once;
import org.jiezhen.shell.Answered;
import org.springframework.stereotype.Component;

/** The journal's keys prove what was saved. */
@Component
class AnsweredPresses implements Answered {

    private static final int WHO_BYTES = 8;

    private final Once once;
    private final CurrentStaff current;

    AnsweredPresses(Once once, CurrentStaff current) {
        this.once = once;
        this.current = current;
    }

    @Override
    public boolean wasSaved(UUID press) {
        return once.wasDone(press, current.id().toString());
    }

    @Override
    public String who() {
        return HexFormat.of().formatHex(SignInBrake.hash("presses of " + current.id()), 0, WHO_BYTES);
    }
}

package org.jiezhen.handover;

import java.util.Optional;
import org.jiezhen.shell.Leaving;
import org.jiezhen.staff.CurrentStaff;
import org.springframework.stereotype.Component;

/** Whoever goes with something in hand is led to the page that hands it over. */
@Component
class GoesWithNothing implements Leaving {

    private final InHandBoard board;
    private final CurrentStaff staff;

    GoesWithNothing(InHandBoard board, CurrentStaff staff) {
        this.board = board;
        this.staff = staff;
    }

    @Override
    public Optional<String> first() {
        return board.of(staff.id()).isEmpty() ? Optional.empty() : Optional.of("hand-over");
    }
}

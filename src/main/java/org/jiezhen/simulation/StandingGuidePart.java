package org.jiezhen.simulation;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** 站立导医, at the lift: receives whoever comes, and says farewell to whoever was handed over for it. */
@Component
class StandingGuidePart implements Part {

    static final String ROLE = "STANDING_GUIDE";

    private final Accompanying accompanying;
    private final Welcome welcome;

    StandingGuidePart(Accompanying accompanying, Welcome welcome) {
        this.accompanying = accompanying;
        this.welcome = welcome;
    }

    @Override
    public String role() {
        return ROLE;
    }

    @Override
    public Optional<Act> next(Person me, Scene scene) {
        return welcome.next(me, scene)
                .or(() -> accompanying.answer(me, scene, false))
                .or(() -> accompanying.farewell(me, scene));
    }
}

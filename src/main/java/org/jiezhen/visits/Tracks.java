package org.jiezhen.visits;

import java.util.List;
import org.jiezhen.acts.Chain;
import org.jiezhen.shared.Transitions.Track;
import org.jiezhen.shared.Transitions.Value;

/** The seven things about a visit that are periods, each kept apart from the others. */
final class Tracks {

    static final Track REASON =
            new Track("visit_reason", "visit_id", List.of(new Value("code", "text"))).oneOfEach("code");

    static final Track PHASE = new Track("visit_phase", "visit_id", List.of(new Value("phase", "text")));

    static final Track PLACE = new Track(
            "visit_place", "visit_id", List.of(new Value("place_id", "uuid"), new Value("claim", "uuid")), "claim");

    static final Track CUSTODY = Chain.custody("visit_custody", "visit_id");

    static final Track HANDOFF = Chain.handoff("visit_handoff", "visit_id");

    static final Track CALL = new Track(
            "visit_call",
            "visit_id",
            List.of(
                    new Value("status", "text"),
                    new Value("place_id", "uuid"),
                    new Value("claim", "uuid"),
                    new Value("times", "int"),
                    new Value("queued_at", "timestamptz")),
            "claim");

    /** Which of the house's numbered cards the guest has: see {@link NumberedCards}. */
    static final Track CARD = new Track("visit_numbered_card", "visit_id", List.of(new Value("claim", "int")), "claim");

    static final List<Track> ALL = List.of(REASON, PHASE, PLACE, CUSTODY, HANDOFF, CALL, CARD);

    private Tracks() {}

    /** The condition that a period is open, for a statement in which the track has this alias. */
    static String open(String alias) {
        return " AND %1$s.ended IS NULL AND %1$s.voided IS NULL".formatted(alias);
    }
}

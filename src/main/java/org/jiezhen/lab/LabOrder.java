package org.jiezhen.lab;

import java.time.Instant;
import java.util.List;
import org.jiezhen.acts.Subject;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions.Track;
import org.jiezhen.shared.Transitions.Value;
import org.jiezhen.visits.VisitId;

/**
 * A lab form (化验单) of a visit, locked.
 *
 * @param since since when it stands as it does
 * @param by who made it so
 */
record LabOrder(OrderId id, long number, VisitId visit, OrderState state, Instant since, String by)
        implements Subject<OrderId> {

    static final Track STATE = new Track("lab_order_state", "order_id", List.of(new Value("state", "text")));

    /** What stands on it. */
    static final Track PANELS =
            new Track("lab_order_panel", "order_id", List.of(new Value("panel", "text"))).oneOfEach("panel");

    /** For which of its panels with a place the guest was examined. */
    static final Track EXAMINED =
            new Track("lab_examined", "order_id", List.of(new Value("panel", "text"))).oneOfEach("panel");

    /** Which of them is under way, or done and without its report. */
    static final Track IMAGING = new Track(
                    "lab_imaging",
                    "order_id",
                    List.of(
                            new Value("panel", "text"),
                            new Value("state", "text"),
                            new Value("staff_id", "uuid"),
                            new Value("led_by", "bigint")))
            .oneOfEach("panel");

    static final List<Track> TRACKS = List.of(STATE, PANELS, EXAMINED, IMAGING, Reports.TRACK, Reports.REVIEW);

    static String label(long number) {
        return "L" + number;
    }

    @Override
    public String label() {
        return label(number);
    }

    @Override
    public Journal.Subject about() {
        return new Journal.Subject("visit", visit.toString());
    }

    @Override
    public void requireOpen() {
        if (!state.isOpen()) {
            throw new Refusal("refusal.lab.orderIs." + state, label(), since, by);
        }
    }

    /** @throws Refusal unless it stands so */
    void require(OrderState asked) {
        requireOpen();
        if (state != asked) {
            throw new Refusal("refusal.lab.orderIs." + state, label(), since, by);
        }
    }
}

package org.jiezhen.lab;

import java.time.Instant;
import java.util.HashMap;
import org.jiezhen.acts.Holder;
import org.jiezhen.acts.Holders;
import org.jiezhen.house.PlaceId;
import org.jiezhen.shared.Transitions;
import org.jiezhen.shared.Transitions.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The steps of a specimen's life and of its chain of holders, within whichever act brings them about. */
@Component
class SpecimenSteps {

    private final SpecimenKind kind;
    private final Holders holders;
    private final Transitions transitions;

    SpecimenSteps(SpecimenKind kind, Holders holders, Transitions transitions) {
        this.kind = kind;
        this.holders = holders;
        this.transitions = transitions;
    }

    /** The first step: it stands on the form. */
    void ordered(SpecimenId specimen, Instant now, long entry) {
        must(transitions.begin(
                Specimen.STATE, specimen.value(), values(SpecimenState.ORDERED, null, null), now, entry));
    }

    /** The next step. */
    void become(
            Specimen specimen,
            SpecimenState next,
            @Nullable String reason,
            @Nullable Checked checked,
            Instant now,
            long entry) {
        specimen.requireCanBecome(next);
        step(specimen.id(), next, reason, checked, now, entry);
    }

    /** The step after a step of the same act. */
    void step(
            SpecimenId specimen,
            SpecimenState next,
            @Nullable String reason,
            @Nullable Checked checked,
            Instant now,
            long entry) {
        must(transitions.next(Specimen.STATE, specimen.value(), null, values(next, reason, checked), now, entry));
    }

    /** It is drawn, and rests at a place. */
    void firstRestsAt(SpecimenId specimen, PlaceId place, Instant now, long entry) {
        holders.begin(kind.chain(), specimen, new Holder.Place(place.value()), now, entry);
    }

    /** From now on this one has it, and nobody else. */
    void give(SpecimenId specimen, Holder to, Instant now, long entry) {
        holders.give(kind.chain(), specimen, to, now, entry);
    }

    /** It is put away: nobody has it any more, and nobody need. */
    void putAway(SpecimenId specimen, Instant now, long entry) {
        transitions.end(Specimen.CUSTODY, specimen.value(), null, now, entry);
    }

    private static HashMap<String, @Nullable Object> values(
            SpecimenState state, @Nullable String reason, @Nullable Checked checked) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("state", state.name());
        values.put("reason", reason);
        values.put("checked", checked == null ? null : checked.name());
        return values;
    }

    private static void must(Outcome outcome) {
        if (outcome != Outcome.DONE) {
            throw new IllegalStateException("a specimen changed under its lock");
        }
    }
}

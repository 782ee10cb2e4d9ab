package org.jiezhen.lab;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jiezhen.acts.Chain;
import org.jiezhen.acts.Subject;
import org.jiezhen.house.PlaceId;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions.Track;
import org.jiezhen.shared.Transitions.Value;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;

/**
 * A specimen (标本), locked.
 *
 * @param tube the code of its kind of tube
 * @param panels what is found out from it, by code
 * @param to where it goes
 * @param since since when it is so
 * @param by who made it so
 * @param person which person has it, if one does
 * @param place at which place it rests, if at one
 */
record Specimen(
        SpecimenId id,
        String accession,
        OrderId order,
        VisitId visit,
        String tube,
        Localized name,
        List<String> panels,
        @Nullable PlaceId to,
        SpecimenState state,
        Instant since,
        String by,
        @Nullable UUID person,
        @Nullable PlaceId place)
        implements Subject<SpecimenId> {

    static final Track STATE = new Track(
            "lab_specimen_state",
            "specimen_id",
            List.of(new Value("state", "text"), new Value("reason", "text"), new Value("checked", "text")));

    /** Who has it. */
    static final Track CUSTODY = Chain.custody("lab_specimen_custody", "specimen_id");

    /** A chain has one; of a tube it stays empty. A tube is never offered: its errand is, and the tube goes with it. */
    static final Track HANDOFF = Chain.handoff("lab_specimen_handoff", "specimen_id");

    /** Which of its labels is good. */
    static final Track LABEL = new Track(
            "lab_label",
            "specimen_id",
            List.of(new Value("number", "int"), new Value("code", "text"), new Value("known_by", "text")));

    static final List<Track> TRACKS = List.of(STATE, CUSTODY, HANDOFF, LABEL, Result.TRACK);

    private static final int END = 4;

    /** What people call it: the end of its number. */
    static String label(String accession) {
        return accession.substring(Math.max(0, accession.length() - END));
    }

    @Override
    public String label() {
        return label(accession);
    }

    @Override
    public Journal.Subject about() {
        return new Journal.Subject("visit", visit.toString());
    }

    @Override
    public void requireOpen() {
        if (state.isOver()) {
            throw is();
        }
    }

    /** @throws Refusal that says how it stands, unless it can go on to this */
    void requireCanBecome(SpecimenState next) {
        if (!state.canBecome(next)) {
            throw is();
        }
    }

    /** @throws Refusal that says how it stands, unless it stands so */
    void require(SpecimenState asked) {
        if (state != asked) {
            throw is();
        }
    }

    /** How it stands, who made it so, since when. */
    Refusal is() {
        return new Refusal("refusal.specimen.is." + state, label(), since, by);
    }
}

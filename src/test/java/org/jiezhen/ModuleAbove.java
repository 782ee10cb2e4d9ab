package org.jiezhen;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jiezhen.acts.Gate;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.Refusal;
import org.jspecify.annotations.Nullable;

/** A module above visits that stands before their acts, as soon as a test lets it. */
public class ModuleAbove implements Gate {

    /** What it refuses with. */
    public static final String REFUSAL = "test.gate";

    private final Journal journal;
    private final List<Passage> seen = new CopyOnWriteArrayList<>();
    private volatile boolean watches;
    private volatile @Nullable String refused;

    ModuleAbove(Journal journal) {
        this.journal = journal;
    }

    /** Sees what passes from now on, and writes an entry of its own beside each. */
    public void watch() {
        seen.clear();
        watches = true;
    }

    /** Refuses this act from now on. */
    public void refuse(String act) {
        refused = act;
    }

    /** Lets everything pass unseen. */
    public void rest() {
        watches = false;
        refused = null;
    }

    /** What has passed since it watches. */
    public List<Passage> seen() {
        return seen;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("visit", "day");
    }

    @Override
    public void refuse(Passage passage) {
        if (passage.act().code().equals(refused)) {
            throw new Refusal(REFUSAL);
        }
    }

    @Override
    public void accompany(Passage passage) {
        if (watches) {
            seen.add(passage);
            journal.append(
                    passage.staff().toString(),
                    "test.accompany",
                    new Journal.Subject("test", Long.toString(passage.entry())),
                    passage.subject(),
                    null,
                    null);
        }
    }
}

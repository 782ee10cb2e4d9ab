package org.jiezhen.oversight;

import java.util.Set;
import java.util.TreeSet;
import org.jiezhen.quotes.QuotePermission;
import org.jiezhen.tasks.TaskCodes;
import org.jiezhen.tasks.TaskPermission;
import org.jiezhen.triage.TriagePermission;
import org.springframework.stereotype.Component;

/** To whom what is late can go: whoever answers for the day, whoever may take some kind of task or triages, everybody. */
@Component
class Receivers {

    private final TaskCodes codes;
    // Kinds of tasks come with a new version of the portal, and with nothing else.
    private volatile Set<String> known = Set.of();

    Receivers(TaskCodes codes) {
        this.codes = codes;
    }

    /** By permission. */
    Set<String> permissions() {
        if (known.isEmpty()) {
            var all = new TreeSet<>(Set.of(
                    OversightPermission.WATCH, TaskPermission.TAKE, TriagePermission.ASSIGN, QuotePermission.APPROVE));
            codes.all().forEach(code -> all.add(code.permission()));
            known = Set.copyOf(all);
        }
        return known;
    }
}

package org.jiezhen.lab;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jiezhen.habits.Alarms;
import org.jiezhen.live.Look;
import org.jiezhen.staff.StaffId;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What those who run, draw and receive are told is wrong with tubes, by what their boards are sent. */
@Component
public class LabAlarmed implements Alarms {

    private final RunnersBoard runners;
    private final SpecimensBoard specimens;

    LabAlarmed(RunnersBoard runners, SpecimensBoard specimens) {
        this.runners = runners;
        this.specimens = specimens;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("TUBE_LATE", "TUBE_MISSING", "TUBE_AGAIN");
    }

    /** As frontend/live/lateness.ts reckons what is late. */
    @Override
    public Set<Raised> raised(Instant now) {
        var raised = new HashSet<Raised>();
        for (var row : Look.rows(runners, RunnersBoard.of(StaffId.random(), _ -> true))) {
            if (row.get("k").asString().equals("SPECIMEN") && isOver(row.get("s"), row.get("tg"), now)) {
                raised.add(new Raised("TUBE_LATE", id(row)));
            }
        }
        for (var row : Look.rows(specimens, SpecimensBoard.BENCH)) {
            if (row.get("st").asString().equals("MISSING")) {
                raised.add(new Raised("TUBE_MISSING", id(row)));
            }
        }
        for (var row : Look.rows(specimens, SpecimensBoard.CHAIR)) {
            if (row.get("st").asString().equals("ORDERED") && row.has("ag")) {
                raised.add(new Raised("TUBE_AGAIN", id(row)));
            }
        }
        return raised;
    }

    private static String id(JsonNode row) {
        return row.get("id").asString();
    }

    private static boolean isOver(JsonNode since, JsonNode seconds, Instant now) {
        return now.isAfter(Instant.ofEpochMilli(since.asLong()).plusSeconds(seconds.asLong()));
    }
}

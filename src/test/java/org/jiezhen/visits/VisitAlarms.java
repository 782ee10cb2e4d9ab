package org.jiezhen.visits;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jiezhen.habits.Alarms;
import org.jiezhen.house.House;
import org.jiezhen.live.Glance;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What guides' boards say is wrong with customers: as frontend/live/lateness.ts reckons it, from the rows it is sent. */
@Component
public class VisitAlarms implements Alarms {

    private final ArrivalsBoard board;
    private final House house;

    VisitAlarms(ArrivalsBoard board, House house) {
        this.board = board;
        this.house = house;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("LATE", "ALONE", "MISSED", "UNREACHABLE");
    }

    @Override
    public Set<Raised> raised(Glance glance) {
        var now = glance.now();
        var alone = house.targetSeconds("ALONE");
        var raised = new HashSet<Raised>();
        for (var row : glance.rows(board, ArrivalsBoard.GUIDES)) {
            var visit = row.get("id").asString();
            if (row.has("tg") && isOver(row.get("s"), row.get("tg").asInt(), now)) {
                raised.add(new Raised("LATE", visit));
            }
            if (row.at("/who/h").asString().equals("none") && isOver(row.at("/who/s"), alone, now)) {
                raised.add(new Raised("ALONE", visit));
            }
            if (!row.at("/who/u").isMissingNode()) {
                raised.add(new Raised("UNREACHABLE", visit));
            }
            if (row.path("cl").asString("").equals("ABSENT")) {
                raised.add(new Raised("MISSED", visit));
            }
        }
        return raised;
    }

    private static boolean isOver(JsonNode since, int seconds, Instant now) {
        return now.isAfter(Instant.ofEpochMilli(since.asLong()).plusSeconds(seconds));
    }
}

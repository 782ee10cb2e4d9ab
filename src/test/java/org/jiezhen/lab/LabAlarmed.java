package org.jiezhen.lab;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jiezhen.habits.Alarms;
import org.jiezhen.live.Glance;
import org.jiezhen.notices.NoticesBoard;
import org.jiezhen.staff.StaffId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What those who run, draw and receive are told is wrong with tubes, by what their boards are sent. */
@Component
public class LabAlarmed implements Alarms {

    private static final String ESCALATED = "ESCALATED:";

    private final RunnersBoard runners;
    private final SpecimensBoard specimens;
    private final NoticesBoard notices;
    private final JdbcClient jdbc;
    private final Map<String, Optional<String>> calls = new HashMap<>();

    LabAlarmed(RunnersBoard runners, SpecimensBoard specimens, NoticesBoard notices, JdbcClient jdbc) {
        this.runners = runners;
        this.specimens = specimens;
        this.notices = notices;
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("TUBE_LATE", "TUBE_MISSING", "TUBE_AGAIN", "CRITICAL_UNTOLD");
    }

    /** As frontend/live/lateness.ts reckons what is late. */
    @Override
    public Set<Raised> raised(Glance glance) {
        var raised = new HashSet<Raised>();
        for (var row : glance.rows(runners, RunnersBoard.of(StaffId.random(), _ -> true))) {
            if (row.get("k").asString().equals("SPECIMEN") && isOver(row.get("s"), row.get("tg"), glance.now())) {
                raised.add(new Raised("TUBE_LATE", id(row)));
            }
        }
        for (var row : glance.rows(specimens, SpecimensBoard.BENCH)) {
            if (row.get("st").asString().equals("MISSING")) {
                raised.add(new Raised("TUBE_MISSING", id(row)));
            }
        }
        for (var row : glance.rows(specimens, SpecimensBoard.CHAIR)) {
            if (row.get("st").asString().equals("ORDERED") && row.has("ag")) {
                raised.add(new Raised("TUBE_AGAIN", id(row)));
            }
        }
        // What is told of a call that nobody has made, to whoever can be told and to whoever else is there.
        for (var row : glance.rows(notices, notices.of(StaffId.random(), _ -> true))) {
            if (id(row).startsWith(ESCALATED)) {
                calls.computeIfAbsent(id(row).substring(ESCALATED.length()), this::call)
                        .ifPresent(task -> raised.add(new Raised("CRITICAL_UNTOLD", task)));
            }
        }
        return raised;
    }

    private Optional<String> call(String escalation) {
        return jdbc.sql("""
                        SELECT CAST(t.id AS text) FROM escalation e JOIN task t ON t.id = e.about AND t.code = 'LAB_CRITICAL'
                        WHERE CAST(e.id AS text) = ?""").param(escalation).query(String.class).optional();
    }

    private static String id(JsonNode row) {
        return row.get("id").asString();
    }

    private static boolean isOver(JsonNode since, JsonNode seconds, Instant now) {
        return now.isAfter(Instant.ofEpochMilli(since.asLong()).plusSeconds(seconds.asLong()));
    }
}

package org.jiezhen.triage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What happens with forms and at triage on any day that is played for long enough, by what is left of it. */
public final class PlayedTriage {

    private static final Map<String, String> HAPPENS = Map.of(
            "two fill one form",
            """
            SELECT count(*) FROM (SELECT visit_id FROM intake_filler
                                  GROUP BY visit_id HAVING count(DISTINCT staff_id) > 1) AS pairs""",
            "whoever is second in a field writes over what a colleague wrote, having read it",
            """
            SELECT count(*) FROM intake_value a JOIN intake_value b ON b.begun_by = a.ended_by
            JOIN journal first ON first.id = a.begun_by JOIN journal second ON second.id = b.begun_by
            WHERE a.field = 'WISH' AND first.actor <> second.actor""",
            "a form is ready",
            "SELECT count(*) FROM intake_ready",
            "what was ready is corrected",
            """
            SELECT count(*) FROM intake_value a JOIN intake_ready r ON r.visit_id = a.visit_id AND a.begun_by > r.begun_by
            WHERE a.field IN ('INTEREST', 'LAST_MEAL')""",
            "a guest is received",
            "SELECT count(*) FROM visit_assignment WHERE state = 'RECEIVED'",
            "a consultant declines",
            "SELECT count(*) FROM visit_assignment WHERE state = 'DECLINED'");

    private PlayedTriage() {}

    /** What has not happened in a house, and what is not as it must be. */
    public static List<String> missing(ApplicationContext house) {
        var jdbc = house.getBean(JdbcClient.class);
        var found = new ArrayList<>(HAPPENS.entrySet().stream()
                .filter(one -> jdbc.sql(one.getValue()).query(Integer.class).single() == 0)
                .map(Map.Entry::getKey)
                .sorted()
                .toList());
        if (!house.getBean(Decisions.class).altered().isEmpty()) {
            found.add("every decision is as it was sealed");
        }
        if (jdbc.sql(OFF).query(Integer.class).single() > 0) {
            found.add("what is kept beside the turns is their sum");
        }
        return found;
    }

    private static final String OFF = """
            SELECT count(*) FROM triage_seat s
            WHERE s.level <> coalesce((SELECT sum(t.raises) FROM triage_turn t
                                       WHERE t.account_id = s.account_id AND t.voided IS NULL), 0)""";
}

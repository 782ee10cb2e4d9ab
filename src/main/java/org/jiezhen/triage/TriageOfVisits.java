package org.jiezhen.triage;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiezhen.live.Pressed;
import org.jiezhen.notices.NoticeKind;
import org.jiezhen.visits.JourneyLines;
import org.jiezhen.visits.RowMarks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the screens of visits and the notices show of triage, as the database tells it. */
@Configuration
class TriageOfVisits {

    /** Whom a guest was given to, in the journey. */
    @Bean
    JourneyLines triageInTheJourney() {
        return new JourneyLines("triage_said");
    }

    /** Whom a guest goes to, on the row of arrivals. */
    @Bean
    RowMarks triageOnTheRow() {
        return new RowMarks("triage_mark");
    }

    /** A consultant is asked whether she takes a guest. */
    @Bean
    NoticeKind triageAsked(Answers answers) {
        return new Told(
                "TRIAGE_ASKED",
                "notice_triage_asked",
                Set.of(),
                List.of(
                        new NoticeKind.Act(
                                "ACCEPT",
                                "triage.action.ACCEPT",
                                "triage.done.ACCEPT",
                                (key, about) -> answers.accept(key, Pressed.id(about, DecisionId::new))),
                        new NoticeKind.Act(
                                "DECLINE",
                                "triage.action.DECLINE",
                                "triage.done.DECLINE",
                                (key, about) -> answers.decline(
                                        key, Pressed.id(about, DecisionId::new), Answers.Decline.BUSY))));
    }

    /** A guest whom the consultant does not take, or who got no answer, waits for another. */
    @Bean
    NoticeKind triageOpen() {
        return new Told("TRIAGE_OPEN", "notice_triage_open", Set.of(TriagePermission.ASSIGN), List.of());
    }

    private record Told(String code, String view, Set<String> permissions, List<NoticeKind.Act> acts)
            implements NoticeKind {

        @Override
        public Set<String> subjects() {
            return Set.of("triage", "visit");
        }

        @Override
        public Map<String, String> found() {
            return Map.of("triage", "decision_id", "visit", "visit_id");
        }

        @Override
        public boolean urgent() {
            return code.equals("TRIAGE_OPEN");
        }

        @Override
        public String toOne() {
            return "triage.notice." + code;
        }

        @Override
        public String toAll() {
            return "triage.notice." + code;
        }
    }
}

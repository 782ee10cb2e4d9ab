package org.jiezhen.outcomes;

import org.jiezhen.visits.JourneyLines;
import org.jiezhen.visits.RowMarks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the screens of visits show of what became of a consultation, as the database tells it. */
@Configuration
class OutcomesOfVisits {

    /** Why there was no deal, until when it is put off, what was shown: in the journey. */
    @Bean
    JourneyLines outcomesInTheJourney() {
        return new JourneyLines("outcome_said");
    }

    /** What it came to, and that nobody has said it, on the row of arrivals. */
    @Bean
    RowMarks outcomesOnTheRow() {
        return new RowMarks("outcome_mark");
    }
}

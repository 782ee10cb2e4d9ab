package org.jiezhen.fasting;

import org.jiezhen.visits.JourneyLines;
import org.jiezhen.visits.RowMarks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the screens of visits show of fasting, as the database tells it. */
@Configuration
class FastingOfVisits {

    /** What was said of it, in the journey. */
    @Bean
    JourneyLines fastingInTheJourney() {
        return new JourneyLines("fasting_said");
    }

    /** That the guest fasts, on the row of arrivals. */
    @Bean
    RowMarks fastingOnTheRow() {
        return new RowMarks("fasting_mark");
    }
}

package org.jiezhen.lab;

import org.jiezhen.visits.JourneyLines;
import org.jiezhen.visits.RowMarks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the screens of visits show of lab forms, as the database tells it. */
@Configuration
class LabOfVisits {

    /** Which form it was, in the journey. */
    @Bean
    JourneyLines labFormsInTheJourney() {
        return new JourneyLines("lab_order_said");
    }

    /** Which tube it was, in the journey. */
    @Bean
    JourneyLines specimensInTheJourney() {
        return new JourneyLines("lab_specimen_said");
    }

    /** That there is one, on the row of arrivals. */
    @Bean
    RowMarks labFormsOnTheRow() {
        return new RowMarks("lab_order_mark");
    }
}

package org.jiezhen.intake;

import org.jiezhen.visits.JourneyLines;
import org.jiezhen.visits.RowMarks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the screens of visits show of forms, as the database tells it. */
@Configuration
class FormsOfVisits {

    /** That something is missing, and whether there are allergies, on the row of arrivals. */
    @Bean
    RowMarks formsOnTheRow() {
        return new RowMarks("intake_mark");
    }

    /** Whether the guest agrees, and who goes on with the form, in the journey. */
    @Bean
    JourneyLines formsInTheJourney() {
        return new JourneyLines("intake_told");
    }
}

package org.jiezhen.umbrellas;

import org.jiezhen.visits.JourneyLines;
import org.jiezhen.visits.RowMarks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the screens of visits show of umbrellas, as the database tells it. */
@Configuration
class UmbrellasOfVisits {

    /** Which umbrella it was, in the journey. */
    @Bean
    JourneyLines umbrellasInTheJourney() {
        return new JourneyLines("umbrella_said");
    }

    /** That the guest has one, on the row of arrivals. */
    @Bean
    RowMarks umbrellasOnTheRow() {
        return new RowMarks("umbrella_mark");
    }
}

package org.jiezhen.sales;

import org.jiezhen.visits.JourneyLines;
import org.jiezhen.visits.RowMarks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the screens of visits show of deals, as the database tells it. */
@Configuration
class SalesOfVisits {

    /** How many orders were written: in the journey. */
    @Bean
    JourneyLines salesInTheJourney() {
        return new JourneyLines("sales_said");
    }

    /** That what was signed holds no longer, on the row of arrivals. */
    @Bean
    RowMarks salesOnTheRow() {
        return new RowMarks("sales_mark");
    }
}
